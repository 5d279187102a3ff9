import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What partner units tell of places, for the three-zero index. */
export class Occurrences1795564800021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table occurrence (
        place text not null,
        kind text not null,
        occurred_on date not null,
        source text not null,
        recorded_at timestamptz(3) not null,
        recorded_by text not null,
        constraint occurrence_pkey primary key (place, kind, occurred_on, source)
      );
      create index occurrence_day on occurrence (occurred_on);
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
