import { planOfDispute } from '@fengqiao/domain/dispute/climb';
import type { DisputeState } from '@fengqiao/domain/dispute/dispute';
import type { DisputeEvent } from '@fengqiao/domain/dispute/dispute-event';
import type { DisputePremises } from '@fengqiao/domain/dispute/rules';
import { peopleWith, unitsBeside } from '@fengqiao/domain/dispute/scope';
import { overdueFrom } from '@fengqiao/domain/ladder/clock-instance';
import { samePlan, type LadderPlan } from '@fengqiao/domain/ladder/plan';
import { appendEvents, plansHeld, savePlans, type NewEvent } from '@fengqiao/postgres/aggregate-store';
import type { EntityManager } from 'typeorm';
import { DisputeRow, type NamedParty } from './dispute.entity.ts';
import { publishedEvents } from './published-event.ts';

export interface ChangedDispute {
  readonly state: DisputeState;
  readonly events: readonly DisputeEvent[];
}

export interface NewDispute extends ChangedDispute {
  readonly content: {
    readonly ref: string | null;
    readonly refFingerprint: Buffer | null;
    readonly title: string;
    readonly parties: readonly NamedParty[];
    readonly relatedRef?: string | null;
  };
}

/** Locks the rows until the transaction ends, in the order of their ids: two who want the same ones never wait for each other. */
export async function lockDisputes(manager: EntityManager, ids: readonly string[]): Promise<DisputeRow[]> {
  return manager
    .createQueryBuilder(DisputeRow, 'd')
    .setLock('pessimistic_write')
    .where('d.id = any(:ids::uuid[])', { ids: [...ids] })
    .orderBy('d.id')
    .getMany();
}

/** Writes disputes that were not there, with their events and plans: one by hand, or a whole import. */
export async function insertDisputes(
  manager: EntityManager,
  disputes: readonly NewDispute[],
  premises: DisputePremises,
): Promise<void> {
  const rows = disputes.map(({ state, content }) => ({
    ...columnsOf(state),
    number: state.number,
    ref: content.ref,
    ref_fingerprint: content.refFingerprint?.toString('hex') ?? null,
    place: state.place,
    kind: state.kind,
    related_ref: content.relatedRef ?? null,
    screened_at: new Date(state.screenedAt),
    title: content.title,
    origin: state.origin,
    parties: content.parties,
  }));
  const plans = disputes.map(({ state }) => ({ state, plan: planOfDispute(state, premises.rules) }));
  await Promise.all([
    manager.query(
      `insert into dispute (id, number, ref, ref_fingerprint, version, state, status, place, kind, complexity, colour, level,
         mediator, people, units, related_case, related_ref, screened_at, resolve_due_at, overdue_from, title, origin, parties)
       select id, number, ref, decode(ref_fingerprint, 'hex'), version, state, status, place, kind, complexity, colour, level,
         mediator, people, units, related_case, related_ref, screened_at, resolve_due_at, overdue_from, title, origin, parties
       from jsonb_to_recordset($1::jsonb) as row(
         id uuid, number text, ref text, ref_fingerprint text, version int, state jsonb, status text, place text, kind text,
         complexity text, colour text, level text, mediator text, people text[], units text[], related_case uuid, related_ref text,
         screened_at timestamptz, resolve_due_at timestamptz, overdue_from timestamptz, title text, origin text,
         parties jsonb)`,
      [JSON.stringify(rows)],
    ),
    appendEvents(manager, newEvents(disputes, premises)),
    savePlans(
      manager,
      // One that has ended is not taken to Temporal: it knows of none.
      plans
        .filter(({ plan }) => plan.status === 'open')
        .map(({ state, plan }) => planRow(state, plan, 'owed')),
    ),
  ]);
}

/** Who asked for a change: a command, or the ladder itself, which gets the plan as its answer. */
export type Occasion = 'command' | 'climb';

/** Rows, events with whom they tell and, where a rung moved, plans, of disputes that are locked. */
export async function saveDisputes(
  manager: EntityManager,
  disputes: readonly ChangedDispute[],
  premises: DisputePremises,
  occasion: Occasion = 'command',
): Promise<LadderPlan[]> {
  const changed = disputes.filter(({ events }) => events.length > 0);
  const plans = disputes.map(({ state }) => planOfDispute(state, premises.rules));
  const [held] = await Promise.all([
    plansHeld(
      manager,
      disputes.map(({ state }) => state.id),
    ),
    changed.length > 0 && updateRows(manager, changed),
    changed.length > 0 && appendEvents(manager, newEvents(changed, premises)),
  ]);
  const laid = disputes.flatMap(({ state }, index) => {
    const plan = plans[index];
    const before = held.get(state.id) ?? null;
    if (!plan || samePlan(before, plan) || (before === null && plan.status === 'ended')) return [];
    return [planRow(state, plan, occasion === 'climb' ? 'answered' : 'owed')];
  });
  if (laid.length > 0) await savePlans(manager, laid);
  return plans;
}

async function updateRows(manager: EntityManager, disputes: readonly ChangedDispute[]): Promise<void> {
  await manager.query(
    `update dispute set version = row.version, state = row.state, status = row.status, complexity = row.complexity,
       colour = row.colour, level = row.level, mediator = row.mediator, people = row.people, units = row.units,
       resolve_due_at = row.resolve_due_at, overdue_from = row.overdue_from, related_case = row.related_case
     from jsonb_to_recordset($1::jsonb) as row(
       id uuid, version int, state jsonb, status text, complexity text, colour text, level text, mediator text,
       people text[], units text[], resolve_due_at timestamptz, overdue_from timestamptz, related_case uuid)
     where dispute.id = row.id`,
    [JSON.stringify(disputes.map(({ state }) => columnsOf(state)))],
  );
}

function newEvents(disputes: readonly ChangedDispute[], premises: DisputePremises): NewEvent[] {
  return disputes.flatMap(({ state, events }) => {
    const published = publishedEvents(state, events, premises);
    return events.map((event, index) => ({
      aggregateType: 'dispute',
      aggregateId: state.id,
      seq: event.seq,
      type: event.fact.type,
      occurredAt: event.occurredAt,
      data: published[index],
      record: event.record,
    }));
  });
}

function planRow(state: DisputeState, plan: LadderPlan, told: 'owed' | 'answered') {
  return { aggregateType: 'dispute', aggregateId: state.id, plan, told };
}

/** A dispute's state, and the columns it is found by. */
function columnsOf(state: DisputeState) {
  const { id, version, status, complexity, colour, level, mediator } = state;
  const resolve = state.clocks.find(({ name, endedAt }) => name === 'resolve' && endedAt === null);
  const overdue = state.clocks.flatMap((clock) => overdueFrom(clock) ?? []);
  return {
    ...{ id, version, state, status, complexity, colour, level, mediator },
    people: peopleWith(state),
    units: unitsBeside(state),
    related_case: state.relatedCase,
    resolve_due_at: resolve?.dueAt ? new Date(resolve.dueAt) : null,
    overdue_from: overdue.length > 0 ? new Date(Math.min(...overdue)) : null,
  };
}
