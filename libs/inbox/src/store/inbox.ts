import type { Envelope, Service } from '@fengqiao/contracts/events/envelope';
import type { EntityManager } from 'typeorm';

/**
 * The effects of an owner's events, on this service's database. `apply` is given only events that continue their
 * aggregate without a gap, in the transaction that also moves the inbox on; it throws `PoisonMessage` for an event
 * it will never understand.
 */
export interface EventHandler {
  apply(manager: EntityManager, events: readonly Envelope[]): Promise<void>;
  /** Undoes every effect there ever was, so that a rebuild can begin; left out where there is no rebuild. */
  readonly forget?: (manager: EntityManager) => Promise<void>;
}

/** An event of an unknown type or version, or with a broken body: no retry will help. */
export class PoisonMessage extends Error {}

/** What to do with each of a batch of events, given the last `seq` in effect for its aggregate. */
export interface SortedBatch {
  readonly next: Envelope[];
  /** Aggregates where something before what arrived is missing, with the `seq` that is in effect. */
  readonly gaps: ReadonlyMap<string, number>;
}

/** Below or equal is skipped, the next is taken, a gap is set aside to be asked for. Pure. */
export function sortBatch(batch: readonly Envelope[], inEffect: ReadonlyMap<string, number>): SortedBatch {
  const seqs = new Map(inEffect);
  const gaps = new Map<string, number>();
  const next: Envelope[] = [];
  for (const event of batch) {
    const last = seqs.get(event.subject) ?? 0;
    if (event.seq <= last) continue;
    if (event.seq > last + 1) {
      gaps.set(event.subject, last);
      continue;
    }
    if (gaps.has(event.subject)) continue;
    seqs.set(event.subject, event.seq);
    next.push(event);
  }
  return { next, gaps };
}

export async function readInbox(
  manager: EntityManager,
  owner: Service,
  aggregateIds: readonly string[],
): Promise<Map<string, number>> {
  const rows: { aggregate_id: string; seq: number }[] = await manager.query(
    'select aggregate_id, seq from inbox where owner = $1 and aggregate_id = any($2::uuid[])',
    [owner, aggregateIds],
  );
  return new Map(rows.map((row) => [row.aggregate_id, row.seq]));
}

export async function advanceInbox(
  manager: EntityManager,
  owner: Service,
  events: readonly Envelope[],
): Promise<void> {
  const last = new Map(events.map((event) => [event.subject, event.seq]));
  await manager.query(
    `insert into inbox (owner, aggregate_id, seq)
     select $1, id, seq from unnest($2::uuid[], $3::int[]) as moved(id, seq)
     on conflict (owner, aggregate_id) do update set seq = greatest(inbox.seq, excluded.seq)`,
    [owner, [...last.keys()], [...last.values()]],
  );
}

/**
 * Parks an aggregate: its events wait from `seq` on until somebody has put right what was wrong and requeues it. The
 * first reason stands, unless it was requeued meanwhile.
 */
export async function park(
  manager: EntityManager,
  owner: Service,
  aggregateId: string,
  seq: number,
  reason: string,
): Promise<void> {
  await manager.query(
    `insert into dead_letter as known (owner, aggregate_id, seq, reason) values ($1, $2, $3, $4)
     on conflict (owner, aggregate_id) do update
       set seq = excluded.seq, reason = excluded.reason, parked_at = now(), requeued_at = null
       where known.requeued_at is not null`,
    [owner, aggregateId, seq, reason],
  );
}

export async function parkedAmong(
  manager: EntityManager,
  owner: Service,
  aggregateIds: readonly string[],
): Promise<Set<string>> {
  const rows: { aggregate_id: string }[] = await manager.query(
    `select aggregate_id from dead_letter
     where owner = $1 and aggregate_id = any($2::text[]) and requeued_at is null`,
    [owner, aggregateIds],
  );
  return new Set(rows.map((row) => row.aggregate_id));
}

/** How many aggregates of an owner wait for somebody to act. */
export async function countParked(manager: EntityManager, owner: Service): Promise<number> {
  const [row] = (await manager.query('select count(*)::int as parked from dead_letter where owner = $1', [
    owner,
  ])) as { parked: number }[];
  return row?.parked ?? 0;
}

export async function advanceMarks(
  manager: EntityManager,
  owner: Service,
  marks: readonly { partition: number; knownUntil: Date }[],
): Promise<void> {
  await manager.query(
    `insert into known_until as known (owner, partition, known_until)
     select $1, partition, at from unnest($2::smallint[], $3::timestamptz[]) as mark(partition, at)
     on conflict (owner, partition) do update set known_until = greatest(known.known_until, excluded.known_until)`,
    [owner, marks.map((mark) => mark.partition), marks.map((mark) => mark.knownUntil)],
  );
}
