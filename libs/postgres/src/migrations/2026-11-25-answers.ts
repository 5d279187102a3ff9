import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Answers to repeatable commands, for a service that decided before it published events; others have them by `Outbox`. */
export class Answers1795564800002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createAnswers(runner);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}

export async function createAnswers(runner: QueryRunner): Promise<void> {
  await runner.query(`
      create table idempotent_answer (
        person text not null,
        key text not null,
        fingerprint bytea not null,
        answer jsonb,
        created_at timestamptz not null default now(),
        constraint idempotent_answer_pkey primary key (person, key)
      );
      create index idempotent_answer_age on idempotent_answer (created_at);
    `);
}
