import type { EntityManager } from 'typeorm';
import { oftenSent } from '../connection/thrifty-client.ts';

export interface StoredEvent<Data = Record<string, unknown>, Words = Record<string, unknown>> {
  readonly aggregateId: string;
  readonly seq: number;
  readonly type: string;
  readonly occurredAt: Date;
  /** Null until the relay has stamped it. */
  readonly recordedAt: Date | null;
  readonly data: Data;
  /** With the words people wrote, as long as there are any. */
  readonly record: Partial<Words>;
}

/**
 * Events of these aggregates in order, or those of some types, each with its words: the one way to read what was
 * written, whether it stands beside the event, still in it, or has been erased. One statement, since words may move
 * from the one place to the other meanwhile.
 */
export async function readEvents<Data = Record<string, unknown>, Words = Record<string, unknown>>(
  manager: EntityManager,
  aggregateIds: readonly string[],
  types: readonly string[] | null = null,
): Promise<StoredEvent<Data, Words>[]> {
  const [id, ...more] = aggregateIds;
  return more.length === 0 && id !== undefined
    ? manager.query(eventsOfOne, [id, types])
    : manager.query(eventsWhere('event.aggregate_id = any($1::uuid[])'), [aggregateIds, types]);
}

function eventsWhere(condition: string): string {
  return `select event.aggregate_id as "aggregateId", event.seq, type, occurred_at as "occurredAt",
      recorded_at as "recordedAt", data, record || coalesce(words, '{}') as record
    from event left join event_words on event_words.id = event.words_id
    where ${condition} and ($2::text[] is null or type = any($2))
    order by event.aggregate_id, event.seq`;
}

/** Timelines, and the answer to each command on a dispute. */
const eventsOfOne = oftenSent(eventsWhere('event.aggregate_id = $1::uuid'));
