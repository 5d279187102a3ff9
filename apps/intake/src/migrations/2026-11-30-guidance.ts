import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What helps whoever handles a matter: law, steps and usual answers, in versions. */
export class Guidance1795996800112 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table guidance (
        about text not null,
        version integer not null,
        content jsonb not null,
        published_at timestamptz(3) not null,
        published_by text not null,
        constraint guidance_pkey primary key (about, version)
      );
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
