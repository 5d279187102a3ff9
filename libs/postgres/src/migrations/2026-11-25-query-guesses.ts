import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Wrong query codes, for services other than intake, which has had the table since its citizens have codes. */
export class QueryGuesses1795564800060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table query_guess (
        case_id uuid constraint query_guess_pkey primary key,
        failures integer not null,
        last_at timestamptz(3) not null
      )`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
