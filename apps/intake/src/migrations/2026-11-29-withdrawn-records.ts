import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An accountability record may count nowhere: its case was voided, or received at another moment than was written down. */
export class WithdrawnRecords1795910400200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table accountability_record add column if not exists withdrawn_by integer');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
