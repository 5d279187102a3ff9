import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Notices, how they were delivered, and accountability records; those of breaches that are on record already are made
 * from their events. New tables only: the version that still serves knows nothing of them.
 */
export class Notices1795564800031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table notice (
        id uuid constraint notice_pkey primary key,
        recipient text not null,
        case_id uuid,
        number text,
        cause_seq integer,
        cause_type text not null,
        rung text,
        clock text,
        due_at timestamptz(3),
        seat text not null,
        passed_up_from text,
        cases integer not null,
        breached integer not null,
        escalated integer not null,
        created_at timestamptz(3) not null,
        release_at timestamptz(3) not null,
        read_at timestamptz(3),
        acknowledged_at timestamptz(3),
        told_at timestamptz(3),
        offered_at timestamptz(3),
        email_delivery uuid,
        webhook_delivery uuid,
        changed_in bigint not null
      );
      create index notice_inbox on notice (recipient, id);
      create index notice_case on notice (case_id) where case_id is not null;
      create index notice_untold on notice (recipient) where told_at is null;
      create index notice_unoffered on notice (release_at) where offered_at is null;
      create index notice_email on notice (email_delivery) where email_delivery is not null;
      create index notice_webhook on notice (webhook_delivery) where webhook_delivery is not null;

      create table delivery (
        id uuid constraint delivery_pkey primary key,
        person text not null,
        channel text not null,
        created_at timestamptz(3) not null,
        tried_at timestamptz(3),
        delivered_at timestamptz(3),
        failed_at timestamptz(3),
        reason text
      );
      create index delivery_open on delivery (person, channel) where delivered_at is null and failed_at is null;

      create table accountability_record (
        id uuid constraint accountability_record_pkey primary key,
        case_id uuid not null,
        seq integer not null,
        cause text not null,
        clock text not null,
        instance integer not null,
        unit text not null,
        owner_unit text not null,
        owner_post text not null,
        holder text,
        due_at timestamptz(3),
        occurred_at timestamptz(3) not null,
        constraint accountability_record_once unique (case_id, seq)
      );
      create index accountability_record_unit on accountability_record (unit text_pattern_ops, id);
      create index accountability_record_owner on accountability_record (owner_unit, id);
      create index accountability_record_occurred on accountability_record (occurred_at);

      insert into accountability_record
      select gen_random_uuid(), aggregate_id, seq, 'breach', record ->> 'clock', (record ->> 'instance')::int,
        record ->> 'unit', split_part(record ->> 'ownerPost', '#', 1), record ->> 'ownerPost', record ->> 'holder',
        (record ->> 'dueAt')::timestamptz, occurred_at
      from (
        select aggregate_id, seq, occurred_at, data -> 'fact' -> 'accountability' as record from event
        where type = 'rung-climbed' and aggregate_type = 'case'
      ) as climbed
      where jsonb_typeof(record) = 'object';
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
