import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Searches of the worklist that people keep under a name. */
export class SavedViews1795996800010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table saved_view (
        id uuid constraint saved_view_pkey primary key,
        person text not null,
        name text not null,
        search text not null,
        shared_with text,
        changed_at timestamptz(3) not null,
        constraint saved_view_name unique (person, name)
      );
      create index saved_view_shared on saved_view (shared_with) where shared_with is not null;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
