import type { CalendarDefinition, Weekday } from '@fengqiao/domain/clock/calendar/calendar';
import dayjs from 'dayjs';
import businessTime from 'dayjs-business-time';
import utc from 'dayjs/plugin/utc.js';
import type { NaiveClock } from './naive-clock.ts';

dayjs.extend(utc);
dayjs.extend(businessTime);

const NAMES = {
  mon: 'monday',
  tue: 'tuesday',
  wed: 'wednesday',
  thu: 'thursday',
  fri: 'friday',
  sat: 'saturday',
  sun: 'sunday',
} as const;

/**
 * Deadlines by dayjs-business-time, which knows a week of windows and holidays, no make-up days, and minutes rather
 * than seconds: the definition must have no `workdays`, and starts must be whole minutes. It keeps its calendar in a
 * global, so that only one of these can be in use. The zone is written as if it were UTC, which is its quickest way.
 */
export function libraryClock({ weekly, holidays, workdays }: CalendarDefinition, offset: number): NaiveClock {
  if (workdays.length > 0) throw new Error('dayjs-business-time knows no make-up days');
  const hours = (day: Weekday) =>
    weekly[day]?.map(([start, end]) => ({ start: `${start}:00`, end: `${end}:00` })) ?? null;
  const week = Object.entries(NAMES).map(([day, name]) => [name, hours(day as Weekday)]);
  dayjs.setBusinessTime(Object.fromEntries(week) as dayjs.BusinessHoursMap);
  dayjs.setHolidays([...holidays]);
  const close = Number(weekly.mon?.at(-1)?.[1]?.slice(0, 2));
  const local = (moment: number) => dayjs.utc(moment + offset);
  return {
    // It keeps the clock time; our limits end at the close of business.
    afterWorkingDays: (startedAt, days) =>
      local(startedAt).addBusinessDays(days).startOf('day').hour(close).valueOf() - offset,
    afterWorkingTime: (startedAt, minutes) => local(startedAt).addBusinessMinutes(minutes).valueOf() - offset,
  };
}
