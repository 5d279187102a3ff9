import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What callers without a token have used up of what they may. */
export class CallerBuckets1795910400060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table if not exists caller_bucket (
        caller bytea constraint caller_bucket_pkey primary key,
        full_at timestamptz(3) not null
      );
      create index if not exists caller_bucket_full on caller_bucket (full_at);
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
