import { beginningOf, dayAt, hoursOn } from './calendar-day.ts';
import type { Calendar } from './calendar.ts';
import { DAY_MS } from '../dates/civil-date.ts';
import { itemAt } from '../dates/item-at.ts';
import { nextOpenTime, openBy, timeWhenOpenFor } from './opening-hours.ts';
import { lastRankBelow, rankBefore, sumOf, type Timeline } from './timeline-sums.ts';
import { HORIZON_FROM, HORIZON_TO } from '../dates/zone.ts';

/** The answer when a calendar does not open again before the horizon, the year 2300. */
export const NEVER = Number.POSITIVE_INFINITY;

const FIRST_DAY = HORIZON_FROM / DAY_MS;
const END_DAY = HORIZON_TO / DAY_MS;
const YEAR_DAYS = 366;

/** Milliseconds open between two moments (from ≤ to). */
export function openBetween(calendar: Calendar, from: number, to: number): number {
  const dayFrom = dayAt(calendar, from);
  const dayTo = dayAt(calendar, to);
  const timeline = timelineOver(calendar, dayFrom, dayTo);
  return openUntil(calendar, timeline, dayTo, to) - openUntil(calendar, timeline, dayFrom, from);
}

/**
 * The moment by which `open` more milliseconds have been open. Exactly at closing when they end there; for zero the
 * next open moment, `from` itself when open. NEVER when the calendar stays shut.
 */
export function momentAfterOpen(calendar: Calendar, from: number, open: number): number {
  const day = dayAt(calendar, from);
  let timeline = timelineOver(calendar, day, day);
  if (open === 0) return nextOpenMoment(calendar, day, from);
  let target = openUntil(calendar, timeline, day, from) + open;
  while (sumOf(timeline) < target) {
    const longer = longerTimeline(calendar, timeline);
    if (longer === null) return NEVER;
    timeline = longer;
    target = openUntil(calendar, timeline, day, from) + open;
  }
  const rank = lastRankBelow(timeline, rankBefore(timeline, day), target);
  const found = itemAt(timeline.openDays, rank);
  const left = target - itemAt(timeline.openBeforeDay, rank);
  return beginningOf(calendar, found) + timeWhenOpenFor(hoursOn(calendar, found), left);
}

/** The n-th (n ≥ 1) open day after a day; NEVER when there are not so many. */
export function openDayAfter(calendar: Calendar, day: number, n: number): number {
  let timeline = timelineOver(calendar, day, day);
  for (;;) {
    const rank = rankBefore(timeline, day + 1) + n - 1;
    if (rank < timeline.openDays.length) return itemAt(timeline.openDays, rank);
    const longer = longerTimeline(calendar, timeline);
    if (longer === null) return NEVER;
    timeline = longer;
  }
}

/** The last open day before a day; minus infinity when the timeline so far knows none. */
export function openDayBefore(calendar: Calendar, day: number): number {
  const timeline = timelineOver(calendar, day, day);
  return timeline.openDays[rankBefore(timeline, day) - 1] ?? Number.NEGATIVE_INFINITY;
}

/** An upper bound of the days from one open day to the next, between two days. */
export function longestWaitBetween(calendar: Calendar, fromDay: number, toDay: number): number {
  return timelineOver(calendar, fromDay, toDay).longestWait;
}

/** How many days from `fromDay` (inclusive) to `toDay` (exclusive) are open at all. */
export function openDaysBetween(calendar: Calendar, fromDay: number, toDay: number): number {
  const timeline = timelineOver(calendar, fromDay, toDay);
  return rankBefore(timeline, toDay) - rankBefore(timeline, fromDay);
}

function nextOpenMoment(calendar: Calendar, day: number, from: number): number {
  const begins = beginningOf(calendar, day);
  const today = nextOpenTime(hoursOn(calendar, day), from - begins);
  if (today !== null) return begins + today;
  const next = openDayAfter(calendar, day, 1);
  return next === NEVER ? NEVER : nextOpenMoment(calendar, next, beginningOf(calendar, next));
}

function openUntil(calendar: Calendar, timeline: Timeline, day: number, moment: number): number {
  const sum = itemAt(timeline.openBeforeDay, rankBefore(timeline, day));
  return sum + openBy(hoursOn(calendar, day), moment - beginningOf(calendar, day));
}

/** A timeline that covers both days, which must lie between the horizons (moments are checked where they come in). */
function timelineOver(calendar: Calendar, fromDay: number, toDay: number): Timeline {
  const now = calendar.timeline;
  if (now !== null && fromDay >= now.firstDay && toDay < now.endDay) return now;
  if (!(fromDay >= FIRST_DAY - 2 && toDay <= END_DAY + 1))
    throw new RangeError('a moment beyond the clock’s horizon');
  const firstDay = Math.min(now?.firstDay ?? fromDay, fromDay - YEAR_DAYS);
  const endDay = Math.max(now?.endDay ?? toDay, toDay + 3 * YEAR_DAYS);
  calendar.timeline = buildTimeline(calendar, firstDay, endDay);
  return calendar.timeline;
}

/** Doubles a timeline towards the future; null at the horizon, and when the calendar opens on no later date. */
function longerTimeline(calendar: Calendar, timeline: Timeline): Timeline | null {
  const lastEnd = Math.min(calendar.lastOpenDay, END_DAY) + 1;
  if (timeline.endDay >= lastEnd) return null;
  const endDay = Math.min(2 * timeline.endDay - timeline.firstDay, lastEnd);
  calendar.timeline = buildTimeline(calendar, timeline.firstDay, endDay);
  return calendar.timeline;
}

function buildTimeline(calendar: Calendar, firstDay: number, endDay: number): Timeline {
  const rankOf = new Int32Array(endDay - firstDay + 1);
  const openDays: number[] = [];
  const openBeforeDay: number[] = [0];
  let sum = 0;
  let longestWait = 0;
  for (let day = firstDay; day < endDay; day += 1) {
    const open = hoursOn(calendar, day).total;
    if (open > 0) {
      longestWait = Math.max(longestWait, day - (openDays.at(-1) ?? firstDay));
      sum += open;
      openDays.push(day);
      openBeforeDay.push(sum);
    }
    rankOf[day + 1 - firstDay] = openDays.length;
  }
  longestWait = Math.max(longestWait, endDay - (openDays.at(-1) ?? firstDay));
  return {
    firstDay,
    endDay,
    longestWait,
    rankOf,
    openDays: Int32Array.from(openDays),
    openBeforeDay: Float64Array.from(openBeforeDay),
  };
}
