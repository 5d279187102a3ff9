import type { DataSource, EntityManager } from 'typeorm';
import { oftenSent } from '../connection/thrifty-client.ts';

/** An event, its record without words, and the words with the id of the row they go to. */
export interface WordedRow {
  readonly record: object;
  readonly words?: object;
  readonly words_id?: string;
}

/** Databases that are known to keep words beside events: once so, always so. */
const apart = new WeakSet<DataSource>();

/**
 * Appends events with what people wrote beside them, in one statement. For a day after the migration that made room for
 * them words stay within `record`: processes of the release before look for them nowhere else, and not only to show
 * them. The first words that went their own way tell this process that the day is over.
 */
export async function insertWithWords(manager: EntityManager, rows: readonly WordedRow[]): Promise<void> {
  const isKnown = apart.has(manager.dataSource);
  const statement = isKnown ? insertApart : insertApartIfOpen;
  const written = (await manager.query(statement, [JSON.stringify(rows)])) as { words_id: string | null }[];
  if (!isKnown && written.some((row) => row.words_id !== null)) apart.add(manager.dataSource);
}

const insertApart = oftenSent(`with worded as (
    insert into event_words (id, aggregate_id, seq, words)
    select words_id, aggregate_id, seq, words
    from jsonb_to_recordset($1::jsonb) as row(words_id uuid, aggregate_id uuid, seq int, words jsonb)
    where words_id is not null
  )
  insert into event (
    aggregate_type, aggregate_id, seq, type, partition, occurred_at, data, record, traceparent, words_id)
  select * from jsonb_to_recordset($1::jsonb) as row(
    aggregate_type text, aggregate_id uuid, seq int, type text, partition smallint, occurred_at timestamptz,
    data jsonb, record jsonb, traceparent text, words_id uuid)`);

const insertApartIfOpen = `with move as materialized (
    select opens_at <= now() as is_open from words_move
  ), worded as (
    insert into event_words (id, aggregate_id, seq, words)
    select words_id, aggregate_id, seq, words
    from jsonb_to_recordset($1::jsonb) as row(words_id uuid, aggregate_id uuid, seq int, words jsonb)
    where words_id is not null and (select is_open from move)
  )
  insert into event (
    aggregate_type, aggregate_id, seq, type, partition, occurred_at, data, record, traceparent, words_id)
  select aggregate_type, aggregate_id, seq, type, partition, occurred_at, data,
    case when is_open then record else record || coalesce(words, '{}') end,
    traceparent, case when is_open then words_id end
  from move, jsonb_to_recordset($1::jsonb) as row(
    aggregate_type text, aggregate_id uuid, seq int, type text, partition smallint, occurred_at timestamptz,
    data jsonb, record jsonb, words jsonb, traceparent text, words_id uuid)
  returning words_id`;
