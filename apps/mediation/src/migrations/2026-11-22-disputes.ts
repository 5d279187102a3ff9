import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Disputes, and the places they can be in as the directory tells of them. */
export class Disputes1795305600030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table dispute (
        id uuid constraint dispute_pkey primary key,
        number text not null constraint dispute_number unique,
        version integer not null,
        status text not null,
        place text not null,
        complexity text not null,
        colour text not null,
        level text not null,
        related_case uuid,
        screened_at timestamptz(3) not null,
        title text not null,
        origin text not null,
        parties jsonb not null
      );
      create index dispute_related_case on dispute (related_case) where related_case is not null;
      create sequence dispute_number_sequence;

      create table known_unit (
        id uuid constraint known_unit_pkey primary key,
        path text not null,
        level text not null,
        parent text,
        name_zh text not null,
        name_en text not null,
        constraint known_unit_path unique (path)
      );
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
