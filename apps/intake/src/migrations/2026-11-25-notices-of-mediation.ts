import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a notice is about where it is not a case. The version that still serves leaves both out, and shows what it does
 * not know of as it shows the summary of an import.
 */
export class NoticesOfMediation1795564800061 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table notice add column about_kind text, add column about_id uuid');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
