import { lettingOthersPass } from '@fengqiao/postgres/migrations/let-others-pass';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A notice of a new matter is read at once and sent in opening hours, for which there was one moment; and one that does not
 * wait for opening hours goes before those that may.
 */
export class NoticesOfNewMatters1795910400077 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const addColumns =
      'alter table notice add column send_at timestamptz(3), add column at_any_hour boolean not null default false';
    await runner.query(lettingOthersPass('notice', addColumns));
  }

  /** Forward only: an older version runs on the newer schema, so there is nothing to take back. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
