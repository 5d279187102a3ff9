import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Disputes with their whole road, and what is around them. Columns are added with defaults or empty: the version that
 * still serves writes a dispute down as it did, and `stored-state.ts` reads what it wrote.
 */
export class Mediation1795564800050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table dispute
        add column ref text constraint dispute_ref unique,
        add column ref_fingerprint bytea,
        add column state jsonb,
        add column kind text not null default 'other',
        add column mediator text,
        add column people text[] not null default '{}',
        add column units text[] not null default '{}',
        add column resolve_due_at timestamptz(3),
        add column overdue_from timestamptz(3);
      create index dispute_place on dispute (place text_pattern_ops, id);
      create index dispute_people on dispute using gin (people) where people <> '{}';
      create index dispute_units on dispute using gin (units) where units <> '{}';
      create index dispute_open on dispute (resolve_due_at, id)
        where status not in ('settled', 'referred', 'withdrawn', 'merged');

      create table party_code (
        dispute_id uuid not null,
        party text not null,
        code_hash bytea not null,
        constraint party_code_pkey primary key (dispute_id, party)
      );

      create table settlement_document (
        dispute_id uuid not null,
        version integer not null,
        hash text not null,
        html text not null,
        constraint settlement_document_pkey primary key (dispute_id, version)
      );

      create table referral (
        case_id uuid not null,
        seq integer not null,
        place text not null,
        referred_by text,
        referred_at timestamptz(3) not null,
        dispute_id uuid,
        constraint referral_pkey primary key (case_id, seq)
      );
      create index referral_waiting on referral (case_id) where dispute_id is null;

      create table holding (
        place text constraint holding_pkey primary key,
        county_leader text,
        station_head text,
        officer text
      );
      create table joint_member (
        station text not null,
        unit text not null,
        constraint joint_member_pkey primary key (station, unit)
      );
      create table mediation_policy (
        version text constraint mediation_policy_pkey primary key,
        edition integer not null,
        policy jsonb not null,
        published_at timestamptz(3) not null,
        published_by text not null
      );
      create table known_calendar (
        version integer constraint known_calendar_pkey primary key,
        definition jsonb not null
      );
      create table world_version (
        single boolean not null default true constraint world_version_pkey primary key,
        version bigint not null
      );
      insert into world_version (version) values (1);
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
