import type { CalendarDefinition } from '@fengqiao/domain/clock/calendar/calendar';

/*
 * What the clock is measured against: deadlines found by walking day by day, the way one writes it first. It knows
 * office hours of one zone without daylight saving and nothing of suspensions or years not announced.
 */

const DAY = 86_400_000;

/** A walk that finds due moments (epoch ms) in `definition`, whose zone is `offset` ms east of UTC all year. */
export interface NaiveClock {
  afterWorkingDays(startedAt: number, days: number): number;
  afterWorkingTime(startedAt: number, minutes: number): number;
}

type Hours = readonly (readonly [from: number, to: number])[];

/** The plain walk: a Date for each day, its ISO date looked up among holidays and make-up days. */
export function naiveClock(definition: CalendarDefinition, offset: number): NaiveClock {
  const holidays = new Set(definition.holidays);
  const makeUpDays = new Set(definition.workdays.map(({ date }) => date));
  const hours = officeHours(definition);
  const isWorkingDay = (date: Date) => {
    const written = date.toISOString().slice(0, 10);
    if (holidays.has(written)) return false;
    if (makeUpDays.has(written)) return true;
    return date.getUTCDay() >= 1 && date.getUTCDay() <= 5;
  };
  return naiveClockWith(hours, offset, (day) => isWorkingDay(new Date(day * DAY)));
}

/** The same walk made lean: integers for days, so that the difference is the walking and not the dates. */
export function leanNaiveClock(definition: CalendarDefinition, offset: number): NaiveClock {
  const holidays = new Set(definition.holidays.map((date) => Date.parse(date) / DAY));
  const makeUpDays = new Set(definition.workdays.map(({ date }) => Date.parse(date) / DAY));
  return naiveClockWith(officeHours(definition), offset, (day) => {
    if (holidays.has(day)) return false;
    if (makeUpDays.has(day)) return true;
    return (day + 3) % 7 < 5;
  });
}

function naiveClockWith(hours: Hours, offset: number, isWorkingDay: (day: number) => boolean): NaiveClock {
  const close = Math.max(...hours.map(([, to]) => to));
  return {
    afterWorkingDays(startedAt, days) {
      let day = Math.floor((startedAt + offset) / DAY);
      for (let left = days; left > 0;) {
        day += 1;
        if (isWorkingDay(day)) left -= 1;
      }
      return day * DAY + close - offset;
    },
    afterWorkingTime(startedAt, minutes) {
      const local = startedAt + offset;
      let left = minutes * 60_000;
      for (let day = Math.floor(local / DAY); ; day += 1) {
        if (!isWorkingDay(day)) continue;
        for (const [from, to] of hours) {
          const opens = Math.max(day * DAY + from, local);
          const open = day * DAY + to - opens;
          if (open <= 0) continue;
          if (left <= open) return opens + left - offset;
          left -= open;
        }
      }
    },
  };
}

function officeHours(definition: CalendarDefinition): Hours {
  return (definition.weekly.mon ?? []).map(([from, to]) => [timeOf(from), timeOf(to)]);
}

function timeOf(text: string | undefined): number {
  const [hours, minutes] = (text ?? '').split(':').map(Number);
  return (Number(hours) * 60 + Number(minutes)) * 60_000;
}
