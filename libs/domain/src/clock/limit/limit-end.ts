import { atClockTimeOf, localDay } from '../calendar/calendar-day.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { DAY_MS } from '../dates/civil-date.ts';
import { durationOf, plusDuration } from '../dates/duration.ts';
import type { Limit } from './limit.ts';
import { momentAfterOpen, NEVER, openDayAfter } from '../calendar/timeline.ts';
import { closeOfWorkingDayAfter } from '../calendar/working-days.ts';
import { HORIZON_TO } from '../dates/zone.ts';

/**
 * The limit as an amount of its own kind of time (ms, whole seconds); null when it is counted in days or months and
 * has to be laid out on a calendar. A zero limit of any kind is a budget of zero.
 */
export function budgetOf(limit: Limit): number | null {
  switch (limit.kind) {
    case 'working-days':
      return limit.days === 0 ? 0 : null;
    case 'working-time':
      return Math.round(limit.minutes * 60) * 1000;
    case 'calendar':
      return isEmpty(limit.duration) ? 0 : null;
    case 'elapsed':
      return elapsedBudget(limit.duration);
  }
}

/** Where a limit counted in days or months ends, in epoch ms, before suspensions and rolling. The limit is checked. */
export function endOnDays(limit: Limit, calendar: Calendar | null, startedAt: number): number {
  if (limit.kind === 'calendar') {
    return plusDuration(startedAt, durationOf(limit.duration), calendar?.zone ?? null);
  }
  if (limit.kind !== 'working-days' || calendar === null)
    throw new TypeError(`${limit.kind} is not counted in days`);
  if (limit.end === 'close-of-day') return closeOfWorkingDayAfter(calendar, startedAt, limit.days);
  const day = openDayAfter(calendar, localDay(calendar, startedAt), limit.days);
  return day === NEVER ? NEVER : momentAfterOpen(calendar, atClockTimeOf(calendar, startedAt, day), 0);
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
