import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the provider calls a sign-in, by which it can end it. A release without it leaves both empty. */
export class ProviderSessions1795910400401 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table session add column if not exists subject text, add column if not exists sid text;
      create index if not exists session_subject on session (subject);
      create index if not exists session_sid on session (sid);
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
