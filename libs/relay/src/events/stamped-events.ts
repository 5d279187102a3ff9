import type { Client } from 'pg';

export interface StampedEvent {
  readonly position: string;
  readonly aggregate_type: string;
  readonly aggregate_id: string;
  readonly seq: number;
  readonly type: string;
  readonly occurred_at: Date;
  readonly recorded_at: Date;
  readonly traceparent: string | null;
  readonly data: unknown;
}

const columns =
  'event.position, aggregate_type, aggregate_id, seq, type, occurred_at, recorded_at, traceparent, data';

/**
 * Stamps the next events of these partitions with one `recordedAt`, later than any stamp or mark before it, and
 * gives them in publishing order. Once stamped, always that stamp: a relay that dies here is followed by one that
 * finds them with `unsentEvents`.
 */
export async function stampNext(
  client: Client,
  partitions: number[],
  now: number,
  limit: number,
): Promise<StampedEvent[]> {
  const { rows } = await client.query<StampedEvent>(
    `with batch as materialized (
       select position from event where recorded_at is null and partition = any($1::smallint[])
       order by position limit $3
     ), stamp as materialized (
       select greatest($2::timestamptz, max(stamped_until) + interval '1 millisecond') as at
       from relay_partition where partition = any($1::smallint[])
     ), advanced as (
       update relay_partition set stamped_until = stamp.at from stamp
       where partition = any($1::smallint[]) and exists (select from batch)
     )
     update event set recorded_at = stamp.at from batch, stamp
     where event.position = batch.position
     returning ${columns}`,
    [partitions, new Date(now), limit],
  );
  return rows.sort((a, b) => Number(BigInt(a.position) - BigInt(b.position)));
}

/** Events stamped but, for all this database knows, not on the stream: after a crash, a refusal, a hand-over. */
export async function unsentEvents(client: Client, partitions: number[]): Promise<StampedEvent[]> {
  const { rows } = await client.query<StampedEvent>(
    `select ${columns} from event join relay_partition using (partition)
     where partition = any($1::smallint[]) and recorded_at > sent_until
     order by recorded_at, event.position`,
    [partitions],
  );
  return rows;
}

/** Everything stamped in these partitions up to a moment is on the stream. */
export async function markSent(client: Client, partitions: number[], until: Date): Promise<void> {
  await client.query(
    'update relay_partition set sent_until = $2 where partition = any($1::smallint[]) and sent_until < $2',
    [partitions, until],
  );
}

/**
 * Fixes a moment at or before which nothing of these partitions will ever be recorded again, and gives it. Call only
 * when all that is stamped is sent.
 */
export async function fixKnownUntil(client: Client, partitions: number[], now: number): Promise<Date | null> {
  const { rows } = await client.query<{ at: Date }>(
    `with mark as (
       select greatest($2::timestamptz, max(stamped_until)) as at from relay_partition where partition = any($1::smallint[])
     )
     update relay_partition set stamped_until = mark.at, sent_until = mark.at from mark
     where partition = any($1::smallint[])
     returning mark.at`,
    [partitions, new Date(now)],
  );
  return rows[0]?.at ?? null;
}
