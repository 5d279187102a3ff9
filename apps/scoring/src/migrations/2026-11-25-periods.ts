import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Formulas as data, the closing of periods with its objections, and what was decided upon them. */
export class Periods1795564800022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table score_formula (
        version text not null,
        definition jsonb not null,
        first_month integer not null,
        published_at timestamptz(3) not null,
        published_by text not null,
        constraint score_formula_pkey primary key (version)
      );

      create table period_closing (
        period text not null,
        provisional_at timestamptz(3) not null,
        objections_until timestamptz(3) not null,
        frozen_at timestamptz(3),
        constraint period_closing_pkey primary key (period)
      );

      create table period_revision (
        period text not null,
        revision integer not null,
        formula text not null,
        as_of timestamptz(3) not null,
        known_at timestamptz(3) not null,
        content text not null,
        hash text not null,
        cause text not null,
        difference jsonb not null,
        made_at timestamptz(3) not null,
        made_by text,
        constraint period_revision_pkey primary key (period, revision)
      );

      create table period_objection (
        id uuid not null,
        period text not null,
        unit text not null,
        case_id uuid not null,
        measure text not null,
        reason text not null,
        wanted_unit text,
        lines jsonb not null,
        filed_at timestamptz(3) not null,
        filed_by text not null,
        decision text,
        decided_at timestamptz(3),
        decided_by text,
        constraint period_objection_pkey primary key (id)
      );
      create index period_objection_period on period_objection (period, id);

      create table score_exclusion (
        objection_id uuid not null,
        n smallint not null,
        case_id uuid not null,
        source text not null,
        outcome text not null,
        instance integer,
        at timestamptz(3) not null,
        unit text not null,
        to_unit text,
        decided_at timestamptz(3) not null,
        constraint score_exclusion_pkey primary key (objection_id, n)
      );
      create index score_exclusion_at on score_exclusion (at);
      create index score_exclusion_case on score_exclusion (case_id);
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
