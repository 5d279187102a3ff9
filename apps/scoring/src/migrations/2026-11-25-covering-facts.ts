import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Ledger totals look at every fact; from here on at the primary key alone, which holds what they read of it. A fact's row
 * is many times that.
 */
export class CoveringFacts1795564800026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create unique index case_fact_covering on case_fact (case_id, seq)
        include (occurred_at, recorded_at, ledger, stage, unit, overdue_from);
      alter table case_fact drop constraint case_fact_pkey,
        add constraint case_fact_pkey primary key using index case_fact_covering;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
