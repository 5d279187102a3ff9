import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Closings that were under way before are told of from here on, and not of what has happened. */
export class ClosingNews1795651200020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table period_closing add column left_undecided_at timestamptz(3)');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
