import type { Calendar } from '../../clock/calendar/calendar.ts';
import { localDate } from '../../clock/calendar/working-days.ts';
import { DAY_MS, dayNumber } from '../../clock/dates/civil-date.ts';
import { momentOfLocal } from '../../clock/dates/zone.ts';

/** A quarter on the bureau's own calendar; `from` inclusive, `to` exclusive. */
export interface Quarter {
  /** `2026-Q4` */
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

const [firstYear, lastYear] = [1900, 2298];

/** Null for what names no quarter that is reckoned with. */
export function quarterOf(name: string, calendar: Calendar): Quarter | null {
  const [, year = '', n = ''] = /^(\d{4})-Q([1-4])$/.exec(name) ?? [];
  if (year === '' || Number(year) < firstYear || Number(year) > lastYear) return null;
  return quarter(Number(year) * 4 + Number(n) - 1, calendar);
}

/** The last quarter that has ended by a moment. */
export function lastEndedQuarter(now: number, calendar: Calendar): Quarter {
  const [year = 0, month = 1] = localDate(calendar, now).split('-').map(Number);
  return quarter(year * 4 + Math.floor((month - 1) / 3) - 1, calendar);
}

/** How many quarters one is before another; below zero when after it. */
export function quartersBetween(before: Quarter, after: Quarter): number {
  return indexOf(after) - indexOf(before);
}

function indexOf({ name }: Quarter): number {
  return Number(name.slice(0, 4)) * 4 + Number(name.slice(6)) - 1;
}

/** Counted from the first of year 0. */
function quarter(index: number, calendar: Calendar): Quarter {
  const begins = (at: number) =>
    momentOfLocal(calendar.zone, dayNumber(Math.floor(at / 4), (at % 4) * 3 + 1, 1) * DAY_MS);
  return {
    name: `${Math.floor(index / 4)}-Q${(index % 4) + 1}`,
    from: begins(index),
    to: begins(index + 1),
  };
}
