import { CaseEventData, caseEventTypes } from '@fengqiao/contracts/events/case-event';
import { eventSubject, type Envelope } from '@fengqiao/contracts/events/envelope';
import { UnitEventData } from '@fengqiao/contracts/events/unit-event';
import { PoisonMessage, type EventHandler } from '@fengqiao/inbox/store/inbox';
import { parsedBody } from '@fengqiao/inbox/consumer/parsed-body';
import type { EntityManager } from 'typeorm';
import { bookEvents, openBook } from '../book/book-keeper.ts';
import { momentOf, scoredEvent, type ConsumedEvent } from '../book/consumed-event.ts';
import { directoryFact, insertDirectoryFacts } from '@fengqiao/inbox/directory/directory-facts';

const caseTypes = new Set<string>(caseEventTypes.map((type) => eventSubject('intake', 'case', type)));
const unitType = eventSubject('intake', 'unit', 'changed');
const aboutCalendars = eventSubject('intake', 'calendar', '');

/** Intake's events as facts: cases, the tree they are counted over, and who held which post. */
export const intakeFacts: EventHandler = {
  async apply(manager: EntityManager, events: readonly Envelope[]): Promise<void> {
    const cases = [];
    const told: (() => ConsumedEvent)[] = [];
    const units = [];
    const directory = [];
    for (const event of events) {
      if (caseTypes.has(event.type)) {
        const fact = caseFact(event);
        cases.push(fact);
        told.push(() => toldOf(event, fact.data));
      } else if (event.type === unitType) units.push(unitFact(event));
      // Every event says how its clocks stand by whatever calendar: none is needed here.
      else if (!event.type.startsWith(aboutCalendars)) {
        const fact = directoryFact(event);
        if (!fact) throw new PoisonMessage('unknown type');
        directory.push(fact);
      }
    }
    if (cases.length > 0) await tell(manager, cases, told);
    if (units.length > 0) await insertUnitFacts(manager, units);
    if (directory.length > 0) await insertDirectoryFacts(manager, directory);
  },
  async forget(manager: EntityManager): Promise<void> {
    // What was decided in this service, imported here or frozen stays: it comes from no event.
    await manager.query(
      `truncate case_fact, unit_fact, directory_fact, booked_case, score_entry, score_total, score_daily`,
    );
  },
};

/** Facts are written while they are booked: the book is asked for first, so its answer comes before they are in. */
async function tell(
  manager: EntityManager,
  cases: readonly ReturnType<typeof caseFact>[],
  told: readonly (() => ConsumedEvent)[],
): Promise<void> {
  const opening = openBook(
    manager,
    cases.map(({ case_id }) => case_id),
  );
  const writing = insertCaseFacts(manager, cases);
  const booking = opening.then((book) =>
    bookEvents(
      manager,
      book,
      told.map((each) => each()),
    ),
  );
  // In this order: what PostgreSQL refuses of the facts it names better than the book would, which fails with them.
  for (const done of await Promise.allSettled([opening, writing, booking]))
    if (done.status === 'rejected') throw done.reason;
}

function caseFact(event: Envelope) {
  const data = parsedBody(CaseEventData, event.data);
  if (event.type !== eventSubject('intake', 'case', data.fact.type))
    throw new PoisonMessage('its fact is not of its type');
  const overdue = data.clocks.flatMap((clock) => clock.overdueFrom ?? []).sort();
  return {
    case_id: event.subject,
    seq: event.seq,
    type: data.fact.type,
    occurred_at: event.time,
    recorded_at: event.recordedat,
    ledger: data.ledger,
    stage: data.stage,
    unit: data.handlingUnit ?? data.ownerUnit,
    overdue_from: overdue[0] ?? null,
    data,
  };
}

function toldOf({ subject, seq, time, recordedat }: Envelope, data: CaseEventData): ConsumedEvent {
  return { caseId: subject, recordedAt: momentOf(recordedat), event: scoredEvent(seq, time, data) };
}

function unitFact(event: Envelope) {
  const { path, level, parent, nameZh, nameEn } = parsedBody(UnitEventData, event.data);
  const { subject: unit_id, seq, recordedat: recorded_at } = event;
  return { unit_id, seq, recorded_at, path, level, parent, name_zh: nameZh, name_en: nameEn };
}

async function insertCaseFacts(manager: EntityManager, facts: readonly object[]): Promise<void> {
  await manager.query(
    `insert into case_fact (case_id, seq, type, occurred_at, recorded_at, ledger, stage, unit, overdue_from, data)
     select * from jsonb_to_recordset($1::jsonb) as fact(
       case_id uuid, seq int, type text, occurred_at timestamptz, recorded_at timestamptz,
       ledger text, stage text, unit text, overdue_from timestamptz, data jsonb)`,
    [JSON.stringify(facts)],
  );
}

async function insertUnitFacts(manager: EntityManager, facts: readonly object[]): Promise<void> {
  await manager.query(
    `insert into unit_fact (unit_id, seq, recorded_at, path, level, parent, name_zh, name_en)
     select * from jsonb_to_recordset($1::jsonb) as fact(
       unit_id uuid, seq int, recorded_at timestamptz, path text, level text, parent text, name_zh text, name_en text)`,
    [JSON.stringify(facts)],
  );
}
