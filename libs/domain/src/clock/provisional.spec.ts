import { describe, expect, it } from '@jest/globals';
import type { Limit } from './limit.ts';
import {
  accepted,
  alwaysOpen,
  at,
  calendarOf,
  EIGHT_HOURS,
  run,
  SEVEN_DAYS,
  suspended,
} from './office.scenario.ts';
import { measure, projectDue, type ClockRun, type Suspension } from './project.ts';

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

  it('then a measurement without a limit leans on the years measured', () => {
    const clock = run(null, '2026-12-31T10:00');
    expect(accepted(measure(clock, at('2026-12-31T20:00'))).provisional).toBe(false);
    expect(accepted(measure(clock, at('2027-01-01T00:00'))).provisional).toBe(true);
    expect(accepted(measure({ ...clock, calendar: null }, at('2027-01-01T00:00'))).provisional).toBe(false);
  });
});
