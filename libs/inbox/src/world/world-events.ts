import { CalendarEventData } from '@fengqiao/contracts/events/calendar-event';
import { eventSubject, type Envelope } from '@fengqiao/contracts/events/envelope';
import { UnitEventData } from '@fengqiao/contracts/events/unit-event';
import { compileBureauHours, type BureauDefinition } from '@fengqiao/domain/clock/calendar/bureau-hours';
import { isRefusal } from '@fengqiao/domain/refusal';
import { KnownCalendarRow, KnownUnitRow } from '@fengqiao/postgres/entities/known-world.entities';
import type { EntityManager } from 'typeorm';
import { parsedBody } from '../consumer/parsed-body.ts';
import { directoryFact, insertDirectoryFacts } from '../directory/directory-facts.ts';
import { PoisonMessage } from '../store/inbox.ts';
import { worldMoved } from './world-snapshot.ts';

const unitType = eventSubject('intake', 'unit', 'changed');
const aboutUnits = eventSubject('intake', 'unit', '');
const calendarType = eventSubject('intake', 'calendar', 'published');

/**
 * Of intake's events the directory (the tree, who sits and holds what where) and the calendar, kept for the rules. Any
 * other passes by; others about units are not understood (`PoisonMessage`).
 */
export async function keepWorld(manager: EntityManager, events: readonly Envelope[]): Promise<void> {
  const units = new Map<string, KnownUnitRow>();
  const directory = [];
  const calendars = [];
  for (const event of events) {
    const fact = directoryFact(event);
    if (fact) directory.push(fact);
    if (event.type === calendarType) calendars.push(calendarOf(event));
    if (!event.type.startsWith(aboutUnits)) continue;
    if (event.type !== unitType) throw new PoisonMessage('unknown type');
    units.set(event.subject, { id: event.subject, ...parsedBody(UnitEventData, event.data) });
  }
  if (units.size + directory.length + calendars.length === 0) return;
  if (units.size > 0) await manager.upsert(KnownUnitRow, [...units.values()], ['id']);
  if (directory.length > 0) await insertDirectoryFacts(manager, directory);
  if (calendars.length > 0) await manager.upsert(KnownCalendarRow, calendars, ['version']);
  await worldMoved(manager);
}

function calendarOf(event: Envelope): KnownCalendarRow {
  const { version, definition } = parsedBody(CalendarEventData, event.data);
  const calendar = definition as unknown as BureauDefinition;
  if (!compiles(calendar)) throw new PoisonMessage('a calendar that cannot be counted by');
  return { version, definition: calendar };
}

function compiles(calendar: BureauDefinition): boolean {
  try {
    return !isRefusal(compileBureauHours(calendar));
  } catch {
    return false;
  }
}
