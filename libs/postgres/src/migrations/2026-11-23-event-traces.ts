import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What led to an event, for whoever follows traces; and when it was written, for whoever asks how far the relay is
 * behind. Neither is given by an older version, which goes on inserting; no row is rewritten.
 */
export class EventTraces1795392000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await traceEvents(runner);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}

export async function traceEvents(runner: QueryRunner): Promise<void> {
  await runner.query(`
      alter table event
        add column traceparent text,
        add column written_at timestamptz not null default now();
    `);
}
