import { localDay } from './calendar-day.ts';
import type { Calendar } from './calendar.ts';
import { yearOf } from './civil-date.ts';
import type { Course } from './course.ts';
import { isOpenAt } from './working-days.ts';

/**
 * Whether a projection leans on a year not announced: for working limits any year from the start to the due moment
 * (or to where an open suspension stopped the count), for a roll the years it looked for a working day in. Elapsed
 * time and calendar dates lean on no arrangement.
 */
export function isProvisional({ run, end, suspensions }: Course): boolean {
  const { calendar, limit, startedAt } = run;
  if (calendar === null || limit === null || end === null || limit.kind === 'elapsed') return false;
  if (limit.kind === 'calendar') {
    return limit.roll !== 'none' && !end.open && hasUnknownYear(calendar, end.unrolled, end.due);
  }
  const until = end.open ? Math.max(suspensions.at(-1)?.from ?? startedAt, startedAt) : end.due;
  // A limit that ends at midnight, the close of 31 December, leans on the old year alone.
  return hasUnknownYear(calendar, startedAt, isOpenAt(calendar, until) ? until : until - 1);
}

/** Whether a year of the dates from one moment to another is not announced; the first moment's year always counts. */
export function hasUnknownYear(calendar: Calendar, from: number, to: number): boolean {
  const first = yearOf(localDay(calendar, from));
  const last = Math.max(first, yearOf(localDay(calendar, to)));
  for (let year = first; year <= last; year += 1) {
    if (!calendar.knownYears.has(year)) return true;
  }
  return false;
}
