import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys for machines that read figures: their hashes, whose figures, until when. */
export class ApiKeys1795564800023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table api_key (
        id uuid not null,
        hash bytea not null,
        label text not null,
        unit text not null,
        created_at timestamptz(3) not null,
        created_by text not null,
        expires_at timestamptz(3) not null,
        revoked_at timestamptz(3),
        constraint api_key_pkey primary key (id),
        constraint api_key_hash unique (hash)
      );
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
