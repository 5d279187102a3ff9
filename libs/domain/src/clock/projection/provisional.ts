import { localDay } from '../calendar/calendar-day.ts';
import type { Calendar } from '../calendar/calendar.ts';
import type { Course } from './course.ts';
import { momentOnLastDay } from '../limit/limit-end.ts';

/**
 * Whether a projection leans on a year not announced: for working limits any year from the start to the due moment
 * (or to where an open suspension stopped the count), for a roll the years it looked for a working day in. Elapsed
 * time and calendar dates lean on no arrangement.
 */
export function isProvisional({ run, end }: Course): boolean {
  const { calendar, limit, startedAt } = run;
  if (calendar === null || limit === null || end === null || limit.kind === 'elapsed') return false;
  if (limit.kind === 'calendar') {
    const [from, to] = [end.unrolled, end.due].map((moment) => momentOnLastDay(limit, moment)) as [
      number,
      number,
    ];
    return limit.roll !== 'none' && !end.open && hasUnknownYear(calendar, from, to);
  }
  return hasUnknownYear(calendar, startedAt, end.lastMoment);
}

/** Whether a year of the dates from one moment to another is not announced; the first moment's year always counts. */
export function hasUnknownYear(calendar: Calendar, from: number, to: number): boolean {
  const first = localDay(calendar, from);
  const last = Math.max(localDay(calendar, to), first);
  return !calendar.knownStretches.some(([begins, ends]) => begins <= first && last < ends);
}
