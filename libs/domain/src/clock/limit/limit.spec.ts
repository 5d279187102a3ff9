import { describe, expect, it } from '@jest/globals';
import { parseDuration } from '../dates/duration.ts';
import { checkLimit, type Limit } from './limit.ts';
import { refusalOf } from '../office.scenario.ts';

const MINUTE = 60_000;

describe('given a duration that is none, with a minus somewhere', () => {
  it.each([
    ['-P1D', 'limit-negative'],
    ['P1DT-5M', 'limit-negative'],
    ['x-P1D', 'limit-unreadable'],
    ['xP-1D', 'limit-unreadable'],
  ])('when it is %s, then it is refused as %s', (duration, code) => {
    expect(refusalOf(checkLimit({ kind: 'elapsed', duration }))?.code).toBe(code);
  });
});

describe('given an ISO 8601 duration', () => {
  it.each([
    ['P1W', { months: 0, days: 7, milliseconds: 0 }],
    ['P15D', { months: 0, days: 15, milliseconds: 0 }],
    ['P2M', { months: 2, days: 0, milliseconds: 0 }],
    ['P1Y2M3W4DT5H6M7S', { months: 14, days: 25, milliseconds: (5 * 3600 + 6 * 60 + 7) * 1000 }],
    ['PT3M', { months: 0, days: 0, milliseconds: 3 * MINUTE }],
    ['PT0.5H', { months: 0, days: 0, milliseconds: 30 * MINUTE }],
    ['PT1,5M', { months: 0, days: 0, milliseconds: 90_000 }],
    ['PT1.6S', { months: 0, days: 0, milliseconds: 2000 }],
    ['P12Y34M56W78D', { months: 178, days: 470, milliseconds: 0 }],
    ['PT12.25H34.25M56.75S', { months: 0, days: 0, milliseconds: 46_212_000 }],
    ['P0D', { months: 0, days: 0, milliseconds: 0 }],
  ])('when it is %s, then it is read', (text, duration) => {
    expect(parseDuration(text)).toEqual(duration);
  });

  it.each([
    'P',
    'PT',
    'P1',
    '1W',
    'P1.5D',
    'P1DT',
    'PT1D',
    'P1W2M',
    'p1w',
    'P-1D',
    '-P1D',
    'P1W ',
    '',
    'PT5',
  ])('when it is %j, then it is unreadable', (text) => {
    expect(parseDuration(text)).toBeNull();
  });
});

describe('given a limit', () => {
  const accepted: Limit[] = [
    { kind: 'working-days', days: 0, end: 'close-of-day' },
    { kind: 'working-days', days: 7305, end: 'same-time' },
    { kind: 'working-time', minutes: 0 },
    { kind: 'working-time', minutes: 0.25 },
    { kind: 'working-time', minutes: 7305 * 1440 },
    { kind: 'calendar', duration: 'P20Y', roll: 'none' },
    { kind: 'calendar', duration: 'P240M', roll: 'next-working-day' },
    { kind: 'calendar', duration: 'P1DT12H', roll: 'none', end: 'same-time' },
    { kind: 'calendar', duration: 'P1DT0H', roll: 'none', end: 'end-of-day' },
    { kind: 'calendar', duration: 'P0D', roll: 'next-working-day', end: 'end-of-day' },
    { kind: 'elapsed', duration: 'PT175320H' },
  ];

  it.each(accepted)('when it is %j, then it is accepted', (limit) => {
    expect(checkLimit(limit)).toBeNull();
  });

  const refused: [object, string, string][] = [
    [{ kind: 'working-days', days: -1, end: 'close-of-day' }, 'limit-negative', 'limit.days'],
    [{ kind: 'working-days', days: 7306, end: 'close-of-day' }, 'limit-too-long', 'limit.days'],
    [{ kind: 'working-days', days: 1.5, end: 'close-of-day' }, 'limit-unreadable', 'limit.days'],
    [{ kind: 'working-days', days: Number.NaN, end: 'close-of-day' }, 'limit-unreadable', 'limit.days'],
    [{ kind: 'working-days', days: '7', end: 'close-of-day' }, 'limit-unreadable', 'limit.days'],
    [{ kind: 'working-days', days: 7, end: 'noon' }, 'limit-unreadable', 'limit.end'],
    [{ kind: 'calendar', duration: 'P7D', roll: 'none', end: 'noon' }, 'limit-unreadable', 'limit.end'],
    [
      { kind: 'calendar', duration: 'P1DT1S', roll: 'none', end: 'end-of-day' },
      'limit-unreadable',
      'limit.duration',
    ],
    [
      { kind: 'calendar', duration: 'P21Y', roll: 'none', end: 'end-of-day' },
      'limit-too-long',
      'limit.duration',
    ],
    [{ kind: 'working-time', minutes: 7305 * 1440 + 1 }, 'limit-too-long', 'limit.minutes'],
    [{ kind: 'working-time', minutes: '480' }, 'limit-unreadable', 'limit.minutes'],
    [{ kind: 'working-time', minutes: Number.NaN }, 'limit-unreadable', 'limit.minutes'],
    [{ kind: 'working-time', minutes: -0.1 }, 'limit-negative', 'limit.minutes'],
    [{ kind: 'working-time', minutes: Number.POSITIVE_INFINITY }, 'limit-too-long', 'limit.minutes'],
    [{ kind: 'calendar', duration: '-P1D', roll: 'none' }, 'limit-negative', 'limit.duration'],
    [{ kind: 'calendar', duration: 'P-1D', roll: 'none' }, 'limit-negative', 'limit.duration'],
    [{ kind: 'calendar', duration: 'P20Y1D', roll: 'none' }, 'limit-too-long', 'limit.duration'],
    [
      { kind: 'calendar', duration: `P${'9'.repeat(400)}D`, roll: 'none' },
      'limit-too-long',
      'limit.duration',
    ],
    [{ kind: 'calendar', duration: 'soon', roll: 'none' }, 'limit-unreadable', 'limit.duration'],
    [{ kind: 'calendar', duration: 'P1W', roll: 'back' }, 'limit-unreadable', 'limit.roll'],
    [{ kind: 'elapsed', duration: 'P1M' }, 'limit-unreadable', 'limit.duration'],
    [{ kind: 'elapsed', duration: 3 }, 'limit-unreadable', 'limit.duration'],
    [{ kind: 'elapsed', duration: 'PT175321H' }, 'limit-too-long', 'limit.duration'],
    [{ kind: 'weeks', days: 3 }, 'limit-unreadable', 'limit.kind'],
  ];

  it.each(refused)('when it is %j, then it is refused as %s', (limit, code, field) => {
    expect(refusalOf(checkLimit(limit as Limit))).toEqual({ code, fields: [field] });
  });

  it('then the refusal says what was given, cut short', () => {
    const details = (limit: object) => {
      const refusal = checkLimit(limit as Limit);
      return refusal?.details;
    };
    const long = `P${'1D'.repeat(60)}`;
    expect(details({ kind: 'elapsed', duration: long })).toEqual({ given: long.slice(0, 40) });
    expect(details({ kind: 'elapsed', duration: `P1M${'0'.repeat(60)}1D` })).toEqual({
      given: `P1M${'0'.repeat(37)}`,
    });
    expect(details({ kind: 'working-days', days: -2, end: 'same-time' })).toEqual({ given: -2 });
    expect(details({ kind: 'working-time', minutes: 1e9 })).toEqual({ most: 7305 * 1440 });
  });
});
