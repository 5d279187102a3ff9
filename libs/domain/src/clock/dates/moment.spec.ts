import { describe, expect, it } from '@jest/globals';
import { formatMoment, parseMoment } from './moment.ts';

describe('given a written moment', () => {
  it.each([
    ['2026-11-20T17:00:00+08:00', '2026-11-20T09:00:00.000Z'],
    ['2026-11-20T17:00:00Z', '2026-11-20T17:00:00.000Z'],
    ['2026-11-20t17:00:00z', '2026-11-20T17:00:00.000Z'],
    ['2026-11-20T17:00:00.5-03:30', '2026-11-20T20:30:00.500Z'],
    ['2026-11-20T17:00:00+23:59', '2026-11-19T17:01:00.000Z'],
    ['2026-11-20T17:00:00.123999+00:00', '2026-11-20T17:00:00.123Z'],
    ['2024-02-29T23:59:59+14:00', '2024-02-29T09:59:59.000Z'],
    ['0099-01-01T00:00:00Z', '0099-01-01T00:00:00.000Z'],
  ])('when it is %s, it is read as %s', (text, iso) => {
    expect(parseMoment(text)).toBe(Date.parse(iso));
  });

  it.each([
    '2026-11-20T17:00:00',
    '2026-11-20T17:00+08:00',
    '2026-11-20 17:00:00Z',
    '2026-11-20',
    '2026-02-29T00:00:00Z',
    '2026-11-31T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-00-10T00:00:00Z',
    '2026-01-00T00:00:00Z',
    '2026-11-20T24:00:00Z',
    '2026-11-20T23:60:00Z',
    '2026-11-20T23:59:60Z',
    '2026-11-20T23:59:59.Z',
    '2026-11-20T23:59:59+0800',
    '2026-11-20T23:59:59+24:00',
    '2026-11-20T23:59:59+08:60',
    '+2026-11-20T23:59:59Z',
    '2026-11-20T23:59:59Z\n',
    'yesterday',
    '',
  ])('when it is %j, it is refused', (text) => {
    expect(parseMoment(text)).toBeNull();
  });
});

describe('given a moment to write', () => {
  const moment = Date.UTC(2026, 10, 20, 9, 0, 0);

  it('then it has the offset in force in the zone, and Z without a zone', () => {
    expect(formatMoment(moment, 'Asia/Shanghai')).toBe('2026-11-20T17:00:00+08:00');
    expect(formatMoment(moment, 'America/St_Johns')).toBe('2026-11-20T05:30:00-03:30');
    expect(formatMoment(moment, 'Europe/London')).toBe('2026-11-20T09:00:00+00:00');
    expect(formatMoment(Date.UTC(2026, 6, 1), 'America/New_York')).toBe('2026-06-30T20:00:00-04:00');
    expect(formatMoment(moment, null)).toBe('2026-11-20T09:00:00Z');
  });

  it('then a year has four digits', () => {
    expect(formatMoment(Date.parse('0099-12-31T23:59:59Z'), null)).toBe('0099-12-31T23:59:59Z');
  });

  it('then milliseconds stand only when they are not zero', () => {
    expect(formatMoment(moment + 7, 'Asia/Shanghai')).toBe('2026-11-20T17:00:00.007+08:00');
    expect(formatMoment(-1, null)).toBe('1969-12-31T23:59:59.999Z');
  });

  it('then an offset with seconds is rounded to the minute and the moment stays the same', () => {
    const text = formatMoment(Date.UTC(1890, 0, 1), 'Asia/Shanghai');
    expect(text).toBe('1890-01-01T08:06:00+08:06');
    expect(parseMoment(text)).toBe(Date.UTC(1890, 0, 1));
  });

  it('then an unknown zone is a programming error', () => {
    expect(() => formatMoment(moment, 'Mars/Olympus')).toThrow(RangeError);
  });
});
