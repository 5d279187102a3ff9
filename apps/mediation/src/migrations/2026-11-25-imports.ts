import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Disputes brought in: the case they name by its ref, and the rows of what is owed that were taken. */
export class Imports1795564800070 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table dispute add column related_ref text;
      create index dispute_related_ref on dispute (related_ref)
        where related_ref is not null and related_case is null;
      create table imported_obligation (
        dispute_id uuid not null,
        obligation text not null,
        fingerprint bytea not null,
        constraint imported_obligation_pkey primary key (dispute_id, obligation)
      );
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
