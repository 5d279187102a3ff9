import { cnCalendarDefinition } from '@fengqiao/cn-calendar/cn-calendar';
import {
  compileBureauHours,
  type BureauDefinition,
  type BureauHours,
} from '../clock/calendar/bureau-hours.ts';
import { parseMoment } from '../clock/dates/moment.ts';
import { buildDirectory, type Directory, type Role, type Terms } from '../directory/directory.ts';
import type { UnitLevel } from '../directory/unit.ts';
import { isRefusal } from '../refusal.ts';

/** Shanghai time, `11-20 17:00` or `2027-01-04 09:00`, as epoch milliseconds. */
export function at(text: string): number {
  const [date = '', time = ''] = text.split(' ');
  const full = `${date.length === 5 ? `2026-${date}` : date}T${time.length === 5 ? `${time}:00` : time}+08:00`;
  const moment = parseMoment(full);
  if (moment === null) throw new Error(`not a moment: ${text}`);
  return moment;
}

/** The built-in calendar with changes, compiled. */
export function hoursWith(changes: Partial<BureauDefinition> = {}): BureauHours {
  const hours = compileBureauHours({ ...cnCalendarDefinition(), unitHours: [], ...changes });
  if (isRefusal(hours)) throw new Error(hours.code);
  return hours;
}

/** The bureau's own hours by the built-in calendar. */
export const calendar = hoursWith().of(null);

export type UnitGiven = readonly [path: string, level: UnitLevel];
export type PersonGiven = readonly [id: string, role: Role, unit: string, post?: string];

/** A city for tests: units by their paths, people with the posts they hold, who stood in and who was away. */
export function cityOf(
  units: readonly UnitGiven[],
  people: readonly PersonGiven[],
  terms: Terms = {},
): Directory {
  return buildDirectory(
    units.map(([path, level]) => {
      const above = path.split('.').slice(0, -1).join('.');
      const parent = level === 'bureau' || level === 'partner' ? null : above;
      return { path, level, nameZh: path, nameEn: path, parent };
    }),
    people.map(([id, role, unit]) => ({ id, role, unit })),
    people.flatMap(([person, , unit, post]) =>
      post ? [{ unit, post, person, since: null, until: null }] : [],
    ),
    terms,
  );
}
