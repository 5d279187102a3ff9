import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By what tokens know people, as intake told it; the version that still serves leaves it null, which is the id. */
export class DirectorySubjects1795910400021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table directory_fact add column subject text;
      create index directory_fact_subject on directory_fact (subject) where subject is not null;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
