import type { CaseEventData } from '@fengqiao/contracts/events/case-event';
import type { EntityManager } from 'typeorm';
import { scoredEvent, type ConsumedEvent } from './consumed-event.ts';

interface FactRow {
  readonly case_id: string;
  readonly seq: number;
  readonly occurred_at: Date;
  readonly recorded_at: Date;
  readonly data: CaseEventData;
}

/** What was told of cases before the given events, from their facts, each case's in order. */
export async function consumedBefore(
  manager: EntityManager,
  events: readonly ConsumedEvent[],
): Promise<ConsumedEvent[]> {
  const first = new Map<string, number>();
  for (const { caseId, event } of events) if (!first.has(caseId)) first.set(caseId, event.seq);
  if (first.size === 0) return [];
  const rows: FactRow[] = await manager.query(
    `select case_id, case_fact.seq, occurred_at, recorded_at, data
     from case_fact join unnest($1::uuid[], $2::int[]) as told(case_id, seq) using (case_id)
     where case_fact.seq < told.seq order by case_id, case_fact.seq`,
    [[...first.keys()], [...first.values()]],
  );
  return rows.map(consumedEvent);
}

export function consumedEvent({ case_id, seq, occurred_at, recorded_at, data }: FactRow): ConsumedEvent {
  const event = scoredEvent(seq, occurred_at.toISOString(), data);
  return { caseId: case_id, recordedAt: recorded_at.getTime(), event };
}

/** Cases after `after` told of and not in the book, so many at once, with everything told of them. */
export async function unbooked(
  manager: EntityManager,
  after: string | null,
  atMost: number,
): Promise<ConsumedEvent[]> {
  const rows: FactRow[] = await manager.query(
    `select case_id, seq, occurred_at, recorded_at, data from case_fact
     where case_id in (
       select case_id from case_fact first where seq = 1 and ($1::uuid is null or case_id > $1)
         and not exists (select from booked_case booked where booked.case_id = first.case_id)
       order by case_id limit $2)
     order by case_id, seq`,
    [after, atMost],
  );
  return rows.map(consumedEvent);
}
