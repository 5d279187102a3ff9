import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Room beside events for what people wrote, so that it can be erased and the event stays. `words_move` says from when
 * words are written there: where there are events already, a day from now, when no process of the version before is
 * left that would look for them in `record` alone.
 */
export class EventWords1795910400001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(addColumn);
    await runner.query(`
      create table event_words (
        id uuid constraint event_words_pkey primary key,
        aggregate_id uuid not null,
        seq integer not null,
        words jsonb not null
      );
      create table words_move (
        only_row boolean constraint words_move_pkey primary key default true,
        opens_at timestamptz not null,
        position bigint not null default 0,
        found boolean not null default false,
        done_at timestamptz,
        constraint words_move_only_row check (only_row)
      );
      insert into words_move (opens_at)
        select case when exists (select from event) then now() + interval '1 day' else now() end;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}

/**
 * Needs the table to itself for a moment. While it waits for whoever reads, others wait behind it: so never for longer
 * than a second, then it lets them pass. It comes first, before this transaction holds anything.
 */
const addColumn = `
  do $$
  begin
    perform set_config('lock_timeout', '1s', true);
    for attempt in 1..20 loop
      begin
        alter table event add column words_id uuid;
        return;
      exception when lock_not_available then
        perform pg_sleep(1);
      end;
    end loop;
    raise exception 'event is never left alone for a second: migrate when less is read from it';
  end $$`;
