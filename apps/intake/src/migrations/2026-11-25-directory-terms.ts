import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who stood in, who was away, where people sat, each with its time; how notices reach people. Columns the version that
 * still serves does not know have defaults. People and posts that are here already are told to the other services.
 */
export class DirectoryTerms1795564800030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table person
        add column aggregate_id uuid not null default gen_random_uuid() constraint person_aggregate unique,
        add column version integer not null default 0,
        add column email text,
        add column webhook text;
      alter table post_holding add column version integer not null default 0;

      create table posting (
        id uuid constraint posting_pkey primary key,
        person text not null,
        role text not null,
        unit text not null,
        since timestamptz(3),
        until timestamptz(3)
      );
      create index posting_person on posting (person);
      create table stand_in (
        id uuid constraint stand_in_pkey primary key,
        version integer not null,
        unit text not null,
        post text not null,
        person text not null,
        since timestamptz(3) not null,
        until timestamptz(3)
      );
      create index stand_in_seat on stand_in (unit, post);
      create table absence (
        id uuid constraint absence_pkey primary key,
        version integer not null,
        person text not null,
        since timestamptz(3) not null,
        until timestamptz(3)
      );
      create index absence_person on absence (person);

      insert into posting (id, person, role, unit) select gen_random_uuid(), id, role, unit from person;

      update person set version = 1;
      insert into event (aggregate_type, aggregate_id, seq, type, partition, occurred_at, data, record)
      select 'person', aggregate_id, 1, 'changed', ('x' || right(aggregate_id::text, 1))::bit(4)::int, now(),
        jsonb_build_object('person', id, 'role', role, 'unit', unit, 'since', null, 'by', null), '{}'
      from person;
      update post_holding set version = 1;
      insert into event (aggregate_type, aggregate_id, seq, type, partition, occurred_at, data, record)
      select 'post', id, 1, 'changed', ('x' || right(id::text, 1))::bit(4)::int, now(),
        jsonb_build_object('unit', unit, 'post', post, 'person', person, 'since', since, 'until', until, 'by', null), '{}'
      from post_holding;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
