import { describe, expect, it } from '@jest/globals';
import type { ClockRun, Suspension } from './clock-run.ts';
import type { Limit } from '../limit/limit.ts';
import {
  accepted,
  alwaysOpen,
  at,
  calendarOf,
  EIGHT_HOURS,
  run,
  OFFICE,
  SEVEN_DAYS,
  suspended,
  written,
} from '../office.scenario.ts';
import { measure, projectDue } from './project.ts';

describe('given known years in no order, and apart', () => {
  it('then each is known and no other', () => {
    const calendar = calendarOf({ ...OFFICE, knownYears: [2030, 2026, 2028] });
    const leans = (startedAt: string) =>
      accepted(projectDue({ calendar, limit: SEVEN_DAYS, startedAt: at(startedAt), suspensions: [] }))
        .provisional;
    const years = [2025, 2026, 2027, 2028, 2029, 2030, 2031];
    expect(years.filter((year) => !leans(`${year}-06-01T10:00`))).toEqual([2026, 2028, 2030]);
  });
});

describe('given years not announced', () => {
  const provisional = (limit: Limit, startedAt: string, ...suspensions: Suspension[]) =>
    accepted(projectDue(run(limit, startedAt, ...suspensions))).provisional;

  it('then working limits that reach into them are provisional', () => {
    expect(provisional(SEVEN_DAYS, '2026-12-21T10:00')).toBe(false);
    expect(provisional(SEVEN_DAYS, '2026-12-22T10:00')).toBe(false);
    expect(provisional(SEVEN_DAYS, '2026-12-23T10:00')).toBe(true);
    expect(provisional(EIGHT_HOURS, '2026-12-31T17:00')).toBe(true);
    expect(provisional(SEVEN_DAYS, '2025-12-31T10:00')).toBe(true);
    expect(provisional(EIGHT_HOURS, '2026-12-30T17:00', suspended('2026-12-31T15:00', null))).toBe(false);
    expect(provisional(EIGHT_HOURS, '2026-12-31T17:00', suspended('2027-01-01T15:00', null))).toBe(true);
  });

  it('then limits on the wall clock are not, unless they roll to a working day there', () => {
    expect(provisional({ kind: 'elapsed', duration: 'P30D' }, '2026-12-23T10:00')).toBe(false);
    expect(provisional({ kind: 'calendar', duration: 'P1M', roll: 'none' }, '2026-12-23T10:00')).toBe(false);
    expect(
      provisional({ kind: 'calendar', duration: 'P1M', roll: 'next-working-day' }, '2026-12-23T10:00'),
    ).toBe(true);
    expect(
      provisional({ kind: 'calendar', duration: 'P1M', roll: 'next-working-day' }, '2026-11-23T10:00'),
    ).toBe(false);
  });

  it('then the close of 31 December at midnight still belongs to the old year', () => {
    const calendar = calendarOf({
      ...alwaysOpen('Asia/Shanghai'),
      weekly: { thu: [['20:00', '24:00']] },
      knownYears: [2026],
    });
    const clock: ClockRun = {
      calendar,
      limit: { kind: 'working-days', days: 1, end: 'close-of-day' },
      startedAt: at('2026-12-30T10:00'),
      suspensions: [],
    };
    expect(accepted(projectDue(clock))).toEqual({ dueAt: at('2027-01-01T00:00'), provisional: false });
  });

  it('then years in a row are one stretch, years apart are not', () => {
    const calendar = calendarOf({ ...OFFICE, knownYears: [2027, 2024, 2026] });
    const provisional = (startedAt: string, days: number) =>
      accepted(projectDue({ ...run({ ...SEVEN_DAYS, days }, startedAt), calendar })).provisional;
    expect(provisional('2024-01-01T10:00', 1)).toBe(false);
    expect(provisional('2024-12-30T10:00', 1)).toBe(false);
    expect(provisional('2024-12-30T10:00', 2)).toBe(true);
    expect(provisional('2024-12-30T10:00', 300)).toBe(true);
    expect(provisional('2025-12-31T10:00', 1)).toBe(true);
    expect(provisional('2026-01-01T10:00', 1)).toBe(false);
    expect(provisional('2026-12-30T10:00', 5)).toBe(false);
    expect(provisional('2027-12-30T10:00', 1)).toBe(false);
    expect(provisional('2027-12-30T10:00', 2)).toBe(true);
  });

  it('then a measurement without a limit leans on the years measured', () => {
    const clock = run(null, '2026-12-31T10:00');
    expect(accepted(measure(clock, at('2026-12-31T20:00'))).provisional).toBe(false);
    expect(accepted(measure(clock, at('2027-01-01T00:00'))).provisional).toBe(true);
    expect(accepted(measure({ ...clock, calendar: null }, at('2027-01-01T00:00'))).provisional).toBe(false);
  });
});

describe('given an office open round the clock whose limits end as a known year does', () => {
  const calendar = calendarOf({ ...alwaysOpen('Asia/Shanghai'), knownYears: [2026] });
  const newYear = '2027-01-01T00:00';
  const provisional = (limit: Limit, startedAt: string, ...suspensions: Suspension[]) => {
    const { dueAt, provisional: is } = accepted(
      projectDue({ calendar, limit, startedAt: at(startedAt), suspensions }),
    );
    return [written(dueAt), is];
  };
  const hours = (count: number): Limit => ({ kind: 'working-time', minutes: count * 60 });
  const sameTime = (days: number): Limit => ({ kind: 'working-days', days, end: 'same-time' });

  it('then time counted up to midnight leans on the old year alone', () => {
    expect(provisional(hours(2), '2026-12-31T22:00')).toEqual([newYear, false]);
    expect(provisional({ ...SEVEN_DAYS, days: 1 }, '2026-12-30T22:00')).toEqual([newYear, false]);
    const held = suspended('2026-12-31T22:00', '2026-12-31T23:00');
    expect(provisional(hours(1), '2026-12-31T22:00', held)).toEqual([newYear, false]);
  });

  it('then a clock time of the new year leans on it', () => {
    expect(provisional(sameTime(1), '2026-12-31T00:00')).toEqual([newYear, true]);
    expect(
      provisional(sameTime(1), '2026-12-30T23:00', suspended('2026-12-31T01:00', '2026-12-31T02:00')),
    ).toEqual([newYear, false]);
    expect(
      provisional(sameTime(1), '2026-12-31T00:00', suspended('2026-12-31T01:00', '2026-12-31T01:00')),
    ).toEqual([newYear, true]);
  });

  it('then so does a limit of zero that waits for the new year', () => {
    const held = suspended('2026-12-31T20:00', newYear);
    expect(provisional(hours(0), '2026-12-31T22:00', held)).toEqual([newYear, true]);
  });

  it('then an open suspension leaves what was counted before it', () => {
    expect(provisional(hours(5), '2026-12-31T22:00', suspended(newYear, null))).toEqual([null, false]);
    expect(provisional(hours(5), '2026-12-31T22:00', suspended('2027-01-01T00:01', null))).toEqual([
      null,
      true,
    ]);
    expect(provisional(hours(5), newYear, suspended(newYear, null))).toEqual([null, true]);
  });
});
