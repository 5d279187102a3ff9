import { partitionCount } from '@fengqiao/contracts/partitions';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createAnswers } from './2026-11-25-answers.ts';

/** Events, ladder plans, the relay's place and the answers to repeatable commands: for services that decide. */
export class Outbox1795305600001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createOutbox(runner);
    await createAnswers(runner);
  }

  /** Forward only: an older version runs on the newer schema, so there is nothing to take back. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}

export async function createOutbox(runner: QueryRunner): Promise<void> {
  await runner.query(`
      create table event (
        position bigint generated always as identity constraint event_pkey primary key,
        aggregate_type text not null,
        aggregate_id uuid not null,
        seq integer not null,
        type text not null,
        partition smallint not null,
        occurred_at timestamptz(3) not null,
        recorded_at timestamptz(3),
        data jsonb not null,
        record jsonb not null,
        constraint event_once unique (aggregate_id, seq)
      );
      create index event_in_order on event (partition, recorded_at, position);
      create index event_unstamped on event (position) where recorded_at is null;

      create table ladder_plan (
        aggregate_id uuid constraint ladder_plan_pkey primary key,
        aggregate_type text not null,
        partition smallint not null,
        version integer not null,
        plan jsonb not null,
        next_rung_at timestamptz(3),
        sent_version integer not null default 0,
        told_at timestamptz(3),
        tried_at timestamptz(3)
      );
      create index ladder_plan_unsent on ladder_plan (partition) where sent_version < version;
      create index ladder_plan_next_rung on ladder_plan (next_rung_at) where next_rung_at is not null;

      create table relay_partition (
        partition smallint constraint relay_partition_pkey primary key,
        stamped_until timestamptz(3) not null,
        sent_until timestamptz(3) not null
      );
      insert into relay_partition
        select p, 'epoch', 'epoch' from generate_series(0, ${partitionCount - 1}) as p;
    `);
}
