import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import { compileCalendar, type Calendar, type CalendarDefinition } from './calendar.ts';
import { DAY_MS } from './civil-date.ts';
import { openBetween } from './timeline.ts';

/** Hours of a unit's own (a lounge open on Saturdays), in place of the bureau's week. */
export interface UnitHours {
  /** Path; holds for the units below it too, unless a nearer one has hours of its own. */
  readonly unit: string;
  readonly weekly: CalendarDefinition['weekly'];
  /** Closed beside the bureau's holidays. */
  readonly holidays: CalendarDefinition['holidays'];
  /** Other hours for a date, over the bureau's holidays and make-up days too. */
  readonly workdays: CalendarDefinition['workdays'];
}

/** The bureau's calendar and what single units do otherwise. */
export interface BureauDefinition extends CalendarDefinition {
  readonly unitHours: readonly UnitHours[];
}

export interface BureauHours {
  readonly definition: BureauDefinition;
  /** The hours a unit keeps; the bureau's for null and for units without hours of their own. */
  of(unit: string | null): Calendar;
}

/**
 * Compiles the bureau's calendar and those of its units. Refused as compileCalendar is, fields named by their path
 * (`unitHours.0.weekly.sat.1`); a unit named twice is `duplicate-unit`.
 */
export function compileBureauHours(definition: BureauDefinition): BureauHours | Refusal {
  const bureau = compileCalendar(definition);
  if (isRefusal(bureau)) return bureau;
  const own = new Map<string, Calendar>();
  for (const [index, hours] of definition.unitHours.entries()) {
    const path = `unitHours.${index}`;
    if (own.has(hours.unit)) return refuse('duplicate-unit', `${path}.unit`, { unit: hours.unit });
    // The unit's part alone first: a refusal has to name its field, not one of the calendar made of both.
    const checked = compileCalendar({ ...definition, ...hours });
    const calendar = isRefusal(checked) ? checked : compileCalendar(keptBy(hours, definition));
    if (isRefusal(calendar))
      return { ...calendar, fields: calendar.fields.map((field) => `${path}.${field}`) };
    own.set(hours.unit, calendar);
  }
  return { definition, of: (unit) => nearest(own, unit) ?? bureau };
}

/**
 * Refused with `calendar-never-opens` unless it opens in each of the next 25 years, in every unit: longer than any
 * limit runs, so that one begun under it has an end.
 */
export function opensEveryYear({ definition, of }: BureauHours, from: number): Refusal | null {
  const units = definition.unitHours.map(({ unit }, index) => [unit, `unitHours.${index}.weekly`] as const);
  for (const [unit, field] of [[null, 'weekly'] as const, ...units]) {
    for (let year = 0; year < 25; year += 1) {
      const begins = from + year * YEAR_MS;
      const open = openBetween(of(unit), begins, begins + YEAR_MS);
      if (open === 0) return refuse('calendar-never-opens', field);
    }
  }
  return null;
}

const YEAR_MS = 365 * DAY_MS;

/** The bureau's holidays and make-up days hold for the unit too, except on dates it has its own word for. */
function keptBy(hours: UnitHours, bureau: CalendarDefinition): CalendarDefinition {
  const ownDates = new Set([...hours.workdays.map(({ date }) => date), ...hours.holidays]);
  return {
    ...bureau,
    weekly: hours.weekly,
    holidays: [...bureau.holidays.filter((date) => !ownDates.has(date)), ...hours.holidays],
    workdays: [...bureau.workdays.filter(({ date }) => !ownDates.has(date)), ...hours.workdays],
  };
}

function nearest(own: ReadonlyMap<string, Calendar>, unit: string | null): Calendar | undefined {
  for (let path = unit; path; path = path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : null) {
    const calendar = own.get(path);
    if (calendar) return calendar;
  }
  return undefined;
}
