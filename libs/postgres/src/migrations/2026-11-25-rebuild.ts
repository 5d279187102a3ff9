import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An operator asks a reader to forget an owner's events and to take them all again. */
export class Rebuild1795564800001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table rebuild (
        owner text not null,
        asked_at timestamptz not null default now(),
        begun_at timestamptz,
        finished_at timestamptz,
        constraint rebuild_pkey primary key (owner)
      );
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
