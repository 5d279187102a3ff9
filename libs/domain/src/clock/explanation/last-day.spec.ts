import { describe, expect, it } from '@jest/globals';
import { lastDayOf } from './last-day.ts';
import type { Limit } from '../limit/limit.ts';
import { at, office } from '../office.scenario.ts';

const term: Limit = { kind: 'calendar', duration: 'P30D', roll: 'none', end: 'end-of-day' };

describe('given the due moment of a term that ends with a day', () => {
  it('then its last day is the one that ends then, with both its ends', () => {
    expect(lastDayOf(term, at('2026-12-01T00:00'), office)).toEqual({
      ...{ date: '2026-11-30', endsAt: '24:00', closesAt: '18:00' },
    });
    expect(lastDayOf(term, at('2026-11-30T00:00'), office)).toMatchObject({
      ...{ date: '2026-11-29', closesAt: null },
    });
  });

  it('when nobody knows it yet, or the limit ends at an hour, then there is none to show', () => {
    expect(lastDayOf(term, null, office)).toBeNull();
    expect(lastDayOf({ ...term, end: 'same-time' }, at('2026-12-01T00:00'), office)).toBeNull();
    expect(lastDayOf(null, at('2026-12-01T00:00'), office)).toBeNull();
  });
});
