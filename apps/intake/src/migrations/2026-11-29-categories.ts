import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The published categories, and what each asks for beside. */
export class Categories1795910400061 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table category_catalogue (
        version integer constraint category_catalogue_pkey primary key,
        categories jsonb not null,
        published_at timestamptz(3) not null,
        published_by text not null
      );
      alter table ledger_case add column fields jsonb;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
