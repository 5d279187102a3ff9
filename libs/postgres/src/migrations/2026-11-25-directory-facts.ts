import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who held which post when, as intake told it, for services that read its events. */
export class DirectoryFacts1795564800040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table directory_fact (
        aggregate_id uuid not null,
        seq integer not null,
        kind text not null,
        recorded_at timestamptz(3) not null,
        person text not null,
        role text,
        unit text,
        post text,
        since timestamptz(3),
        until timestamptz(3),
        constraint directory_fact_pkey primary key (aggregate_id, seq)
      );
      create index directory_fact_person on directory_fact (person);
      create index directory_fact_seat on directory_fact (unit, post) where post is not null;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
