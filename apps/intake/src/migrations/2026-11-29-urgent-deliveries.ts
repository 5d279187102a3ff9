import { lettingOthersPass } from '@fengqiao/postgres/migrations/let-others-pass';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What does not wait for opening hours is a delivery of its own, which waits behind no other. */
export class UrgentDeliveries1795910400400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const addColumn = 'alter table delivery add column urgent boolean not null default false';
    await runner.query(lettingOthersPass('delivery', addColumn));
    await runner.query(`
      update delivery set urgent = true where delivered_at is null and failed_at is null and exists (
        select from notice where at_any_hour and (email_delivery = delivery.id or webhook_delivery = delivery.id))`);
  }

  /** Forward only: an older version runs on the newer schema, so there is nothing to take back. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
