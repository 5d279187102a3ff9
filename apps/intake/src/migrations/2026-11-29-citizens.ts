import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a reporter is reached and answered, whom he or she speaks for; messages to reporters, and what confirms a code. */
export class Citizens1795910400041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table ledger_case
        add column reporter_email text,
        add column reporter_language text,
        add column on_behalf_of jsonb;
      create table citizen_message (
        id uuid constraint citizen_message_pkey primary key,
        case_id uuid not null,
        kind text not null,
        created_at timestamptz(3) not null,
        next_try_at timestamptz(3) not null,
        tries integer not null default 0,
        sent_at timestamptz(3),
        failed_at timestamptz(3),
        reason text
      );
      create index citizen_message_owed on citizen_message (next_try_at)
        where sent_at is null and failed_at is null;
      create table code_confirmation (
        case_id uuid constraint code_confirmation_pkey primary key,
        code_hash bytea not null,
        confirmation_hash bytea not null,
        made_at timestamptz(3) not null
      );
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
