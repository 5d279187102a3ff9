import type { DataSource, EntityManager } from 'typeorm';
import { keptInRecord } from './record-and-words.ts';

/**
 * Moves the words of some more events of earlier releases from `record` into rows of their own. Goes through all events
 * in the order of writing, and again until it meets none: a transaction may commit an event after its successors. Where
 * it is stands in the database and moves with the words, so it may die anywhere. Says whether there is more to do;
 * `later` before it is time, while another process is at it, and before the next pass.
 */
export async function moveWords(dataSource: DataSource, limit = 500): Promise<boolean | 'later'> {
  return dataSource.transaction(async (manager) => {
    const [turn] = (await manager.query(takeTurn)) as { position: string; found: boolean }[];
    if (!turn) return (await isDone(manager)) ? false : 'later';
    const [batch] = (await manager.query(moveBatch, [
      turn.position,
      limit,
      JSON.stringify(keptInRecord),
    ])) as {
      last: string | null;
      worded: number;
    }[];
    const last = batch?.last ?? null;
    const isOver = last === null && !turn.found;
    await manager.query(
      'update words_move set position = $1, found = $2, done_at = case when $3 then now() end',
      [last ?? 0, last !== null && (turn.found || (batch?.worded ?? 0) > 0), isOver],
    );
    if (last !== null) return true;
    return isOver ? false : 'later';
  });
}

/** Not before everybody who may have begun by writing words into `record` has committed. */
const takeTurn = `
  select position, found from words_move
  where done_at is null
    and opens_at <= (select min(xact_start) from pg_stat_activity where datname = current_database())
  for update skip locked`;

/** Events that the relay is still to stamp are left to a later pass: nobody else touches a row it has stamped. */
const moveBatch = `
  with batch as materialized (
    select position, aggregate_type, aggregate_id, seq, record, words_id, recorded_at from event
    where position > $1 order by position limit $2
  ), worded as materialized (
    select position, aggregate_id, seq, recorded_at, gen_random_uuid() as id, kept, words
    from batch, lateral (
      select coalesce(jsonb_object_agg(key, value) filter (where is_kept), '{}') as kept,
        jsonb_object_agg(key, value) filter (where not is_kept) as words
      from jsonb_each(record),
        lateral (select coalesce($3::jsonb -> aggregate_type ? key, false) as is_kept) as place
    ) as parted
    where words_id is null and words is not null
  ), written as (
    insert into event_words (id, aggregate_id, seq, words)
    select id, aggregate_id, seq, words from worded where recorded_at is not null
  ), stripped as (
    update event set record = kept, words_id = worded.id from worded
    where event.position = worded.position and worded.recorded_at is not null
  )
  select (select max(position) from batch) as last, (select count(*)::int from worded) as worded`;

async function isDone(manager: EntityManager): Promise<boolean> {
  const [row] = (await manager.query('select from words_move where done_at is not null')) as unknown[];
  return row !== undefined;
}
