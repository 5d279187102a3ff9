import { cnCalendarDefinition } from '@fengqiao/cn-calendar/cn-calendar';
import type { Calendar } from '@fengqiao/domain/clock/calendar/calendar';
import { compileBureauHours, type BureauHours } from '@fengqiao/domain/clock/calendar/bureau-hours';
import type { Directory } from '@fengqiao/domain/directory/directory';
import type { UnitLevel } from '@fengqiao/domain/directory/unit';
import type { Timetable } from '@fengqiao/domain/ladder/clock-instance';
import { isRefusal } from '@fengqiao/domain/refusal';
import { DirectoryFactRow } from '@fengqiao/postgres/entities/directory-fact.entity';
import { KnownCalendarRow, KnownUnitRow } from '@fengqiao/postgres/entities/known-world.entities';
import type { EntityManager } from 'typeorm';
import { directoryOf } from '../directory/directory-of-facts.ts';

/** What every rule looks at beside the aggregate and the moment. */
export interface KnownWorld {
  readonly directory: Directory;
  readonly rules: { readonly calendar: Calendar; readonly timetable: Timetable };
}

/** The directory and the calendar as intake has told of them. */
export async function readKnownWorld(manager: EntityManager): Promise<KnownWorld> {
  const [units, facts, calendar] = await Promise.all([
    manager.find(KnownUnitRow),
    manager.find(DirectoryFactRow, { order: { aggregateId: 'ASC', seq: 'ASC' } }),
    manager.findOne(KnownCalendarRow, { where: {}, order: { version: 'DESC' } }),
  ]);
  const hours = hoursOf(calendar);
  return {
    directory: directoryOf(
      units.map((unit) => ({ ...unit, level: unit.level as UnitLevel })),
      facts,
    ),
    rules: {
      timetable: { edition: calendar?.version ?? 1, hoursOf: (unit) => hours.of(unit) },
      calendar: hours.of(null),
    },
  };
}

/** Until intake has told of the bureau's calendar, the one that comes with the software, as intake begins with it too. */
function hoursOf(calendar: KnownCalendarRow | null): BureauHours {
  const hours = compileBureauHours(calendar?.definition ?? { ...cnCalendarDefinition(), unitHours: [] });
  // It was compiled before it was kept.
  if (isRefusal(hours)) throw new Error(`the calendar is refused: ${hours.code}`);
  return hours;
}
