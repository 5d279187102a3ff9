import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who of the staff has read which dispute. */
export class ReadAudit1795651200001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table read_audit (
        id uuid constraint read_audit_pkey primary key default gen_random_uuid(),
        dispute_id uuid not null,
        person text not null,
        what text not null,
        showed_confidence boolean not null,
        read_at timestamptz(3) not null
      );
      create index read_audit_dispute on read_audit (dispute_id, read_at);
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
