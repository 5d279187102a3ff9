import type { CaseEventData } from '@fengqiao/contracts/events/case-event';
import { historyOf, type CaseHistory, type PastEvent } from '@fengqiao/domain/case/acts/case-history';
import type { EntityManager } from 'typeorm';

export interface MergedWith {
  /** What answers for the case: what it was merged into, what that was merged into, and so on. */
  readonly survivors: readonly string[];
  /** What it answers for, however often that took in others. */
  readonly merged: readonly string[];
}

/** As it stands now; the decision reads it again from the locked rows. */
export async function mergedWith(manager: EntityManager, id: string): Promise<MergedWith> {
  const rows: { id: string; up: boolean }[] = await manager.query(
    `with recursive above as (
       select id, (state -> 'merger' ->> 'into')::uuid as into_id from ledger_case where id = $1
       union all
       select c.id, (c.state -> 'merger' ->> 'into')::uuid from ledger_case c join above on c.id = above.into_id
     ), below as (
       select id, state -> 'tookIn' as took_in from ledger_case where id = $1
       union all
       select c.id, c.state -> 'tookIn'
       from below cross join jsonb_array_elements(coalesce(below.took_in, '[]')) as taken
       join ledger_case c on c.id = (taken ->> 'caseId')::uuid
     )
     select id, true as up from above where id <> $1
     union all
     select id, false from below where id <> $1`,
    [id],
  );
  return {
    survivors: rows.filter(({ up }) => up).map((row) => row.id),
    merged: rows.filter(({ up }) => !up).map((row) => row.id),
  };
}

interface EventRow {
  readonly aggregate_id: string;
  readonly seq: number;
  readonly type: string;
  readonly occurred_at: Date;
  readonly data: CaseEventData;
}

/** What has happened to cases, from their events. */
export async function historiesOf(
  manager: EntityManager,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CaseHistory>> {
  const rows: EventRow[] = await manager.query(
    `select aggregate_id, seq, type, occurred_at, data from event
     where aggregate_type = 'case' and aggregate_id = any($1::uuid[]) order by aggregate_id, seq`,
    [ids],
  );
  return new Map(
    ids.map((id) => [id, historyOf(rows.filter((row) => row.aggregate_id === id).map(pastEvent))]),
  );
}

function pastEvent({ seq, type, occurred_at, data: { fact, imported } }: EventRow): PastEvent {
  const past = { seq, type, at: occurred_at.getTime() };
  if (type === 'registered')
    return {
      ...past,
      registered: {
        receivedAt: momentOf(fact['receivedAt']),
        registeredAt: momentOf(fact['registeredAt']),
        imported: imported !== null,
      },
    };
  const record = type === 'rung-climbed' ? fact['accountability'] : null;
  if (typeof record !== 'object' || record === null) return past;
  const { clock, instance, unit, dueAt } = record as Record<string, unknown>;
  if (dueAt === null) return past;
  const breach = {
    clock: String(clock),
    instance: Number(instance),
    unit: String(unit),
    dueAt: momentOf(dueAt),
  };
  return { ...past, breach };
}

/** As this service has written it. */
function momentOf(text: unknown): number {
  return Date.parse(String(text));
}
