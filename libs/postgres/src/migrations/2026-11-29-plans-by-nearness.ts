import type { MigrationInterface, QueryRunner } from 'typeorm';
import { lettingOthersPass } from './let-others-pass.ts';

/** Plans go to Temporal by how near their next rung is, those of limits in minutes before all others. */
export class PlansByNearness1795910400076 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const addColumn = 'alter table ladder_plan add column urgent boolean not null default false';
    await runner.query(lettingOthersPass('ladder_plan', addColumn));
    await runner.query(
      'create index ladder_plan_owed on ladder_plan (next_rung_at) where sent_version < version',
    );
  }

  /** Forward only: an older version runs on the newer schema, so there is nothing to take back. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
