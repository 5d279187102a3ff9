import { describe, expect, it } from '@jest/globals';
import { localDay, monthAt, monthName, monthsOf, parsePeriod, periodBefore, periodsBegun } from './period.ts';

describe('a period', () => {
  it.each([
    ['2026', 'year', '2026-01-01T00:00:00+08:00', '2027-01-01T00:00:00+08:00', '2025'],
    ['2026-Q4', 'quarter', '2026-10-01T00:00:00+08:00', '2027-01-01T00:00:00+08:00', '2026-Q3'],
    ['2026-Q1', 'quarter', '2026-01-01T00:00:00+08:00', '2026-04-01T00:00:00+08:00', '2025-Q4'],
    ['2026-11', 'month', '2026-11-01T00:00:00+08:00', '2026-12-01T00:00:00+08:00', '2026-10'],
    ['2026-01', 'month', '2026-01-01T00:00:00+08:00', '2026-02-01T00:00:00+08:00', '2025-12'],
    // Clocks in Shanghai were an hour ahead from May 1986 on.
    ['1986-06', 'month', '1986-06-01T00:00:00+09:00', '1986-07-01T00:00:00+09:00', '1986-05'],
  ])('%s is half-open on the local calendar', (name, kind, from, to, before) => {
    const period = parsePeriod(name)!;
    expect([period.name, period.kind, period.from, period.to]).toEqual([
      name,
      kind,
      Date.parse(from),
      Date.parse(to),
    ]);
    expect(periodBefore(period).name).toBe(before);
  });

  it.each([
    '',
    '26',
    '2026-',
    '2026-13',
    '2026-00',
    '2026-1',
    '2026-Q0',
    '2026-Q5',
    '2026-q1',
    '1899',
    '2300',
    ' 2026',
  ])('is not named %j', (name) => expect(parsePeriod(name)).toBeNull());

  it('consists of its months', () => {
    expect(monthsOf(parsePeriod('2026-Q4')!).map(({ name }) => name)).toEqual([
      '2026-10',
      '2026-11',
      '2026-12',
    ]);
    expect(monthsOf(parsePeriod('2026')!)).toHaveLength(12);
  });

  it('holds its first moment and not its end', () => {
    expect(monthAt(Date.parse('2026-11-01T00:00:00+08:00')).name).toBe('2026-11');
    expect(monthAt(Date.parse('2026-10-31T23:59:59.999+08:00')).name).toBe('2026-10');
    expect(localDay(Date.parse('1970-01-02T00:00:00+08:00'))).toBe(1);
  });

  it('has begun or not: every month, quarter and year since the first fact', () => {
    const october = parsePeriod('2026-10')!.firstMonth;
    const names = periodsBegun(october, Date.parse('2026-11-20T17:00:00+08:00')).map(({ name }) => name);
    expect(names).toEqual(['2026-10', '2026-11', '2026-Q4', '2026']);
    expect(monthName(october)).toBe('2026-10');
  });
});
