import { partitionOf } from '@fengqiao/contracts/partitions';
import { nextRungAt, type LadderPlan } from '@fengqiao/domain/ladder/plan';
import { currentTraceparent } from '@fengqiao/observability/tracing';
import type { EntityManager } from 'typeorm';
import { oftenSent } from '../connection/thrifty-client.ts';
import { insertWithWords } from './insert-with-words.ts';
import { partRecord } from './record-and-words.ts';

export interface NewEvent {
  readonly aggregateType: string;
  readonly aggregateId: string;
  readonly seq: number;
  readonly type: string;
  /** Epoch milliseconds. */
  readonly occurredAt: number;
  readonly data: unknown;
  /** What people wrote, and whatever else must not leave this database. */
  readonly record: object;
}

/**
 * Appends events in the caller's transaction, with the trace it is part of, and what people wrote beside them. A second
 * writer of the same `seq` fails on `event_once`.
 */
export async function appendEvents(manager: EntityManager, events: readonly NewEvent[]): Promise<void> {
  const traceparent = currentTraceparent();
  const rows = events.map((event) => ({
    aggregate_type: event.aggregateType,
    aggregate_id: event.aggregateId,
    seq: event.seq,
    type: event.type,
    partition: partitionOf(event.aggregateId),
    occurred_at: new Date(event.occurredAt).toISOString(),
    data: event.data,
    ...partRecord(event.aggregateType, event.record),
    ...(traceparent !== null && { traceparent }),
  }));
  if (rows.some(({ words }) => words !== undefined)) return insertWithWords(manager, rows);
  await manager.query(insertEvents, [JSON.stringify(rows)]);
}

const insertEvents = oftenSent(
  `insert into event (aggregate_type, aggregate_id, seq, type, partition, occurred_at, data, record, traceparent)
   select * from jsonb_to_recordset($1::jsonb) as row(
     aggregate_type text, aggregate_id uuid, seq int, type text, partition smallint,
     occurred_at timestamptz, data jsonb, record jsonb, traceparent text)`,
);

export interface NewPlan {
  readonly aggregateType: string;
  readonly aggregateId: string;
  readonly plan: LadderPlan;
  /**
   * `owed`: a signal takes it to Temporal. `answered`: Temporal gets it as the answer to a climb. `doubted`: it is of a
   * version that Temporal may hold with other rungs, so the ladder is told to ask.
   */
  readonly told: 'owed' | 'answered' | 'doubted';
}

/** The newest plan of each aggregate that has one, by its id. */
export async function plansHeld(
  manager: EntityManager,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LadderPlan>> {
  const [id, ...more] = ids;
  const [condition, value] = more.length === 0 ? ['= $1', id] : ['= any($1::uuid[])', ids];
  const rows = (await manager.query(
    oftenSent(`select aggregate_id, plan from ladder_plan where aggregate_id ${condition}`),
    [value],
  )) as { aggregate_id: string; plan: LadderPlan }[];
  return new Map(rows.map(({ aggregate_id: id, plan }) => [id, plan]));
}

/** Lays new plans over the old ones, in the caller's transaction. */
export async function savePlans(manager: EntityManager, plans: readonly NewPlan[]): Promise<void> {
  const rows = plans.map(({ aggregateType, aggregateId, plan, told }) => {
    const next = nextRungAt(plan);
    return {
      aggregate_id: aggregateId,
      aggregate_type: aggregateType,
      partition: partitionOf(aggregateId),
      version: plan.version,
      plan,
      urgent: plan.urgent ?? false,
      next_rung_at: next === null ? null : new Date(next).toISOString(),
      sent_version: told === 'answered' ? plan.version : told === 'doubted' ? -1 : 0,
    };
  });
  await manager.query(layPlans, [JSON.stringify(rows)]);
}

const layPlans = oftenSent(
  `insert into ladder_plan as held (aggregate_id, aggregate_type, partition, version, plan, next_rung_at, urgent, sent_version)
   select * from jsonb_to_recordset($1::jsonb) as row(
     aggregate_id uuid, aggregate_type text, partition smallint, version int, plan jsonb,
     next_rung_at timestamptz, urgent boolean, sent_version int)
   on conflict (aggregate_id) do update set
     version = excluded.version,
     plan = excluded.plan,
     next_rung_at = excluded.next_rung_at,
     urgent = excluded.urgent,
     sent_version = case when excluded.sent_version < 0 then -1
                    else greatest(held.sent_version, excluded.sent_version) end`,
);
