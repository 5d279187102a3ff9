import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calendars and policies with their versions, and how far open cases have been brought under each. */
export class Rules1795392000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table rule_publication (
        edition integer constraint rule_publication_pkey primary key,
        calendar jsonb,
        calendar_version integer constraint rule_publication_calendar unique,
        policy jsonb,
        policy_version text constraint rule_publication_policy unique,
        reaches_open_cases boolean not null,
        published_at timestamptz(3) not null,
        published_by text,
        constraint rule_publication_content check (calendar is not null or policy is not null)
      );
      create table reprojection (
        edition integer constraint reprojection_pkey primary key,
        begun_at timestamptz,
        cursor uuid,
        looked integer not null default 0,
        cases_moved integer not null default 0,
        deadlines_moved integer not null default 0,
        finished_at timestamptz(3),
        told_at timestamptz(3)
      );
      create index reprojection_unfinished on reprojection (edition) where finished_at is null;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}

/** A re-projection looks at open cases in the order of their ids, however many are closed. */
export class OpenCases1795392000011 implements MigrationInterface {
  // Built beside the commands of the version that still serves, which a transaction would not allow.
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index concurrently if not exists ledger_case_open on ledger_case (id) where stage <> 'closed'`,
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
