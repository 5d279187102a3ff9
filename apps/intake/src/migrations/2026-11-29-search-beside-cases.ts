import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What changes none of this leaves the row, and so its indexes, as they are. */
const searched = ['summary', 'detail', 'place', 'reporter_name', 'reporter_phone', 'reporter_phone_key'];
const valuesOf = (row: string) => `
  ${row}.id, word_pairs(case_words(${row}.summary, ${row}.detail, ${row}.place)), word_pairs(${row}.reporter_name),
  split_part(coalesce(${row}.reporter_phone_key, ${row}.reporter_phone), ';', 1)`;

/** Rows filled in one statement: none that holds up a vacuum for long. */
const atOnce = 5_000;

/**
 * What cases are found by, in a table of its own. Every command changes a case's row, and with it each of its indexes:
 * indexes of words there were written anew eight times in a case's life for words that never change, at half as much
 * again of PostgreSQL's work. Kept by a trigger, so that what the version that still serves writes is found too.
 */
export class SearchBesideCases1795910400210 implements MigrationInterface {
  // An index dropped beside the commands of the version that still serves allows no transaction.
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table if not exists case_search (
        case_id uuid primary key,
        pairs text[] collate "C" not null,
        reporter_pairs text[] collate "C",
        phone text
      );
      create index if not exists case_search_pairs on case_search using gin (pairs);
      create index if not exists case_search_reporter on case_search using gin (reporter_pairs)
        where reporter_pairs is not null;
      create index if not exists case_search_phone on case_search (phone) where phone is not null`);
    await runner.query(`
      create or replace function keep_case_search() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then
          delete from case_search where case_id = old.id;
          return null;
        end if;
        insert into case_search (case_id, pairs, reporter_pairs, phone) values (${valuesOf('new')})
          on conflict (case_id) do update
          set pairs = excluded.pairs, reporter_pairs = excluded.reporter_pairs, phone = excluded.phone;
        return null;
      end $$`);
    const row = (of: string) => `(${searched.map((column) => `${of}.${column}`).join(', ')})`;
    await runner.query(`
      create or replace trigger case_search_made after insert or delete on ledger_case
        for each row execute function keep_case_search();
      create or replace trigger case_search_changed after update on ledger_case
        for each row when (${row('old')} is distinct from ${row('new')}) execute function keep_case_search()`);
    // After the triggers: what is written meanwhile is there already, and newer.
    await fill(runner);
    for (const index of ['ledger_case_words', 'ledger_case_reporter', 'ledger_case_phone'])
      await runner.query(`drop index concurrently if exists ${index}`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}

async function fill(runner: QueryRunner): Promise<void> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const [row] = (await runner.query(
      `with line as (select * from ledger_case where id > $1 order by id limit $2),
         filled as (insert into case_search (case_id, pairs, reporter_pairs, phone)
           select ${valuesOf('line')} from line on conflict (case_id) do nothing)
       select id as last from line order by id desc limit 1`,
      [after, atOnce],
    )) as { last: string }[];
    if (!row) return;
    after = row.last;
  }
}
