import { isOpen, type CaseState } from '@fengqiao/domain/case/case';
import type { CaseEvent } from '@fengqiao/domain/case/case-event';
import { planOf, type ClimbPremises } from '@fengqiao/domain/case/climb';
import { unitsBetween } from '@fengqiao/domain/case/confidentiality';
import { unitOfPost } from '@fengqiao/domain/directory/posts';
import { isTicking, overdueFrom } from '@fengqiao/domain/ladder/clock-instance';
import { samePlan, type LadderPlan } from '@fengqiao/domain/ladder/plan';
import {
  appendEvents,
  plansHeld,
  savePlans,
  type NewEvent,
  type NewPlan,
} from '@fengqiao/postgres/aggregate-store';
import type { EntityManager } from 'typeorm';
import { consequencesOf, writeConsequences, type ChangedCase } from '../notices/write-consequences.ts';
import { CaseRow } from './case.entity.ts';
import { publishedEvent } from './published-event.ts';

/** What people wrote, and what only the citizen knows: fixed when the case is written down. */
export interface CaseContent {
  readonly ref: string | null;
  readonly refFingerprint: Buffer | null;
  readonly summary: string;
  readonly detail: string;
  readonly place: string | null;
  readonly reporter: { readonly name: string; readonly phone: string } | null;
  readonly queryCodeHash: Buffer | null;
}

export interface NewCase {
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
  readonly content: CaseContent;
}

/** Locks the case's row until the transaction ends: one command at a time on one case. */
export async function lockCase(manager: EntityManager, id: string): Promise<CaseRow | null> {
  return manager
    .createQueryBuilder(CaseRow, 'c')
    .setLock('pessimistic_write')
    .where('c.id = :id', { id })
    .getOne();
}

/** The same for several, in the order of their ids, so that two who want the same ones never wait for each other. */
export async function lockCases(manager: EntityManager, ids: readonly string[]): Promise<CaseRow[]> {
  return manager
    .createQueryBuilder(CaseRow, 'c')
    .setLock('pessimistic_write')
    .where('c.id = any(:ids::uuid[])', { ids: [...ids] })
    .orderBy('c.id')
    .getMany();
}

/**
 * Writes cases that were not there, with their events, plans and records; for one registration or a whole import, which
 * tells people once for all of it (`tells` false).
 */
export async function insertCases(
  manager: EntityManager,
  cases: readonly NewCase[],
  premises: ClimbPremises,
  tells = true,
): Promise<void> {
  const { rules } = premises;
  const events = cases.flatMap(({ state, events: own }) => own.map((event) => newEvent(state, event)));
  const plans = cases
    .filter(({ state }) => isOpen(state.stage))
    .map(({ state }) => newPlan(state, planOf(state, rules), 'owed'));
  // Together: none waits for another's result, so they go to the server in one round trip.
  await Promise.all([
    manager.query(
      `insert into ledger_case
     select row.id, row.number, row.ref, decode(row.ref_fingerprint, 'hex'), row.version, row.state, row.ledger, row.stage,
       row.owner_unit, row.handling_unit, row.unit, row.handler, row.subject_unit, row.hidden_units, row.subject_persons,
       row.confidential, row.received_at, row.next_due_at, row.overdue_from, row.summary, row.detail, row.place,
       row.reporter_name, row.reporter_phone, decode(row.query_code_hash, 'hex'), row.public_summary, row.withheld_reason,
       (pg_current_xact_id()::text)::bigint
     from jsonb_to_recordset($1::jsonb) as row(
       id uuid, number text, ref text, ref_fingerprint text, version int, state jsonb, ledger text, stage text,
       owner_unit text, handling_unit text, unit text, handler text, subject_unit text, hidden_units text[],
       subject_persons text[], confidential boolean, received_at timestamptz, next_due_at timestamptz,
       overdue_from timestamptz, summary text, detail text, place text, reporter_name text, reporter_phone text,
       query_code_hash text, public_summary text, withheld_reason text)`,
      [JSON.stringify(cases.map(rowOf))],
    ),
    appendEvents(manager, events),
    plans.length > 0 && savePlans(manager, plans),
    writeConsequences(manager, consequencesOf(cases, premises, tells)),
  ]);
}

/** Who asked for a change: a command, the ladder itself (it gets the plan as its answer), or nobody. */
export type Occasion = 'command' | 'climb' | 're-projection';

/** Writes what a decision changed, and gives the plan as it now is. */
export async function saveCase(
  manager: EntityManager,
  state: CaseState,
  events: readonly CaseEvent[],
  premises: ClimbPremises,
  occasion: Occasion = 'command',
): Promise<LadderPlan> {
  const [plan] = await saveCases(manager, [{ state, events }], premises, occasion);
  if (!plan) throw new Error('a saved case has a plan');
  return plan;
}

/** Rows, events with who is told of them and, where a rung moved, plans, of cases that are locked. */
export async function saveCases(
  manager: EntityManager,
  cases: readonly ChangedCase[],
  premises: ClimbPremises,
  occasion: Occasion,
): Promise<LadderPlan[]> {
  const { rules } = premises;
  const changed = cases.filter(({ events }) => events.length > 0);
  const published = changed.flatMap(({ state, events }) => events.map((event) => newEvent(state, event)));
  const plans = cases.map(({ state }) => planOf(state, rules));
  // Together: none waits for another's result, so they go to the server in one round trip.
  const [held] = await Promise.all([
    plansHeld(
      manager,
      cases.map(({ state }) => state.id),
    ),
    changed.length > 0 && updateRows(manager, changed),
    changed.length > 0 && appendEvents(manager, published),
    writeConsequences(manager, consequencesOf(changed, premises, true)),
  ]);
  const laid = cases.flatMap(({ state, events }, index) => {
    const plan = plans[index];
    if (!plan || samePlan(held.get(state.id) ?? null, plan)) return [];
    // A plan of no newer version would be passed over by the ladder that has the old one: it is told to ask.
    const told = occasion === 'climb' ? 'answered' : events.length > 0 ? 'owed' : 'doubted';
    return [newPlan(state, plan, told)];
  });
  if (laid.length > 0) await savePlans(manager, laid);
  return plans;
}

async function updateRows(manager: EntityManager, cases: readonly ChangedCase[]): Promise<void> {
  const rows = cases.map(({ state, events }) => ({ ...columnsOf(state), ...faceOf(events) }));
  await manager.query(
    `update ledger_case set version = row.version, state = row.state, ledger = row.ledger, stage = row.stage,
       owner_unit = row.owner_unit, handling_unit = row.handling_unit, unit = row.unit, handler = row.handler,
       hidden_units = row.hidden_units, confidential = row.confidential, next_due_at = row.next_due_at,
       overdue_from = row.overdue_from,
       public_summary = coalesce(row.public_summary, ledger_case.public_summary),
       withheld_reason = coalesce(row.withheld_reason, ledger_case.withheld_reason),
       changed_in = (pg_current_xact_id()::text)::bigint
     from jsonb_to_recordset($1::jsonb) as row(
       id uuid, version int, state jsonb, ledger text, stage text, owner_unit text, handling_unit text, unit text,
       handler text, hidden_units text[], confidential boolean, next_due_at timestamptz, overdue_from timestamptz,
       public_summary text, withheld_reason text)
     where ledger_case.id = row.id`,
    [JSON.stringify(rows)],
  );
}

function newEvent(state: CaseState, event: CaseEvent): NewEvent {
  return {
    aggregateType: 'case',
    aggregateId: state.id,
    seq: event.seq,
    type: event.fact.type,
    occurredAt: event.occurredAt,
    data: publishedEvent(state.number, event),
    record: event.record,
  };
}

function newPlan(state: CaseState, plan: LadderPlan, told: NewPlan['told']): NewPlan {
  return { aggregateType: 'case', aggregateId: state.id, plan, told };
}

function rowOf({ state, content, events }: NewCase) {
  return {
    ...columnsOf(state),
    ...faceOf(events),
    number: state.number,
    ref: content.ref,
    ref_fingerprint: content.refFingerprint?.toString('hex'),
    received_at: new Date(state.receivedAt),
    summary: content.summary,
    detail: content.detail,
    place: content.place,
    reporter_name: content.reporter?.name,
    reporter_phone: content.reporter?.phone,
    query_code_hash: content.queryCodeHash?.toString('hex'),
  };
}

/** What the public is told, of a case that was closed. */
function faceOf(events: readonly CaseEvent[]) {
  const closing = events.find((event) => event.fact.type === 'closed')?.record;
  return { public_summary: closing?.publicSummary, withheld_reason: closing?.withheldReason };
}

/** A case's state, and the columns it is found and hidden by. */
function columnsOf(state: CaseState) {
  const ownerUnit = unitOfPost(state.ownerPost);
  const secret = state.confidentiality;
  const due = state.clocks.filter(isTicking).flatMap((clock) => clock.dueAt ?? []);
  const overdue = state.clocks.flatMap((clock) => overdueFrom(clock) ?? []);
  return {
    id: state.id,
    version: state.version,
    state,
    ledger: state.ledger,
    stage: state.stage,
    owner_unit: ownerUnit,
    handling_unit: state.handlingUnit,
    unit: state.handlingUnit ?? ownerUnit,
    handler: state.handler,
    subject_unit: secret?.subjectUnit ?? null,
    hidden_units: secret?.subjectUnit ? unitsBetween(secret.subjectUnit, ownerUnit) : [],
    subject_persons: secret?.subjectPersons ?? [],
    confidential: secret !== null,
    next_due_at: due.length > 0 ? new Date(Math.min(...due)) : null,
    overdue_from: overdue.length > 0 ? new Date(Math.min(...overdue)) : null,
  };
}
