import { beginningOf, hoursOn, printedHours, weeklyHours } from './calendar-day.ts';
import type { Calendar } from './calendar.ts';
import { weekdayIndex } from '../dates/civil-date.ts';
import { CLOSED_WORDS } from '../explanation/explain-words.ts';
import type { OpenDayKind, Words } from '../explanation/explain-words.ts';
import { closingTime } from './opening-hours.ts';

const SATURDAY = 5;

/** Why a date is closed all day; null when it is open. */
export function closedReason(calendar: Calendar, day: number): Words | null {
  if (hoursOn(calendar, day).total > 0) return null;
  if (calendar.holidays.has(day)) return CLOSED_WORDS.holiday;
  if (beginningOf(calendar, day) >= beginningOf(calendar, day + 1)) return CLOSED_WORDS.missingDate;
  if (printedHours(calendar, day).total > 0) return CLOSED_WORDS.missingHours;
  if (calendar.exceptions.has(day)) return CLOSED_WORDS.closedDate;
  return weekdayIndex(day) >= SATURDAY ? CLOSED_WORDS.weekend : CLOSED_WORDS.closedWeekday;
}

/** Whether an open date is open by the week, by a make-up day on one otherwise closed, or with hours of its own. */
export function openDayKind(calendar: Calendar, day: number): OpenDayKind {
  if (!calendar.exceptions.has(day)) return 'ordinary';
  return weeklyHours(calendar, day).total === 0 ? 'make-up-day' : 'special-hours';
}

/** When the office closes on a date, `HH:MM` as the calendar prints it; null when it is closed all day. */
export function closesAt(calendar: Calendar, day: number): string | null {
  if (hoursOn(calendar, day).total === 0) return null;
  const minute = closingTime(printedHours(calendar, day)) / 60_000;
  return `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
