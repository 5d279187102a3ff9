import { describe, expect, it } from '@jest/globals';
import { days, run, told } from './explained.scenario.ts';
import { explain } from './explain.ts';
import { accepted, at } from '../office.scenario.ts';
import type { Limit } from '../limit/limit.ts';

const ZERO: Limit = { kind: 'working-time', minutes: 0 };

describe('given a limit of zero', () => {
  it('when it waits for the next opening, then only the date it is due on counts', () => {
    expect(told(run(ZERO, '2026-11-20T19:00'))).toEqual([
      ['11-20', false, 'no-hours-left'],
      ['11-21', false, 'weekend'],
      ['11-22', false, 'weekend'],
      ['11-23', true, 'next-open-moment'],
    ]);
    expect(told(run(days(0), '2026-11-20T16:00'))).toEqual([['11-20', true, 'next-open-moment']]);
  });

  it('when a suspension begins after it was due, then that is no part of it', () => {
    const after: [string, string] = ['2026-11-20T11:00', '2026-11-20T12:00'];
    const steps = told(run({ kind: 'elapsed', duration: 'PT0S' }, '2026-11-20T10:00', after));
    expect(steps).toEqual([
      ['11-20', true, 'clock-starts'],
      ['11-20', true, 'elapsed-time'],
    ]);
  });
});

describe('given a suspension still open from the first moment of a date', () => {
  it('then the date has its step', () => {
    expect(told(run(days(7), '2026-11-23T00:00', ['2026-11-23T00:00', null]))).toEqual([
      ['11-23', false, 'start-date'],
      ['11-23', false, 'suspension-open'],
    ]);
  });
});

describe('given a long explanation', () => {
  it('when it has 240 dates, then each is told; with one more, one is summed up', () => {
    const measured = (until: string) => told(run(null, '2026-01-01T09:00'), until);
    const codes = (steps: readonly unknown[][]) => steps.filter(([, , code]) => code === 'summed-up').length;
    expect([measured('2026-08-28T12:00').length, codes(measured('2026-08-28T12:00'))]).toEqual([240, 0]);
    expect([measured('2026-08-29T12:00').length, codes(measured('2026-08-29T12:00'))]).toEqual([241, 1]);
  });

  it('when its last working day is among those summed up, then all its working days are counted once', () => {
    const clock = run(days(130), '2026-01-05T10:00', ['2026-01-06T09:00', '2027-01-06T09:00']);
    const steps = accepted(explain(clock, at('2026-01-05T10:00')));
    const counted = steps.filter(({ why }) => /^working day \d+ of 130/.test(why)).length;
    const summed = steps.reduce((sum, step) => sum + Number(step['days'] ?? 0), 0);
    expect(counted + summed).toBe(130);
  });
});
