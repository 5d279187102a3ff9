import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From how much on a flag is shown, in versions; the first stands in the code. */
export class FlagThresholds1795564800024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table flag_thresholds (
        version integer not null,
        thresholds jsonb not null,
        published_at timestamptz(3) not null,
        published_by text not null,
        constraint flag_thresholds_pkey primary key (version)
      );
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
