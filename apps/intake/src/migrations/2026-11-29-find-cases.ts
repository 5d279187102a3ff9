import { phoneKey } from '@fengqiao/contracts/http/fragments/phone';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows whose telephone number is looked at in one statement. */
const atOnce = 2_000;

/**
 * Cases are found by words, by the reporter's name and by telephone number. Indexes are of expressions over columns that
 * were there, so that what the version that still serves writes is found too; the key of a number alone is a column,
 * since no SQL knows what a number is: what that version writes meanwhile is found by the number as it was given.
 */
export class FindCases1795910400082 implements MigrationInterface {
  // An index built beside the commands of the version that still serves allows no transaction.
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function plain_words(words text) returns text
        language sql immutable strict parallel safe
        return lower(normalize(words, NFKC))`);
    // Bodies are bound when they are made: an index is kept up without a search path. Every two characters that stand together: a Chinese word is often no longer, and has no blanks around it.
    await runner.query(`
      create or replace function word_pairs(words text) returns text[]
        language sql immutable strict parallel safe
        return (
          select coalesce(array_agg(distinct (one || other) collate "C"), '{}')
          from (select string_to_array(plain_words(words), null) as signs) flat,
               unnest(signs[:cardinality(signs) - 1], signs[2:]) as pair(one, other)
          where one collate "C" > ' ' and other collate "C" > ' ')`);
    await runner.query(`
      create or replace function case_words(summary text, detail text, place text) returns text
        language sql immutable parallel safe
        return summary || ' ' || detail || ' ' || coalesce(place, '')`);
    await runner.query('alter table ledger_case add column if not exists reporter_phone_key text');
    await keepKeys(runner);
    await runner.query(
      `create index concurrently if not exists ledger_case_words on ledger_case
         using gin (word_pairs(case_words(summary, detail, place)))`,
    );
    await runner.query(
      `create index concurrently if not exists ledger_case_reporter on ledger_case
         using gin (word_pairs(reporter_name)) where reporter_name is not null`,
    );
    await runner.query(
      `create index concurrently if not exists ledger_case_phone on ledger_case
         (split_part(coalesce(reporter_phone_key, reporter_phone), ';', 1)) where reporter_phone is not null`,
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}

async function keepKeys(runner: QueryRunner): Promise<void> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const rows = (await runner.query(
      `select id, reporter_phone as phone from ledger_case
       where reporter_phone is not null and reporter_phone_key is null and id > $1 order by id limit $2`,
      [after, atOnce],
    )) as { id: string; phone: string }[];
    const last = rows.at(-1);
    if (!last) return;
    const keys = rows
      .map(({ id, phone }) => ({ id, key: phoneKey(phone) }))
      .filter(({ key }) => key !== null);
    await runner.query(
      `update ledger_case set reporter_phone_key = line.key
       from jsonb_to_recordset($1::jsonb) as line(id uuid, key text) where ledger_case.id = line.id`,
      [JSON.stringify(keys)],
    );
    after = last.id;
  }
}
