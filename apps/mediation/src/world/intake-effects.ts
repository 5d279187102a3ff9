import { CalendarEventData } from '@fengqiao/contracts/events/calendar-event';
import { eventSubject, type Envelope } from '@fengqiao/contracts/events/envelope';
import { UnitEventData } from '@fengqiao/contracts/events/unit-event';
import { compileBureauHours, type BureauDefinition } from '@fengqiao/domain/clock/calendar/bureau-hours';
import { isRefusal } from '@fengqiao/domain/refusal';
import { directoryFact, insertDirectoryFacts } from '@fengqiao/inbox/directory/directory-facts';
import { PoisonMessage, type EventHandler } from '@fengqiao/inbox/store/inbox';
import { parsedBody } from '@fengqiao/inbox/consumer/parsed-body';
import type { EntityManager } from 'typeorm';
import { referralOf, writeReferrals } from '../take-up-referral/referrals.ts';
import { KnownUnitRow } from './known-unit.entity.ts';
import { KnownCalendarRow } from './world.entities.ts';
import { worldMoved } from './world-source.ts';

const unitType = eventSubject('intake', 'unit', 'changed');
const aboutUnits = eventSubject('intake', 'unit', '');
const calendarType = eventSubject('intake', 'calendar', 'published');

/**
 * Of intake's events mediation needs the directory (the tree, who sits and holds what where), the calendar, and the
 * cases referred to it. Other events of cases pass by, others about units are not understood.
 */
export const intakeEffects: EventHandler = {
  async apply(manager, events) {
    const units = new Map<string, KnownUnitRow>();
    const directory = [];
    const calendars = [];
    const referrals = [];
    for (const event of events) {
      const fact = directoryFact(event);
      if (fact) directory.push(fact);
      const referral = referralOf(event);
      if (referral) referrals.push(referral);
      if (event.type === calendarType) calendars.push(calendarOf(event));
      if (!event.type.startsWith(aboutUnits)) continue;
      if (event.type !== unitType) throw new PoisonMessage('unknown type');
      units.set(event.subject, { id: event.subject, ...parsedBody(UnitEventData, event.data) });
    }
    await writeReferrals(manager, referrals);
    await keep(manager, [...units.values()], directory, calendars);
  },
};

async function keep(
  manager: EntityManager,
  units: readonly KnownUnitRow[],
  directory: readonly object[],
  calendars: readonly KnownCalendarRow[],
): Promise<void> {
  if (units.length + directory.length + calendars.length === 0) return;
  if (units.length > 0) await manager.upsert(KnownUnitRow, [...units], ['id']);
  if (directory.length > 0) await insertDirectoryFacts(manager, directory);
  if (calendars.length > 0) await manager.upsert(KnownCalendarRow, [...calendars], ['version']);
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
