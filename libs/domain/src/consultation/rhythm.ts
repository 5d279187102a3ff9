import { hoursOn, localDay } from '../clock/calendar/calendar-day.ts';
import { WEEKDAYS, type Calendar } from '../clock/calendar/calendar.ts';
import { civilDate, DAY_MS, dayNumber, formatDate, weekdayIndex } from '../clock/dates/civil-date.ts';
import { nextOpening } from '../clock/calendar/working-days.ts';
import { momentOfLocal } from '../clock/dates/zone.ts';
import { minutesOf, type JointRhythm } from '../dispute/rules/joint-rhythm.ts';

/** The ISO 8601 week of a moment's local date, as `2026-W47`: it belongs to the year its Thursday lies in. */
export function weekOf(calendar: Calendar, moment: number): string {
  const day = localDay(calendar, moment);
  const thursday = day - weekdayIndex(day) + 3;
  const { year } = civilDate(thursday);
  const nth = Math.floor((thursday - dayNumber(year, 1, 1)) / 7) + 1;
  return `${year}-W${String(nth).padStart(2, '0')}`;
}

/** When the week's meeting is planned, and its members are asked: on the Friday before, while offices are open. */
export const planningRhythm = { weekday: 'fri', time: '15:00' } as const;

/** Whoever plans on a Friday plans the next week; whoever comes late to it, up to Thursday, the same one. */
const aheadMs = 3 * DAY_MS;

/**
 * The weekly meeting to plan at a moment: that of the week three days from now, at the weekday and time of the rhythm;
 * on a closed day at the next opening. One whose moment has passed (its planning was late) is at that time of the next
 * open day. Null when it would not be before the next week's own: that one takes its disputes up.
 */
export function weeklyMeeting(
  now: number,
  { consultation: { weekday, time } }: JointRhythm,
  calendar: Calendar,
): { readonly week: string; readonly at: number } | null {
  const day = localDay(calendar, now + aheadMs);
  const regularDay = day - weekdayIndex(day) + WEEKDAYS.indexOf(weekday);
  const regular = localMoment(calendar, regularDay, time);
  const wanted = regular > now ? regular : localMoment(calendar, localDay(calendar, now) + 1, time);
  const isOpenDay = hoursOn(calendar, localDay(calendar, wanted)).total > 0;
  const at = isOpenDay ? wanted : nextOpening(calendar, wanted);
  return at < localMoment(calendar, regularDay + 7, time)
    ? { week: weekOf(calendar, now + aheadMs), at }
    : null;
}

/** Temporal's clock and ours may be so far apart: who is woken a little early is not yesterday. */
const clocksApartMs = 60_000;
/** A calendar that was shut for longer has no day to tell the news of. */
const longestShutDays = 400;

/**
 * The working day whose digest is due: the last whose moment has come, whenever it is asked for. Null for a calendar
 * without one.
 */
export function digestDayAt(now: number, { digest }: JointRhythm, calendar: Calendar): string | null {
  const latest = now + clocksApartMs;
  const today = localDay(calendar, latest);
  const first = localMoment(calendar, today, digest.time) <= latest ? today : today - 1;
  for (let day = first; day > first - longestShutDays; day -= 1)
    if (hoursOn(calendar, day).total > 0) return formatDate(day);
  return null;
}

function localMoment({ zone }: Calendar, day: number, time: string): number {
  // Checked when the policy was published.
  return momentOfLocal(zone, day * DAY_MS + (minutesOf(time) ?? 0) * 60_000);
}
