import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Several subjects, and subjects in words: columns that the version that still serves leaves as they begin. */
export class SetsOfSubjects1795910400070 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table ledger_case
        add column if not exists subject_units text[] not null default '{}',
        add column if not exists receiving_unit text,
        add column if not exists subjects_in_words boolean not null default false,
        add column if not exists subject_words text`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
