import { localDay } from '../calendar/calendar-day.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { formatDate } from '../dates/civil-date.ts';
import { closesAt } from '../calendar/day-reason.ts';
import { endsWithDay, type Limit } from '../limit/limit.ts';
import { momentOnLastDay } from '../limit/limit-end.ts';

/** The last day of a term that ends with it: its date, its end at 24:00, and when the office closes, if it opens at all. */
export interface LastDay {
  readonly date: string;
  readonly endsAt: '24:00';
  readonly closesAt: string | null;
}

/** What people are shown of a due moment that is the beginning of the next date; null for every other limit. */
export function lastDayOf(limit: Limit | null, dueAt: number | null, calendar: Calendar): LastDay | null {
  if (dueAt === null || !endsWithDay(limit)) return null;
  const day = localDay(calendar, momentOnLastDay(limit, dueAt));
  return { date: formatDate(day), endsAt: '24:00', closesAt: closesAt(calendar, day) };
}
