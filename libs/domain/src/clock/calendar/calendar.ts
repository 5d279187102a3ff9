import { isRefusal, refuse } from '../../refusal.ts';
import type { Refusal } from '../../refusal.ts';
import { dayNumber, parseDate } from '../dates/civil-date.ts';
import { itemAt } from '../dates/item-at.ts';
import { CLOSED, readOpeningHours } from './opening-hours.ts';
import type { OpeningHours } from './opening-hours.ts';
import type { Timeline } from './timeline-sums.ts';
import { zoneOf } from '../dates/zone.ts';
import type { Zone } from '../dates/zone.ts';

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

export const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Opening hours as data, in the shape of the what-if call (architecture, "The clock's what-if call"). */
export interface CalendarDefinition {
  /** IANA name. */
  timeZone: string;
  /** Windows of a weekday, `[["09:00","12:00"], …]`; a missing day is closed, "24:00" may end a window. */
  weekly: Partial<Record<Weekday, readonly (readonly string[])[]>>;
  /** `YYYY-MM-DD`, closed all day. */
  holidays: readonly string[];
  /** Other hours for a date (a make-up day 调休, a short day); no windows close it. The holiday wins over it. */
  workdays: readonly { date: string; windows: readonly (readonly string[])[] }[];
  /** Years whose arrangement is announced; anything that leans on another year is provisional. */
  knownYears: readonly number[];
}

/** A definition compiled once; everything beside `definition` belongs to this folder. */
export interface Calendar {
  /** For a unit with hours of its own, the bureau's. */
  readonly definition: CalendarDefinition;
  readonly zone: Zone;
  /** Monday first. */
  readonly week: readonly OpeningHours[];
  /** Holidays and replaced days by day number. */
  readonly exceptions: Pick<ReadonlyMap<number, OpeningHours>, 'get' | 'has'>;
  readonly holidays: Pick<ReadonlySet<number>, 'has'>;
  readonly knownYears: ReadonlySet<number>;
  /** The same as stretches of years in a row, in day numbers, the second exclusive. */
  readonly knownStretches: readonly (readonly [number, number])[];
  /** No date after it has hours: the last one that does when the week itself has none; else infinite. */
  readonly lastOpenDay: number;
  /** Hours of days on or beside a change of offset, kept because they are worked out window by window. */
  readonly irregular: Map<number, OpeningHours>;
  /** Running sums over the years asked about so far; replaced by a longer one when more are needed. */
  timeline: Timeline | null;
}

/**
 * Checks a definition and makes it ready to be asked. Refusals name the field by its path within the definition:
 * `unknown-zone`, `bad-window`, `bad-date`, `duplicate-date`, `bad-year`, and `calendar-never-opens` when neither the
 * week nor any date has an open moment (a calendar whose next opening is more than five years away is refused under
 * the same code when a limit is counted on it: only then is there a moment to count from).
 */
export function compileCalendar(definition: CalendarDefinition): Calendar | Refusal {
  const zone = zoneOf(definition.timeZone);
  if (zone === null)
    return refuse('unknown-zone', 'timeZone', { timeZone: definition.timeZone.slice(0, 60) });
  const week: OpeningHours[] = [];
  for (const weekday of WEEKDAYS) {
    const hours = readOpeningHours(definition.weekly[weekday] ?? [], `weekly.${weekday}`);
    if (isRefusal(hours)) return hours;
    week.push(hours);
  }
  const exceptions = readWorkdays(definition.workdays);
  if (isRefusal(exceptions)) return exceptions;
  const holidays = new Set<number>();
  for (const [index, date] of definition.holidays.entries()) {
    const day = parseDate(date);
    if (day === null) return refuse('bad-date', `holidays.${index}`, { date: date.slice(0, 40) });
    holidays.add(day);
    exceptions.set(day, CLOSED);
  }
  for (const [index, year] of definition.knownYears.entries()) {
    if (!Number.isInteger(year) || year < 0 || year > 9999)
      return refuse('bad-year', `knownYears.${index}`, { year });
  }
  const lastOpenDay = findLastOpenDay(week, exceptions);
  if (lastOpenDay === Number.NEGATIVE_INFINITY) return refuse('calendar-never-opens', 'weekly');
  const knownYears = new Set(definition.knownYears);
  const knownStretches = stretchesOf(knownYears);
  return {
    definition,
    zone,
    week,
    exceptions,
    holidays,
    knownYears,
    knownStretches,
    lastOpenDay,
    irregular: new Map(),
    timeline: null,
  };
}

/**
 * A bureau's calendar with another week, and with other hours on the dates that `own` has its own word for: holidays
 * and make-up days hold everywhere else. Laid over it rather than compiled, since a bureau may have hundreds of units
 * and thousands of dates.
 */
export function overlaid(bureau: Calendar, own: Calendar): Calendar {
  return {
    ...bureau,
    week: own.week,
    exceptions: {
      get: (day) => own.exceptions.get(day) ?? bureau.exceptions.get(day),
      has: (day) => own.exceptions.has(day) || bureau.exceptions.has(day),
    },
    holidays: { has: (day) => (own.exceptions.has(day) ? own : bureau).holidays.has(day) },
    lastOpenDay: Math.max(own.lastOpenDay, bureau.lastOpenDay),
    irregular: new Map(),
    timeline: null,
  };
}

function stretchesOf(years: ReadonlySet<number>): readonly (readonly [number, number])[] {
  const begins = [...years].filter((year) => !years.has(year - 1)).sort((a, b) => a - b);
  const ends = [...years].filter((year) => !years.has(year + 1)).sort((a, b) => a - b);
  return begins.map((year, index) => [dayNumber(year, 1, 1), dayNumber(itemAt(ends, index) + 1, 1, 1)]);
}

function findLastOpenDay(
  week: readonly OpeningHours[],
  exceptions: ReadonlyMap<number, OpeningHours>,
): number {
  if (week.some((hours) => hours.total > 0)) return Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const [day, hours] of exceptions) {
    if (hours.total > 0) last = Math.max(last, day);
  }
  return last;
}

/** A date twice with other hours is refused: either could have been meant. Twice the same is harmless. */
function readWorkdays(workdays: CalendarDefinition['workdays']): Map<number, OpeningHours> | Refusal {
  const exceptions = new Map<number, OpeningHours>();
  for (const [index, { date, windows }] of workdays.entries()) {
    const day = parseDate(date);
    if (day === null) return refuse('bad-date', `workdays.${index}.date`, { date: date.slice(0, 40) });
    const hours = readOpeningHours(windows, `workdays.${index}.windows`);
    if (isRefusal(hours)) return hours;
    const earlier = exceptions.get(day);
    if (earlier !== undefined && !sameHours(earlier, hours)) {
      return refuse('duplicate-date', `workdays.${index}.date`, { date });
    }
    exceptions.set(day, hours);
  }
  return exceptions;
}

function sameHours(a: OpeningHours, b: OpeningHours): boolean {
  const written = ({ windows }: OpeningHours) => windows.map(({ start, end }) => `${start}-${end}`).join();
  return written(a) === written(b);
}
