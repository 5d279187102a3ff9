import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What happened, as scoring knows it, with both times; never changed once written. */
export class Facts1795305600020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table case_fact (
        case_id uuid not null,
        seq integer not null,
        type text not null,
        occurred_at timestamptz(3) not null,
        recorded_at timestamptz(3) not null,
        ledger text not null,
        stage text not null,
        unit text not null,
        overdue_from timestamptz(3),
        data jsonb not null,
        constraint case_fact_pkey primary key (case_id, seq)
      );
      create index case_fact_occurred on case_fact (occurred_at);

      create table unit_fact (
        unit_id uuid not null,
        seq integer not null,
        recorded_at timestamptz(3) not null,
        path text not null,
        level text not null,
        parent text,
        name_zh text not null,
        name_en text not null,
        constraint unit_fact_pkey primary key (unit_id, seq)
      );
      create index unit_fact_path on unit_fact (path);
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
