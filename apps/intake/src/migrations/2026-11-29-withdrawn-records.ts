import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a record of accountability was withdrawn. The version that still serves writes none, and goes on showing them. */
export class WithdrawnRecords1795910400081 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table accountability_record add column if not exists withdrawn_at timestamptz(3)',
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
