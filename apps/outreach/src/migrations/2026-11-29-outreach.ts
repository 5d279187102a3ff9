import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hazardColumnTypes } from '../hazards/hazard.entity.ts';

/** Hazards, their notices, who read them, and the world as intake tells of it. */
export class Outreach1795910400100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table hazard (${hazardColumnTypes});
      create index hazard_place on hazard (unit, id);
      create index hazard_overdue on hazard (overdue_from) where overdue_from is not null;
      create sequence hazard_number_sequence;

      create table notice_document (
        hazard_id uuid not null,
        n integer not null,
        hash text not null,
        html text not null,
        constraint notice_document_pkey primary key (hazard_id, n)
      );

      create table read_audit (
        id uuid constraint read_audit_pkey primary key default gen_random_uuid(),
        aggregate_id uuid not null,
        person text not null,
        what text not null,
        showed boolean not null,
        read_at timestamptz(3) not null
      );
      create index read_audit_aggregate on read_audit (aggregate_id, read_at);

      create table known_unit (
        id uuid constraint known_unit_pkey primary key,
        path text not null,
        level text not null,
        parent text,
        name_zh text not null,
        name_en text not null,
        constraint known_unit_path unique (path)
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
