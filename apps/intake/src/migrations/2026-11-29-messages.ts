import { lettingOthersPass } from '@fengqiao/postgres/migrations/let-others-pass';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Messages to citizens go the way of notices: each channel has a delivery, which a workflow sees to. Those of before
 * are given theirs, so that what became of them stays to be read.
 */
export class Messages1795910400401 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      lettingOthersPass('ledger_case', 'alter table ledger_case add column reporter_messages text[]'),
    );
    await runner.query(lettingOthersPass('delivery', 'alter table delivery add column message uuid'));
    await runner.query(`
      create index delivery_message on delivery (message) where message is not null;
      alter table citizen_message
        add column about_case uuid,
        add column channels text[] not null default '{email}',
        add column send_at timestamptz(3),
        add column at_any_hour boolean not null default false,
        add column told_at timestamptz(3),
        add column offered_at timestamptz(3);
      create index citizen_message_case on citizen_message (case_id);
      create index citizen_message_untold on citizen_message (case_id) where told_at is null;
      create index citizen_message_unoffered on citizen_message (send_at) where offered_at is null;
      update citizen_message set send_at = created_at, at_any_hour = kind = 'code-issued',
        told_at = coalesce(sent_at, failed_at), offered_at = coalesce(sent_at, failed_at);
      insert into delivery (id, person, channel, urgent, created_at, tried_at, delivered_at, failed_at, reason, message)
      select id, 'citizen/' || case_id, 'email', at_any_hour, created_at, offered_at, sent_at, failed_at, reason, id
      from citizen_message where offered_at is not null;
    `);
  }

  /** Forward only: an older version runs on the newer schema, so there is nothing to take back. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
