import { beginningOf, dayAt, hoursOn, localDay } from './calendar-day.ts';
import type { Calendar } from './calendar.ts';
import { formatDate, parseDate } from '../dates/civil-date.ts';
import { closingTime, nextOpenTime } from './opening-hours.ts';
import { momentAfterOpen, NEVER, openBetween, openDayAfter, openDaysBetween } from './timeline.ts';

/*
 * Questions about single days. Moments are epoch milliseconds between the years 1900 and 2300 (others throw: they are
 * refused at the border), dates `YYYY-MM-DD` in the calendar's zone. A calendar that stays shut for years on end
 * answers NEVER (Infinity).
 */

/** The date that clocks in the calendar's zone show, `YYYY-MM-DD`. */
export function localDate(calendar: Calendar, moment: number): string {
  return formatDate(localDay(calendar, moment));
}

/** Whether a date has opening hours. An unreadable date is a programming error and throws. */
export function isWorkingDay(calendar: Calendar, date: string): boolean {
  return hoursOn(calendar, dayOf(date)).total > 0;
}

/** Whether it is open: from the opening moment up to, and not including, the closing moment. */
export function isOpenAt(calendar: Calendar, moment: number): boolean {
  const day = dayAt(calendar, moment);
  const time = moment - beginningOf(calendar, day);
  return nextOpenTime(hoursOn(calendar, day), time) === time;
}

/** The first open moment at or after a moment. */
export function nextOpening(calendar: Calendar, moment: number): number {
  return momentAfterOpen(calendar, moment, 0);
}

/** Close of business of the n-th (n ≥ 1) working day after the local date of a moment: the start date is day 0. */
export function closeOfWorkingDayAfter(calendar: Calendar, moment: number, n: number): number {
  return closeOf(calendar, openDayAfter(calendar, localDay(calendar, moment), n));
}

/** Close of business of a date when it is a working day, else of the next one. For review dates. */
export function closeOfNextWorkingDayFrom(calendar: Calendar, date: string): number {
  return closeOf(calendar, openDayAfter(calendar, dayOf(date) - 1, 1));
}

/**
 * How many working days lie after the local date of `from`, up to and with that of `to`: 0 on the day itself, below zero
 * when `to` is on a day before.
 */
export function workingDaysUntil(calendar: Calendar, from: number, to: number): number {
  const [a, b] = [localDay(calendar, from), localDay(calendar, to)];
  return b >= a ? openDaysBetween(calendar, a + 1, b + 1) : 0 - openDaysBetween(calendar, b + 1, a + 1);
}

/** The same in days of the calendar. */
export function daysUntil(calendar: Calendar, from: number, to: number): number {
  return localDay(calendar, to) - localDay(calendar, from);
}

/** Seconds inside opening hours between two moments, zero when `to` is not after `from`. */
export function workingSecondsBetween(calendar: Calendar, from: number, to: number): number {
  return to <= from ? 0 : openBetween(calendar, from, to) / 1000;
}

/** Working days after the local date of one moment up to that of another, which is counted: the start date is day 0. */
export function workingDaysBetween(calendar: Calendar, from: number, to: number): number {
  return to <= from ? 0 : openDaysBetween(calendar, localDay(calendar, from) + 1, localDay(calendar, to) + 1);
}

/** The end of an open day's last window. */
function closeOf(calendar: Calendar, day: number): number {
  return day === NEVER ? NEVER : beginningOf(calendar, day) + closingTime(hoursOn(calendar, day));
}

function dayOf(date: string): number {
  const day = parseDate(date);
  if (day === null) throw new RangeError(`not a date: ${date}`);
  return day;
}
