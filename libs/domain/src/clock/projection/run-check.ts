import { refuse } from '../../refusal.ts';
import type { Refusal } from '../../refusal.ts';
import { localDay } from '../calendar/calendar-day.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { plusMonths } from '../dates/civil-date.ts';
import type { ClockRun } from './clock-run.ts';
import type { Limit } from '../limit/limit.ts';
import { longestWaitBetween, openDayAfter, openDayBefore } from '../calendar/timeline.ts';
import { HORIZON_FROM, HORIZON_TO } from '../dates/zone.ts';

/** The farthest moment a JavaScript date can write. */
const LAST_MOMENT = 8.64e15;

/** Moments on a calendar lie in the years 1900 to 2299; on the wall clock, wherever they can be written. */
export function isInRange(moment: number, calendar: Calendar | null): boolean {
  if (calendar === null) return Math.abs(moment) <= LAST_MOMENT;
  return moment >= HORIZON_FROM && moment < HORIZON_TO;
}

export function checkMoments({ calendar, startedAt, suspensions }: ClockRun): Refusal | null {
  if (!isInRange(startedAt, calendar)) return refuse('moment-out-of-range', 'startedAt');
  for (const [index, { from, to }] of suspensions.entries()) {
    if (!isInRange(from, calendar)) return refuse('moment-out-of-range', `suspensions.${index}.from`);
    if (to !== null && !isInRange(to, calendar))
      return refuse('moment-out-of-range', `suspensions.${index}.to`);
  }
  return null;
}

/** Working time and the roll to a working day mean nothing on the wall clock. */
export function checkCalendarFor(limit: Limit, calendar: Calendar | null): Refusal | null {
  return calendar === null && needsWorkingDays(limit) ? refuse('calendar-required', 'calendar') : null;
}

/**
 * Why a due moment cannot be given, or null. A calendar that stays shut for more than five years on the way is refused
 * even when it opens after that: nobody means such a calendar.
 */
export function checkEnd({ calendar, limit, startedAt }: ClockRun, due: number): Refusal | null {
  if (calendar === null || limit === null) return due <= LAST_MOMENT ? null : refuse('due-too-far', 'limit');
  if (needsWorkingDays(limit) && staysShutForYears(calendar, startedAt, Math.min(due, HORIZON_TO - 1))) {
    return refuse('calendar-never-opens', 'calendar');
  }
  return due < HORIZON_TO ? null : refuse('due-too-far', 'limit');
}

function needsWorkingDays(limit: Limit): boolean {
  if (limit.kind === 'calendar') return limit.roll === 'next-working-day';
  return limit.kind !== 'elapsed';
}

const FIVE_YEARS_IN_MONTHS = 60;
/** The shortest five years. */
const STRIDE_DAYS = 1826;

/**
 * Whether more than five years pass without an open day. A few days are enough to find out: every such gap holds one
 * of them, and the open days around a day show how long a gap it lies in.
 */
function staysShutForYears(calendar: Calendar, from: number, to: number): boolean {
  const first = localDay(calendar, from);
  const last = localDay(calendar, to);
  // Nearly all limits end in one of these; they cost the same however long the limit is.
  if (last - first <= STRIDE_DAYS || longestWaitBetween(calendar, first, last) <= STRIDE_DAYS) return false;
  for (let day = first; day < last; day += STRIDE_DAYS) {
    const shutSince = Math.max(openDayBefore(calendar, day), first);
    const shutUntil = Math.min(openDayAfter(calendar, day - 1, 1), last);
    if (plusMonths(shutSince, FIVE_YEARS_IN_MONTHS) < shutUntil) return true;
  }
  return false;
}
