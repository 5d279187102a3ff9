import type { ClockRun } from '../projection/clock-run.ts';
import type { Limit } from '../limit/limit.ts';
import { explain } from './explain.ts';
import { accepted, at, calendarOf, OFFICE } from '../office.scenario.ts';

/** The office with one date closed and one with hours of its own. */
const office = calendarOf({
  ...OFFICE,
  workdays: [
    ...OFFICE.workdays,
    { date: '2026-11-25', windows: [] },
    { date: '2026-11-26', windows: [['09:00', '10:00']] },
  ],
});

export function run(
  limit: Limit | null,
  startedAt: string,
  ...suspensions: [string, string | null][]
): ClockRun {
  const between = suspensions.map(([from, to]) => ({ from: at(from), to: to === null ? null : at(to) }));
  return { calendar: office, limit, startedAt: at(startedAt), suspensions: between };
}

/** The steps as [month and day, counts, code]. */
export const told = (clock: ClockRun, asOf: string | null = null) =>
  accepted(explain(clock, asOf === null ? null : at(asOf))).map(({ date, counts, code }) => [
    date.slice(5),
    counts,
    code,
  ]);

export const days = (count: number): Limit => ({ kind: 'working-days', days: count, end: 'close-of-day' });
