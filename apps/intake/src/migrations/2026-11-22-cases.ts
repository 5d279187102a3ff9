import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The three ledgers, the directory, and who has read what. */
export class Cases1795305600010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table ledger_case (
        id uuid constraint ledger_case_pkey primary key,
        number text not null constraint ledger_case_number unique,
        ref text constraint ledger_case_ref unique,
        ref_fingerprint bytea,
        version integer not null,
        state jsonb not null,
        ledger text not null,
        stage text not null,
        owner_unit text not null,
        handling_unit text,
        unit text not null,
        handler text,
        subject_unit text,
        hidden_units text[] not null,
        subject_persons text[] not null,
        confidential boolean not null,
        received_at timestamptz(3) not null,
        next_due_at timestamptz(3),
        overdue_from timestamptz(3),
        summary text not null,
        detail text not null,
        place text,
        reporter_name text,
        reporter_phone text,
        query_code_hash bytea,
        public_summary text,
        withheld_reason text,
        changed_in bigint not null
      );
      create index ledger_case_unit on ledger_case (unit text_pattern_ops, id);
      create index ledger_case_owner on ledger_case (owner_unit text_pattern_ops, id);
      create index ledger_case_handler on ledger_case (handler, id) where handler is not null;
      create index ledger_case_due on ledger_case (next_due_at) where next_due_at is not null;
      create index ledger_case_overdue on ledger_case (overdue_from) where overdue_from is not null;
      create index ledger_case_changed on ledger_case (changed_in);

      -- Numbers restart each year. A sequence never waits for another command to commit; a command that is
      -- refused after taking a number leaves a gap, which says nothing.
      create function next_case_number(prefix text, year integer) returns bigint language plpgsql as $$
      declare
        sequence_name text := format('case_number_%s_%s', lower(prefix), year);
      begin
        return nextval(sequence_name);
      exception when undefined_table then
        perform pg_advisory_xact_lock(hashtext(sequence_name));
        execute format('create sequence if not exists %I', sequence_name);
        return nextval(sequence_name);
      end $$;

      create table unit (
        path text constraint unit_pkey primary key,
        id uuid not null constraint unit_id unique,
        version integer not null,
        name_zh text not null,
        name_en text not null,
        level text not null,
        parent text
      );
      create table person (
        id text constraint person_pkey primary key,
        name_zh text not null,
        role text not null,
        unit text not null
      );
      create table post_holding (
        id uuid constraint post_holding_pkey primary key,
        unit text not null,
        post text not null,
        person text not null,
        since timestamptz(3),
        until timestamptz(3)
      );
      create index post_holding_seat on post_holding (unit, post);
      create table directory_version (
        only_row boolean constraint directory_version_pkey primary key default true,
        version integer not null,
        constraint directory_version_only_row check (only_row)
      );
      insert into directory_version (version) values (0);

      create table read_audit (
        id uuid constraint read_audit_pkey primary key default gen_random_uuid(),
        case_id uuid not null,
        person text not null,
        what text not null,
        showed_reporter boolean not null,
        read_at timestamptz(3) not null
      );
      create index read_audit_case on read_audit (case_id, read_at);
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
