import type { Calendar } from './calendar.ts';
import { DAY_MS, weekdayIndex } from '../dates/civil-date.ts';
import { itemAt } from '../dates/item-at.ts';
import { joinWindows, type OpeningHours } from './opening-hours.ts';
import { momentOfLocal, offsetAt, segmentAt } from '../dates/zone.ts';

/** The date that clocks in the calendar's zone show at a moment, as a day number. */
export function localDay(calendar: Calendar, moment: number): number {
  return Math.floor((moment + offsetAt(calendar.zone, moment)) / DAY_MS);
}

/** The moment a date begins. The moments from one date's beginning to the next date's are that date's own. */
export function beginningOf(calendar: Calendar, day: number): number {
  return momentOfLocal(calendar.zone, day * DAY_MS);
}

/**
 * The date whose own moments include this one. It differs from the date on the clock only where clocks are put back
 * over midnight (St. John's until 2011): there the clock shows a date again that is already over.
 */
export function dayAt(calendar: Calendar, moment: number): number {
  const day = localDay(calendar, moment);
  // Only a change of the clocks that is past can have shown the date before.
  if (segmentAt(calendar.zone, moment).from <= moment - DAY_MS) return day;
  if (moment < beginningOf(calendar, day)) return day - 1;
  return moment >= beginningOf(calendar, day + 1) ? day + 1 : day;
}

/** The moment on another date at which the clock shows what it shows now. */
export function atClockTimeOf(calendar: Calendar, moment: number, day: number): number {
  const local = moment + offsetAt(calendar.zone, moment);
  return momentOfLocal(calendar.zone, day * DAY_MS + (local - Math.floor(local / DAY_MS) * DAY_MS));
}

/** The hours of a weekday without regard to the date. */
export function weeklyHours(calendar: Calendar, day: number): OpeningHours {
  return itemAt(calendar.week, weekdayIndex(day));
}

/** The hours the calendar prints for a date: its exception, else its weekday's. Local clock times. */
export function printedHours(calendar: Calendar, day: number): OpeningHours {
  return calendar.exceptions.get(day) ?? weeklyHours(calendar, day);
}

/**
 * The hours really open on a date, in elapsed milliseconds after `beginningOf` it. They are the printed ones except
 * near a change of offset: there each end becomes a moment by the zone's rule (a time that does not exist takes the
 * offset before the change, one that exists twice the first), so a window over the change is longer or shorter, one
 * that fell into the gap whole is moved or gone, and a date the zone left out (Apia 2011-12-30) has none.
 */
export function hoursOn(calendar: Calendar, day: number): OpeningHours {
  const printed = printedHours(calendar, day);
  if (printed.total === 0) return printed;
  const local = day * DAY_MS;
  if (segmentAt(calendar.zone, local - DAY_MS).to > local + 2 * DAY_MS) return printed;
  let hours = calendar.irregular.get(day);
  if (hours === undefined) {
    hours = shiftedHours(calendar, day, printed);
    calendar.irregular.set(day, hours);
  }
  return hours;
}

function shiftedHours(calendar: Calendar, day: number, printed: OpeningHours): OpeningHours {
  const begins = beginningOf(calendar, day);
  const length = beginningOf(calendar, day + 1) - begins;
  if (length === DAY_MS) return printed;
  const elapsed = (time: number) => momentOfLocal(calendar.zone, day * DAY_MS + time) - begins;
  const pairs = printed.windows.map(({ start, end }): [number, number] => [
    Math.max(elapsed(start), 0),
    Math.min(elapsed(end), length),
  ]);
  return joinWindows(pairs);
}
