import { describe, expect, it } from '@jest/globals';
import { beginningOf, dayAt, hoursOn, localDay } from './calendar-day.ts';
import { formatDate, parseDate } from '../dates/civil-date.ts';
import { alwaysOpen, calendarOf } from '../office.scenario.ts';
import { workingSecondsBetween } from './working-days.ts';

const day = (date: string) => parseDate(date) as number;
const MINUTE = 60_000;

describe('given clocks put back over midnight (St. John’s, 7 November 2010 at 00:01)', () => {
  const calendar = calendarOf(alwaysOpen('America/St_Johns'));
  const firstPass = Date.parse('2010-11-06T23:30:00-02:30');
  const secondPass = Date.parse('2010-11-06T23:30:00-03:30');

  it('then the clock shows the old date again, and the moments are the new date’s', () => {
    expect([firstPass, secondPass].map((moment) => formatDate(localDay(calendar, moment)))).toEqual([
      '2010-11-06',
      '2010-11-06',
    ]);
    expect([firstPass, secondPass].map((moment) => formatDate(dayAt(calendar, moment)))).toEqual([
      '2010-11-06',
      '2010-11-07',
    ]);
  });

  it('then the new date has 25 hours and none of them is counted twice', () => {
    expect(hoursOn(calendar, day('2010-11-07')).total).toBe(25 * 60 * MINUTE);
    expect(hoursOn(calendar, day('2010-11-06')).total).toBe(24 * 60 * MINUTE);
    const next = Date.parse('2010-11-08T00:00:00-03:30');
    expect(workingSecondsBetween(calendar, firstPass, secondPass)).toBe(3600);
    expect(workingSecondsBetween(calendar, secondPass, next)).toBe((next - secondPass) / 1000);
  });
});

describe('given clocks put forward from before midnight to after it (Toronto, 30 March 1919 at 23:30)', () => {
  const calendar = calendarOf(alwaysOpen('America/Toronto'));
  const change = Date.parse('1919-03-31T04:30:00Z');

  it('then a date begins where its midnight would have been, and the half hour before is the old date’s', () => {
    expect(beginningOf(calendar, day('1919-03-31'))).toBe(change + 30 * MINUTE);
    expect(formatDate(localDay(calendar, change + 10 * MINUTE))).toBe('1919-03-31');
    expect(formatDate(dayAt(calendar, change + 10 * MINUTE))).toBe('1919-03-30');
    expect(formatDate(dayAt(calendar, change + 30 * MINUTE))).toBe('1919-03-31');
  });

  it('then every moment is open once', () => {
    const [from, to] = [Date.parse('1919-03-30T05:00:00Z'), Date.parse('1919-04-01T04:00:00Z')];
    expect(workingSecondsBetween(calendar, from, to)).toBe((to - from) / 1000);
  });
});
