import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Photos and papers: a row each, their sealed content elsewhere; and of each address and reading which one it was. */
export class Attachments1795910400300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table attachment (
        id uuid constraint attachment_pkey primary key,
        state text not null,
        owner text,
        key_hash bytea,
        name text,
        type text not null,
        size integer not null,
        sha256 text not null,
        original_size integer,
        created_at timestamptz(3) not null,
        expires_at timestamptz(3) not null,
        case_id uuid,
        use text,
        seq integer,
        added_at timestamptz(3),
        added_by text,
        erased_at timestamptz(3),
        erased_by text,
        gone_at timestamptz(3)
      );
      create index attachment_case on attachment (case_id, seq) where case_id is not null;
      create index attachment_waiting on attachment (expires_at) where case_id is null;
      create index attachment_to_erase on attachment (erased_at) where erased_at is not null and gone_at is null;
      alter table read_audit add column attachment_id uuid;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
