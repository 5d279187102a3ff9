import { isOpen, type CaseState } from '@fengqiao/domain/case/case';
import type { CaseEvent } from '@fengqiao/domain/case/case-event';
import { planOf } from '@fengqiao/domain/case/climb';
import { unitsBetween } from '@fengqiao/domain/case/confidentiality';
import type { CaseRules } from '@fengqiao/domain/case/policy';
import { unitOfPost } from '@fengqiao/domain/directory/posts';
import { isTicking, overdueFrom } from '@fengqiao/domain/ladder/clock-instance';
import { samePlan, type LadderPlan } from '@fengqiao/domain/ladder/plan';
import { appendEvents, savePlans, type NewEvent, type NewPlan } from '@fengqiao/postgres/aggregate-store';
import type { EntityManager } from 'typeorm';
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

export async function planHeld(manager: EntityManager, id: string): Promise<LadderPlan | null> {
  const [row] = (await manager.query('select plan from ladder_plan where aggregate_id = $1', [id])) as {
    plan: LadderPlan;
  }[];
  return row?.plan ?? null;
}

/** Writes cases that were not there, with their events and plans; for one registration or a whole import. */
export async function insertCases(
  manager: EntityManager,
  cases: readonly NewCase[],
  rules: CaseRules,
): Promise<void> {
  const events = cases.flatMap(({ state, events: own }) => own.map((event) => newEvent(state, event)));
  const plans = cases
    .filter(({ state }) => isOpen(state.stage))
    .map(({ state }) => newPlan(state, planOf(state, rules), false));
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
  ]);
}

/**
 * Writes what a decision changed: row, events and, where a rung moved, the plan. `climbing` says that the ladder
 * itself asked, and gets the plan as its answer.
 */
export async function saveCase(
  manager: EntityManager,
  state: CaseState,
  events: readonly CaseEvent[],
  rules: CaseRules,
  climbing = false,
): Promise<LadderPlan> {
  const changed = findable(state);
  const closing = events.find((event) => event.fact.type === 'closed')?.record;
  const published = events.map((event) => newEvent(state, event));
  const plan = planOf(state, rules);
  // Together: none waits for another's result, so they go to the server in one round trip.
  const [held] = await Promise.all([
    planHeld(manager, state.id),
    manager.query(
      `update ledger_case set version = $2, state = $3, ledger = $4, stage = $5, owner_unit = $6, handling_unit = $7,
       unit = $8, handler = $9, hidden_units = $10, confidential = $11, next_due_at = $12, overdue_from = $13,
       public_summary = coalesce($14, public_summary), withheld_reason = coalesce($15, withheld_reason),
       changed_in = (pg_current_xact_id()::text)::bigint
     where id = $1`,
      [
        state.id,
        state.version,
        state,
        changed.ledger,
        changed.stage,
        changed.owner_unit,
        changed.handling_unit,
        changed.unit,
        changed.handler,
        changed.hidden_units,
        changed.confidential,
        changed.next_due_at,
        changed.overdue_from,
        closing?.publicSummary ?? null,
        closing?.withheldReason ?? null,
      ],
    ),
    appendEvents(manager, published),
  ]);
  if (!samePlan(held, plan)) await savePlans(manager, [newPlan(state, plan, climbing)]);
  return plan;
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

function newPlan(state: CaseState, plan: LadderPlan, delivered: boolean): NewPlan {
  return { aggregateType: 'case', aggregateId: state.id, plan, delivered };
}

function rowOf({ state, content, events }: NewCase) {
  const closing = events.find((event) => event.fact.type === 'closed')?.record;
  return {
    ...findable(state),
    id: state.id,
    number: state.number,
    ref: content.ref,
    ref_fingerprint: content.refFingerprint?.toString('hex'),
    version: state.version,
    state,
    received_at: new Date(state.receivedAt),
    summary: content.summary,
    detail: content.detail,
    place: content.place,
    reporter_name: content.reporter?.name,
    reporter_phone: content.reporter?.phone,
    query_code_hash: content.queryCodeHash?.toString('hex'),
    public_summary: closing?.publicSummary,
    withheld_reason: closing?.withheldReason,
  };
}

/** The columns a case is found and hidden by, from its state. */
function findable(state: CaseState) {
  const ownerUnit = unitOfPost(state.ownerPost);
  const secret = state.confidentiality;
  const due = state.clocks.filter(isTicking).flatMap((clock) => clock.dueAt ?? []);
  const overdue = state.clocks.flatMap((clock) => overdueFrom(clock) ?? []);
  return {
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
