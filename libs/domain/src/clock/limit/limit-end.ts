import { atClockTimeOf, beginningOf, dayAt, localDay } from '../calendar/calendar-day.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { DAY_MS, plusMonths } from '../dates/civil-date.ts';
import { durationOf, plusDuration } from '../dates/duration.ts';
import { endsWithDay, type Limit } from './limit.ts';
import { momentAfterOpen, NEVER, openDayAfter } from '../calendar/timeline.ts';
import { closeOfWorkingDayAfter } from '../calendar/working-days.ts';
import { HORIZON_TO } from '../dates/zone.ts';

/**
 * The limit as an amount of its own kind of time (ms, whole seconds); null when it is counted in days or months and
 * has to be laid out on a calendar. A zero limit of any kind is a budget of zero, but one that ends with a day: that day
 * is the one it begins on.
 */
export function budgetOf(limit: Limit): number | null {
  switch (limit.kind) {
    case 'working-days':
      return limit.days === 0 ? 0 : null;
    case 'working-time':
      return Math.round(limit.minutes * 60) * 1000;
    case 'calendar':
      return isEmpty(limit.duration) && !endsWithDay(limit) ? 0 : null;
    case 'elapsed':
      return elapsedBudget(limit.duration);
  }
}

/** Where a limit counted in days or months ends, in epoch ms, before suspensions and rolling. The limit is checked. */
export function endOnDays(limit: Limit, calendar: Calendar | null, startedAt: number): number {
  if (limit.kind === 'calendar') {
    if (endsWithDay(limit)) return endOfLastDay(limit.duration, calendar, startedAt);
    return plusDuration(startedAt, durationOf(limit.duration), calendar?.zone ?? null);
  }
  if (limit.kind !== 'working-days' || calendar === null)
    throw new TypeError(`${limit.kind} is not counted in days`);
  if (limit.end === 'close-of-day') return closeOfWorkingDayAfter(calendar, startedAt, limit.days);
  const day = openDayAfter(calendar, localDay(calendar, startedAt), limit.days);
  return day === NEVER ? NEVER : momentAfterOpen(calendar, atClockTimeOf(calendar, startedAt, day), 0);
}

/** The day it begins on is not counted; the last one ends at 24:00 (Civil Code art. 201–203). */
function endOfLastDay(duration: string, calendar: Calendar | null, startedAt: number): number {
  const { months, days } = durationOf(duration);
  const first = calendar === null ? Math.floor(startedAt / DAY_MS) : localDay(calendar, startedAt);
  const next = plusMonths(first, months) + days + 1;
  // Where clocks go back over midnight, a date can be over and be shown again.
  return Math.max(startedAt, calendar === null ? next * DAY_MS : beginningOf(calendar, next));
}

/** 24:00 of the date that a moment lies on; a moment at which a date begins ends the one before. Of UTC without a calendar. */
export function endOfDayReached(calendar: Calendar | null, moment: number): number {
  if (calendar === null) return Math.ceil(moment / DAY_MS) * DAY_MS;
  const day = dayAt(calendar, moment);
  return beginningOf(calendar, day) === moment ? moment : beginningOf(calendar, day + 1);
}

/** A moment of the date that a limit's end belongs to: 24:00 is shown as the beginning of the next. */
export function momentOnLastDay(limit: Limit | null, end: number): number {
  return endsWithDay(limit) ? end - 1 : end;
}

/** 24:00 of the next working day when the date that ends at `end` is not one. */
export function rollDayForward(calendar: Calendar, end: number): number {
  if (end >= HORIZON_TO) return NEVER;
  const open = openDayAfter(calendar, localDay(calendar, end - 1) - 1, 1);
  return open === NEVER ? NEVER : Math.max(end, beginningOf(calendar, open + 1));
}

/** The same clock time on the next working day when the moment's date is not one. */
export function rollForward(calendar: Calendar, moment: number): number {
  if (moment >= HORIZON_TO) return NEVER;
  const day = localDay(calendar, moment);
  const open = openDayAfter(calendar, day - 1, 1);
  if (open === day || open === NEVER) return open === day ? moment : NEVER;
  return atClockTimeOf(calendar, moment, open);
}

function elapsedBudget(text: string): number {
  const { days, milliseconds } = durationOf(text);
  return days * DAY_MS + milliseconds;
}

function isEmpty(text: string): boolean {
  const { months, days, milliseconds } = durationOf(text);
  return months === 0 && days === 0 && milliseconds === 0;
}
