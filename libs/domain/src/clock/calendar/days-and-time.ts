import { beginningOf, dayAt } from './calendar-day.ts';
import type { Calendar } from './calendar.ts';
import { openBetween, openDaysBetween } from './timeline.ts';

/** Working time as people say it: 1 个工作日 3 小时. */
export interface DaysAndTime {
  /** Dates that lie in it with all of their hours. */
  readonly days: number;
  /** Working seconds on its first and its last date, where not the whole of that date's hours is in it: less than a day's. */
  readonly seconds: number;
}

/**
 * The working time between two moments (epoch ms, from ≤ to) by the calendar's own dates, however long each is open:
 * how many are in it whole, and what is over, which is never as much as the longer of the two dates that are cut. Within one date it is time alone. It never grows while `from` goes on, and
 * all of it together is `workingSecondsBetween`.
 */
export function daysAndTimeBetween(calendar: Calendar, from: number, to: number): DaysAndTime {
  const [first, last] = [dayAt(calendar, from), dayAt(calendar, to)];
  if (first === last) return { days: 0, seconds: openBetween(calendar, from, to) / 1000 };
  const begins = beginningOf(calendar, last);
  const firstEnds = beginningOf(calendar, first + 1);
  const parts = [
    { part: openBetween(calendar, from, firstEnds), of: first },
    { part: openBetween(calendar, begins, to), of: last },
  ];
  let days = openDaysBetween(calendar, first + 1, last);
  let over = 0;
  let longest = 0;
  for (const { part, of } of parts) {
    const whole = openBetween(calendar, beginningOf(calendar, of), beginningOf(calendar, of + 1));
    if (part > 0 && part === whole) days += 1;
    else over += part;
    longest = Math.max(longest, whole);
  }
  // What is cut off two dates may be a day's hours together.
  if (over >= longest && longest > 0) {
    days += 1;
    over -= longest;
  }
  return { days, seconds: over / 1000 };
}
