import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A parked aggregate can be asked for again. The version before reads the row as parked still, which does no harm. */
export class Requeue1795392000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table dead_letter add column requeued_at timestamptz;
      create index dead_letter_requeued on dead_letter (requeued_at) where requeued_at is not null;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
