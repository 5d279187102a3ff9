import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Closed periods that are owed a revision, and by which event. */
export class OwedRevisions1795910400210 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table revision_owed (
        period text not null,
        case_id uuid not null,
        seq integer not null,
        cause text not null,
        recorded_at timestamptz(3) not null,
        constraint revision_owed_pkey primary key (period, case_id, seq)
      )`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
