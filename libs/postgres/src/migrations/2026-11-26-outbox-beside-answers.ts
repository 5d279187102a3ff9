import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createOutbox } from './2026-11-22-outbox.ts';
import { traceEvents } from './2026-11-23-event-traces.ts';

/** What `outboxMigrations` make, for a service that has had its answers to repeatable commands before. */
export class OutboxBesideAnswers1795651200010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createOutbox(runner);
    await traceEvents(runner);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
