import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The book scores are counted from, and sums of it. Cases of before stand in `case_fact` and are booked by the worker
 * when it starts.
 */
export class Book1795564800020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table booked_case (
        case_id uuid not null,
        seq integer not null,
        state jsonb not null,
        constraint booked_case_pkey primary key (case_id)
      );

      create table score_entry (
        case_id uuid not null,
        seq integer not null,
        n smallint not null,
        source text not null,
        outcome text not null,
        weight smallint not null,
        at timestamptz(3) not null,
        seen_at timestamptz(3) not null,
        recorded_at timestamptz(3) not null,
        unit text not null,
        instance integer,
        ledger text not null,
        category text not null,
        channel text not null,
        constraint score_entry_pkey primary key (case_id, seq, n)
      );
      create index score_entry_at on score_entry (at)
        include (seen_at, recorded_at, unit, source, outcome, weight);
      create index score_entry_seen on score_entry (seen_at) include (at, unit, source, outcome, weight);
      create index score_entry_recorded on score_entry (recorded_at);

      create table score_total (
        month integer not null,
        unit text not null,
        source text not null,
        outcome text not null,
        total integer not null,
        constraint score_total_pkey primary key (month, unit, source, outcome)
      );
      create table score_daily (
        month integer not null,
        seen_day integer not null,
        unit text not null,
        source text not null,
        outcome text not null,
        total integer not null,
        constraint score_daily_pkey primary key (month, seen_day, unit, source, outcome)
      );
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
