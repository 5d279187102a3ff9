import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What mediation tells of disputes, the lines its figures are counted from, and sums of them. */
export class DisputeFacts1795564800080 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table dispute_fact (
        dispute_id uuid not null,
        seq integer not null,
        type text not null,
        occurred_at timestamptz(3) not null,
        recorded_at timestamptz(3) not null,
        number text not null,
        place text not null,
        level text not null,
        colour text not null,
        complexity text not null,
        kind text not null,
        origin text not null,
        status text not null,
        round integer not null,
        due_at timestamptz(3),
        resolve jsonb not null,
        detail jsonb not null,
        constraint dispute_fact_pkey primary key (dispute_id, seq)
      );

      create table dispute_line (
        dispute_id uuid not null,
        seq integer not null,
        n smallint not null,
        source text not null,
        outcome text not null,
        "of" integer not null,
        weight smallint not null,
        value integer not null,
        month integer not null,
        at timestamptz(3) not null,
        seen_at timestamptz(3) not null,
        recorded_at timestamptz(3) not null,
        place text not null,
        level text not null,
        colour text not null,
        complexity text not null,
        kind text not null,
        constraint dispute_line_pkey primary key (dispute_id, seq, n)
      );
      create index dispute_line_seen on dispute_line (month, seen_at);
      create index dispute_line_recorded on dispute_line (month, recorded_at);

      create table dispute_sum (
        unit text not null,
        part text not null,
        month integer not null,
        key text not null,
        source text not null,
        outcome text not null,
        value integer not null,
        total integer not null,
        constraint dispute_sum_pkey primary key (unit, part, month, key, source, outcome, value)
      );
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
