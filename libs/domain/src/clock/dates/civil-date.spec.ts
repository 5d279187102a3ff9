import { describe, expect, it } from '@jest/globals';
import {
  civilDate,
  DAY_MS,
  dayNumber,
  formatDate,
  parseDate,
  plusMonths,
  weekdayIndex,
  yearOf,
} from './civil-date.ts';

describe('given day numbers', () => {
  it('then they are the days of the Gregorian calendar, both ways, over the centuries', () => {
    const wrong: number[] = [];
    for (let day = dayNumber(1890, 1, 1); day < dayNumber(2310, 1, 1); day += 1) {
      const date = new Date(day * DAY_MS);
      const { year, month, day: dayOfMonth } = civilDate(day);
      const isRight =
        formatDate(day) === date.toISOString().slice(0, 10) &&
        dayNumber(year, month, dayOfMonth) === day &&
        weekdayIndex(day) === (date.getUTCDay() + 6) % 7 &&
        yearOf(day) === year;
      if (!isRight) wrong.push(day);
    }
    expect(wrong).toEqual([]);
  });

  it('then years before 100 are themselves, not 1900 and more', () => {
    expect(formatDate(dayNumber(99, 12, 31) + 1)).toBe('0100-01-01');
    expect(formatDate(dayNumber(0, 2, 29) + 1)).toBe('0000-03-01');
  });
});

describe('given a written date', () => {
  it.each(['2026-02-28', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])(
    'when it is %s, it is read',
    (text) => {
      expect(formatDate(parseDate(text) as number)).toBe(text);
    },
  );

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-01-32',
    '2026-13-01',
    '2026-00-01',
    '2026-01-00',
    '2026-1-1',
    '20260101',
    ' 2026-01-01',
    '2026-01-01T00:00:00Z',
    '',
  ])('when it is %s, it is no date', (text) => {
    expect(parseDate(text)).toBeNull();
  });
});

describe('given months to add', () => {
  it.each([
    ['2026-08-31', 1, '2026-09-30'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-05-31', 0, '2026-05-31'],
  ])('%s plus %i months is %s', (from, months, to) => {
    expect(formatDate(plusMonths(parseDate(from) as number, months))).toBe(to);
  });
});
