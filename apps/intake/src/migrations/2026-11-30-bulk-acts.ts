import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One command over many cases: what was ordered, and what became of each case. */
export class BulkActs1795996800030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table bulk_act (
        id uuid constraint bulk_act_pkey primary key,
        person text not null,
        identity jsonb,
        command text not null,
        body jsonb,
        given_at timestamptz(3) not null,
        told_at timestamptz(3),
        stopped_at timestamptz(3),
        ended_at timestamptz(3),
        undoes uuid
      );
      create index bulk_act_person on bulk_act (person, given_at);
      create index bulk_act_under_way on bulk_act (given_at) where ended_at is null;
      create index bulk_act_undoes on bulk_act (undoes) where undoes is not null;
      create index bulk_act_ended on bulk_act (ended_at) where ended_at is not null;
      create table bulk_step (
        bulk_id uuid not null,
        n int not null,
        case_id uuid not null,
        number text,
        result text not null default 'waiting',
        code text,
        tries int not null default 0,
        was text,
        became text,
        constraint bulk_step_pkey primary key (bulk_id, n)
      );
      create index bulk_step_waiting on bulk_step (bulk_id, tries, n) where result = 'waiting';
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
