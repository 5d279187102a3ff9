import { describe, expect, it } from '@jest/globals';
import { dayNumber, formatDate } from '../dates/civil-date.ts';
import type { CalendarDefinition } from './calendar.ts';
import type { Limit } from '../limit/limit.ts';
import { accepted, alwaysOpen, calendarOf, OFFICE, refusalOf } from '../office.scenario.ts';
import { projectDue } from '../projection/project.ts';
import { answerWhatIf, type WhatIfInput } from '../what-if.ts';

const START = '2026-11-20T10:00:00+08:00';
const DAY: Limit = { kind: 'working-days', days: 1, end: 'close-of-day' };

/** Answers and says how much processor time it took, the calendar compiled anew. */
function timed(calendar: CalendarDefinition, limit: Limit | null, more: Partial<WhatIfInput> = {}) {
  const begun = process.cpuUsage();
  const answer = answerWhatIf({ calendar, limit, startedAt: START, ...more }, () => {
    throw new Error('not asked');
  });
  const { user, system } = process.cpuUsage(begun);
  return { answer, milliseconds: (user + system) / 1000 };
}

/** Generous, for slow machines, code not yet warm or full of mutants: the point is milliseconds instead of minutes. */
const SOON = 3000;

const everyDate = (from: number, to: number) => {
  const dates: string[] = [];
  for (let day = dayNumber(from, 1, 1); day < dayNumber(to, 1, 1); day += 1) dates.push(formatDate(day));
  return dates;
};

describe('given a calendar that hardly opens', () => {
  const once = (date: string): CalendarDefinition => ({
    ...OFFICE,
    weekly: {},
    workdays: [{ date, windows: [['09:00', '09:01']] }],
  });

  it('when its only opening is past, then it is refused', () => {
    const { answer, milliseconds } = timed(once('2026-11-19'), DAY);
    expect(refusalOf(answer)).toEqual({ code: 'calendar-never-opens', fields: ['calendar'] });
    expect(milliseconds).toBeLessThan(SOON);
    expect(refusalOf(timed(once('2026-11-19'), { ...DAY, end: 'same-time' } as Limit).answer)?.code).toBe(
      'calendar-never-opens',
    );
    expect(refusalOf(timed(once('2026-11-21'), { ...DAY, end: 'same-time' } as Limit).answer)?.code).toBe(
      'calendar-never-opens',
    );
    expect(refusalOf(timed(once('2026-11-21'), { kind: 'working-time', minutes: 2 }).answer)?.code).toBe(
      'calendar-never-opens',
    );
  });

  it('when its only opening is within five years, then it is taken, and later refused', () => {
    expect(accepted(timed(once('2031-11-20'), DAY).answer).dueAt).toBe('2031-11-20T09:01:00+08:00');
    expect(refusalOf(timed(once('2031-11-21'), DAY).answer)?.code).toBe('calendar-never-opens');
    const zero: Limit = { kind: 'working-time', minutes: 0 };
    expect(accepted(timed(once('2031-11-20'), zero).answer).dueAt).toBe('2031-11-20T09:00:00+08:00');
    expect(refusalOf(timed(once('2199-11-21'), zero).answer)?.code).toBe('calendar-never-opens');
  });

  it('when it shuts for more than five years on the way, then it is refused', () => {
    const windows = [['09:00', '10:00']];
    const dates = (...list: string[]) => ({
      ...OFFICE,
      weekly: {},
      workdays: list.map((date) => ({ date, windows })),
    });
    const days = (count: number): Limit => ({ ...DAY, days: count });
    expect(accepted(timed(dates('2028-01-01', '2032-01-01', '2036-01-01'), days(3)).answer).dueAt).toBe(
      '2036-01-01T10:00:00+08:00',
    );
    expect(refusalOf(timed(dates('2028-01-01', '2033-01-02', '2036-01-01'), days(3)).answer)?.code).toBe(
      'calendar-never-opens',
    );
    expect(refusalOf(timed(dates('2028-01-01', '2032-01-01'), days(3)).answer)?.code).toBe(
      'calendar-never-opens',
    );
  });

  it('when it shuts for five years with two leap days, then it is taken, and for a day more refused', () => {
    const dates = (...list: string[]) => ({
      ...OFFICE,
      weekly: {},
      workdays: list.map((date) => ({ date, windows: [['09:00', '10:00']] })),
    });
    const startedAt = '2024-01-01T09:30:00+08:00';
    expect(accepted(timed(dates('2024-01-01', '2029-01-01'), DAY, { startedAt }).answer).dueAt).toBe(
      '2029-01-01T10:00:00+08:00',
    );
    expect(refusalOf(timed(dates('2024-01-01', '2029-01-02'), DAY, { startedAt }).answer)?.code).toBe(
      'calendar-never-opens',
    );
  });

  it('when it opens once between two long shuts, then they are two', () => {
    const list = ['2024-01-01', '2028-12-31', '2031-12-31', '2036-12-31'];
    const workdays = list.map((date) => ({ date, windows: [['09:00', '10:00']] }));
    const { answer } = timed(
      { ...OFFICE, weekly: {}, workdays },
      { ...DAY, days: 3 },
      { startedAt: '2024-01-01T09:30:00+08:00' },
    );
    expect(accepted(answer).dueAt).toBe('2036-12-31T10:00:00+08:00');
  });

  it('when it shuts for years after the end, and was asked of before, then that is no matter', () => {
    const months = Array.from({ length: 96 }, (_, month) =>
      formatDate(dayNumber(2026 + Math.floor(month / 12), (month % 12) + 1, 1)),
    );
    const calendar = calendarOf({
      ...OFFICE,
      weekly: {},
      workdays: [...months, '2041-01-01'].map((date) => ({ date, windows: [['09:00', '10:00']] })),
    });
    // Day 0 is January 2026; 1 October 2026 is a holiday.
    const due = (days: number) =>
      projectDue({
        calendar,
        limit: { ...DAY, days } as Limit,
        startedAt: Date.parse('2026-01-01T00:00:00+08:00'),
        suspensions: [],
      });
    expect(refusalOf(due(96))?.code).toBe('calendar-never-opens');
    expect(new Date(accepted(due(80)).dueAt ?? 0).toISOString()).toBe('2032-10-01T02:00:00.000Z');
  });

  it('when suspended hours are among the last it has, then it is refused', () => {
    const calendar = {
      ...OFFICE,
      weekly: {},
      workdays: [{ date: '2026-11-23', windows: [['09:00', '10:00']] }],
    };
    const suspensions = [{ from: '2026-11-23T09:00:00+08:00', to: '2026-11-23T09:30:00+08:00' }];
    const { answer } = timed(calendar, { kind: 'working-time', minutes: 120 }, { suspensions });
    expect(refusalOf(answer)?.code).toBe('calendar-never-opens');
  });

  it('when all days are holidays for decades, then it is refused soon', () => {
    const { answer, milliseconds } = timed({ ...OFFICE, holidays: everyDate(2026, 2060) }, DAY);
    expect(refusalOf(answer)?.code).toBe('calendar-never-opens');
    expect(milliseconds).toBeLessThan(SOON);
  });

  it('when the roll to a working day finds none, then it is refused', () => {
    const limit: Limit = { kind: 'calendar', duration: 'P1W', roll: 'next-working-day' };
    expect(refusalOf(timed(once('2026-11-19'), limit).answer)?.code).toBe('calendar-never-opens');
    expect(accepted(timed(once('2026-11-19'), { ...limit, roll: 'none' }).answer).dueAt).toBe(
      '2026-11-27T10:00:00+08:00',
    );
  });

  it('when it opens one minute a week and 20 years of minutes are asked for, then it is refused soon', () => {
    const rare = {
      ...OFFICE,
      timeZone: 'America/New_York',
      weekly: { mon: [['09:00', '09:01']] },
      workdays: [],
    };
    const { answer, milliseconds } = timed(rare, { kind: 'working-time', minutes: 7305 * 1440 });
    expect(refusalOf(answer)).toEqual({ code: 'due-too-far', fields: ['limit'] });
    expect(milliseconds).toBeLessThan(SOON);
  });
});

describe('given a calendar with too much in it', () => {
  const crowd = Array.from({ length: 4_000 }, (_, index) => {
    const minute = (index * 7) % 1438;
    const time = (at: number) =>
      `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
    return [time(minute), time(minute + 1)];
  });

  it('when every day has thousands of windows and the limit is 20 years, then it is answered soon', () => {
    const day = crowd.filter((_, index) => index % 2 === 0);
    const weekly = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
    const calendar = { ...alwaysOpen('America/New_York'), weekly };
    const { answer, milliseconds } = timed(calendar, { ...DAY, days: 7300 });
    expect(accepted(answer).dueAt).not.toBeNull();
    expect(milliseconds).toBeLessThan(SOON);
  });

  it('when it has a holiday for each date of a century, then what is asked around them is answered soon', () => {
    const { answer, milliseconds } = timed(
      { ...OFFICE, holidays: everyDate(1900, 2026) },
      { ...DAY, days: 5000 },
    );
    expect(accepted(answer).dueAt).toBe('2046-01-19T18:00:00+08:00');
    expect(milliseconds).toBeLessThan(SOON);
  });

  it('when there are thousands of suspensions, then it is answered soon, in a bounded number of steps', () => {
    const begin = Date.parse('2026-11-20T02:00:00Z');
    const suspensions = Array.from({ length: 5000 }, (_, index) => ({
      from: new Date(begin + index * 120_000).toISOString(),
      to: new Date(begin + index * 120_000 + 60_000).toISOString(),
    }));
    for (const limit of [
      DAY,
      { kind: 'elapsed', duration: 'P20D' },
      { kind: 'calendar', duration: 'P1M', roll: 'none' },
    ] as Limit[]) {
      const { answer, milliseconds } = timed(OFFICE, limit, { suspensions });
      expect(accepted(answer).steps.length).toBeLessThan(600);
      expect(milliseconds).toBeLessThan(SOON);
    }
  });

  it('when a moment lies centuries away, then it is refused or answered soon', () => {
    const { answer, milliseconds } = timed(OFFICE, null, { asOf: '2299-12-01T00:00:00Z' });
    expect(accepted(answer).steps.length).toBeLessThan(600);
    expect(milliseconds).toBeLessThan(SOON);
    expect(refusalOf(timed(OFFICE, null, { asOf: '9999-12-31T23:59:59Z' }).answer)?.code).toBe(
      'moment-out-of-range',
    );
  });
});
