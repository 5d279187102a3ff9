import { isRefusal, type Refusal } from '../refusal.ts';
import { compileCalendar, type Calendar, type CalendarDefinition } from './calendar/calendar.ts';
import type { ClockRun, Suspension } from './projection/clock-run.ts';
import type { Limit } from './limit/limit.ts';
import { formatMoment } from './dates/moment.ts';
import { projectDue } from './projection/project.ts';

const HOURS = [
  ['09:00', '12:00'],
  ['14:00', '18:00'],
];

/** An office as the default policy has it, with what matters here of the arrangement of 2026. */
export const OFFICE: CalendarDefinition = {
  timeZone: 'Asia/Shanghai',
  weekly: { mon: HOURS, tue: HOURS, wed: HOURS, thu: HOURS, fri: HOURS },
  holidays: [
    '2026-10-01',
    '2026-10-02',
    '2026-10-03',
    '2026-10-04',
    '2026-10-05',
    '2026-10-06',
    '2026-10-07',
  ],
  workdays: [
    { date: '2026-09-20', windows: HOURS },
    { date: '2026-10-10', windows: HOURS },
  ],
  knownYears: [2026],
};

/** Open round the clock, every day, in a zone of choice. */
export function alwaysOpen(timeZone: string): CalendarDefinition {
  const day = [['00:00', '24:00']];
  const weekly = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
  return { timeZone, weekly, holidays: [], workdays: [], knownYears: [] };
}

export function accepted<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(`refused: ${answer.code} ${answer.fields.join()}`);
  return answer;
}

export function refusalOf(answer: unknown): { code: string; fields: readonly string[] } | null {
  return isRefusal(answer) ? { code: answer.code, fields: answer.fields } : null;
}

export function calendarOf(definition: CalendarDefinition): Calendar {
  return accepted(compileCalendar(definition));
}

export const office = calendarOf(OFFICE);

export const SEVEN_DAYS = { kind: 'working-days', days: 7, end: 'close-of-day' } as const satisfies Limit;
export const EIGHT_HOURS: Limit = { kind: 'working-time', minutes: 480 };

/** `2026-11-20T16:00` on the office's clock. */
export const at = (local: string) => Date.parse(`${local}:00+08:00`);

/** Written as `at` reads it. */
export const written = (moment: number | null) =>
  moment === null ? null : formatMoment(moment, 'Asia/Shanghai').slice(0, 16);

export function suspended(from: string, to: string | null): Suspension {
  return { from: at(from), to: to === null ? null : at(to) };
}

/** A run of a clock in the office. */
export function run(limit: Limit | null, startedAt: string, ...suspensions: Suspension[]): ClockRun {
  return { calendar: office, limit, startedAt: at(startedAt), suspensions };
}

export const due = (clock: ClockRun) => written(accepted(projectDue(clock)).dueAt);
