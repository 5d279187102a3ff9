import { beginningOf } from './calendar-day.ts';
import type { Calendar } from './calendar.ts';
import { dayNumber } from './civil-date.ts';

/**
 * The moments a period begins and ends at, the end not included, on the local calendar: `2026`, `2026-Q4`, `2026-11`.
 * Null for what is no period, or one outside the years that are reckoned with.
 */
export function periodBounds(text: string, calendar: Calendar): { from: number; to: number } | null {
  const match = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(text);
  const year = Number(match?.[1]);
  if (!match || year < 1901 || year > 2298) return null;
  const [, , quarter, month] = match;
  const first = quarter ? Number(quarter) * 3 - 2 : Number(month ?? 1);
  const months = quarter ? 3 : month ? 1 : 12;
  const last = first + months;
  const beginning = (y: number, m: number) => beginningOf(calendar, dayNumber(y, m, 1));
  return {
    from: beginning(year, first),
    to: last > 12 ? beginning(year + 1, last - 12) : beginning(year, last),
  };
}
