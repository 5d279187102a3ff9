import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Occurrences taken back, and restored; each beside the one before, nothing is deleted. */
export class OccurrenceRulings1795564800025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table occurrence_ruling (
        place text not null,
        kind text not null,
        occurred_on date not null,
        source text not null,
        seq integer not null,
        counts boolean not null,
        reason text not null,
        recorded_at timestamptz(3) not null,
        recorded_by text not null,
        constraint occurrence_ruling_pkey primary key (place, kind, occurred_on, source, seq)
      );
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
