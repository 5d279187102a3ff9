import { describe, expect, it } from '@jest/globals';
import { afterQuietHours } from './quiet-hours.ts';

const night = { from: '21:00', to: '08:00' };
const after = (moment: string, hours = night, zone = 'Asia/Shanghai') =>
  new Date(afterQuietHours(hours, zone, Date.parse(moment))).toISOString();

describe('quiet hours', () => {
  it.each([
    ['2026-11-16T20:59:59.999+08:00', '2026-11-16T12:59:59.999Z'],
    ['2026-11-16T21:00:00+08:00', '2026-11-17T00:00:00.000Z'],
    ['2026-11-16T23:59:59+08:00', '2026-11-17T00:00:00.000Z'],
    ['2026-11-17T00:00:00+08:00', '2026-11-17T00:00:00.000Z'],
    ['2026-11-17T07:59:59.999+08:00', '2026-11-17T00:00:00.000Z'],
    ['2026-11-17T08:00:00+08:00', '2026-11-17T00:00:00.000Z'],
    ['2026-12-31T22:00:00+08:00', '2027-01-01T00:00:00.000Z'],
  ])('over midnight: %s may go at %s', (moment, expected) => {
    expect(after(moment)).toBe(expected);
  });

  it('within a day, and none at all', () => {
    const noon = { from: '12:00', to: '14:00' };
    expect(after('2026-11-16T13:00:00+08:00', noon)).toBe('2026-11-16T06:00:00.000Z');
    expect(after('2026-11-16T23:00:00+08:00', noon)).toBe('2026-11-16T15:00:00.000Z');
    expect(after('2026-11-16T23:00:00+08:00', { from: '08:00', to: '08:00' })).toBe(
      '2026-11-16T15:00:00.000Z',
    );
  });

  it('end by the wall clock on a night that is an hour shorter or longer', () => {
    const zone = 'Europe/Berlin';
    expect(after('2026-03-28T22:00:00+01:00', night, zone)).toBe('2026-03-29T06:00:00.000Z');
    expect(after('2026-10-24T22:00:00+02:00', night, zone)).toBe('2026-10-25T07:00:00.000Z');
  });
});
