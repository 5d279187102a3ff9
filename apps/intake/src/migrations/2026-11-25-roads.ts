import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Wrong query codes, and open cases now that there are endings beside `closed`. */
export class Roads1795564800010 implements MigrationInterface {
  // An index built beside the commands of the version that still serves allows no transaction.
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table if not exists query_guess (
        case_id uuid constraint query_guess_pkey primary key,
        failures integer not null,
        last_at timestamptz(3) not null
      )`);
    await runner.query(
      `create index concurrently if not exists ledger_case_still_open on ledger_case (id)
       where stage not in ('closed', 'declined', 'withdrawn', 'merged')`,
    );
    // The version before asks for cases that are not closed, which this one answers too, only slower.
    await runner.query('drop index concurrently if exists ledger_case_open');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
