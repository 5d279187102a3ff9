import { civilDate, DAY_MS, dayNumber } from '../../clock/dates/civil-date.ts';
import { momentOfLocal, offsetAt, zoneOf } from '../../clock/dates/zone.ts';

export type PeriodKind = 'year' | 'quarter' | 'month';

/** A stretch that is scored: `2026`, `2026-Q4` or `2026-11` on the local calendar; `from` inclusive, `to` exclusive. */
export interface Period {
  readonly name: string;
  readonly kind: PeriodKind;
  /** The first month, counted from January of year 0, and how many there are. */
  readonly firstMonth: number;
  readonly months: number;
  /** Epoch milliseconds. */
  readonly from: number;
  readonly to: number;
}

/** Scores are kept on the bureau's calendar, wherever a reader sits. */
export const scoringZone = 'Asia/Shanghai';

const pattern = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/;
const [firstYear, lastYear] = [1900, 2299];

/** Null for what names no period of the years 1900 to 2299. */
export function parsePeriod(name: string): Period | null {
  const match = pattern.exec(name);
  if (!match) return null;
  const year = Number(match[1]);
  if (year < firstYear || year > lastYear) return null;
  if (match[2]) return period(name, 'quarter', year * 12 + (Number(match[2]) - 1) * 3, 3);
  if (match[3]) return period(name, 'month', year * 12 + Number(match[3]) - 1, 1);
  return period(name, 'year', year * 12, 12);
}

/** The period of the same kind just before. */
export function periodBefore({ kind, firstMonth, months }: Period): Period {
  return periodOf(kind, firstMonth - months);
}

/** The months a period consists of, as periods. */
export function monthsOf({ firstMonth, months }: Period): Period[] {
  return Array.from({ length: months }, (_, i) => periodOf('month', firstMonth + i));
}

/** The month a moment lies in. */
export function monthAt(moment: number): Period {
  const { year, month } = civilDate(localDay(moment));
  return periodOf('month', year * 12 + month - 1);
}

/** `2026-11`, of a month counted from January of year 0. */
export function monthName(index: number): string {
  return periodOf('month', index).name;
}

/** Periods of every kind that lie at or after the month `from` and have begun by `now`, oldest first. */
export function periodsBegun(from: number, now: number): Period[] {
  const last = monthAt(now).firstMonth;
  const periods: Period[] = [];
  for (let month = from; month <= last; month += 1) periods.push(periodOf('month', month));
  for (let month = from - (from % 3); month <= last; month += 3) periods.push(periodOf('quarter', month));
  for (let month = from - (from % 12); month <= last; month += 12) periods.push(periodOf('year', month));
  return periods.sort(oldestFirst);
}

/** The periods of every kind that a month lies in. */
export function periodsWith(month: number): Period[] {
  return [
    periodOf('month', month),
    periodOf('quarter', month - (month % 3)),
    periodOf('year', month - (month % 12)),
  ];
}

export function oldestFirst(one: Period, other: Period): number {
  return one.to - other.to || one.months - other.months;
}

/** The local day of a moment, as days since 1970-01-01. */
export function localDay(moment: number): number {
  return Math.floor((moment + offsetAt(zone(), moment)) / DAY_MS);
}

/** When a local day begins. */
export function startOfLocalDay(day: number): number {
  return momentOfLocal(zone(), day * DAY_MS);
}

function periodOf(kind: PeriodKind, firstMonth: number): Period {
  const year = Math.floor(firstMonth / 12);
  const month = firstMonth - year * 12;
  const yearText = String(year).padStart(4, '0');
  switch (kind) {
    case 'year':
      return period(yearText, kind, firstMonth, 12);
    case 'quarter':
      return period(`${yearText}-Q${month / 3 + 1}`, kind, firstMonth, 3);
    case 'month':
      return period(`${yearText}-${String(month + 1).padStart(2, '0')}`, kind, firstMonth, 1);
  }
}

function period(name: string, kind: PeriodKind, firstMonth: number, months: number): Period {
  return {
    name,
    kind,
    firstMonth,
    months,
    from: startOfMonth(firstMonth),
    to: startOfMonth(firstMonth + months),
  };
}

function startOfMonth(index: number): number {
  const year = Math.floor(index / 12);
  return startOfLocalDay(dayNumber(year, index - year * 12 + 1, 1));
}

function zone() {
  const found = zoneOf(scoringZone);
  if (!found) throw new RangeError(`unknown time zone: ${scoringZone}`);
  return found;
}
