import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Guesses at secrets by number and by address, and the claims on receipts. `query_guess`, which counted by number alone,
 * stays for the version before while it serves.
 */
export class Codes1795910400040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table code_miss (
        key text constraint code_miss_pkey primary key,
        failures integer not null,
        last_at timestamptz(3) not null
      );
      create index code_miss_age on code_miss (last_at);
      create table code_claim (
        id uuid constraint code_claim_pkey primary key,
        aggregate_id uuid not null,
        holder text not null,
        claim_hash bytea not null,
        issued_at timestamptz(3) not null,
        valid_until timestamptz(3) not null,
        ended_at timestamptz(3)
      );
      create index code_claim_of on code_claim (aggregate_id, holder);
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
