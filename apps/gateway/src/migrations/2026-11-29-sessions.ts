import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is signed in. */
export class Sessions1795910400400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table session (
        key bytea constraint session_pkey primary key,
        id uuid not null constraint session_id unique,
        person jsonb not null,
        person_at timestamptz(3),
        tokens bytea not null,
        tokens_until timestamptz(3) not null,
        started_at timestamptz(3) not null,
        used_at timestamptz(3) not null,
        ends_at timestamptz(3) not null
      );
      create index session_ends on session (ends_at);
      create index session_started on session (started_at, id);
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
