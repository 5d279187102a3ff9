import { isRefusal, refuse, type Refusal } from '../../refusal.ts';
import { hoursOn, localDay } from './calendar-day.ts';
import { compileCalendar, overlaid, type Calendar, type CalendarDefinition } from './calendar.ts';

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
    const alone = compileCalendar({ ...definition, ...hours });
    if (isRefusal(alone)) return { ...alone, fields: alone.fields.map((field) => `${path}.${field}`) };
    own.set(hours.unit, overlaid(bureau, alone));
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
    const calendar = of(unit);
    const first = localDay(calendar, from) + 1;
    for (let year = 0; year < 25; year += 1)
      if (!opensIn365Days(calendar, first + year * 365)) return refuse('calendar-never-opens', field);
  }
  return null;
}

/** Day by day: nearly always the first few tell, while a timeline over 25 years for each of many units takes seconds. */
function opensIn365Days(calendar: Calendar, first: number): boolean {
  for (let day = first; day < first + 365; day += 1) if (hoursOn(calendar, day).total > 0) return true;
  return false;
}

function nearest(own: ReadonlyMap<string, Calendar>, unit: string | null): Calendar | undefined {
  for (let path = unit; path; path = path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : null) {
    const calendar = own.get(path);
    if (calendar) return calendar;
  }
  return undefined;
}
