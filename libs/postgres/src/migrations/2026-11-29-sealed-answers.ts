import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What of an answer is said once stands sealed beside what is kept of it. Codes that the release before kept in clear
 * are taken out; its processes repeat their answers without them.
 */
export class SealedAnswers1795910400002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table idempotent_answer add column sealed bytea;
      update idempotent_answer set answer = answer - 'queryCode' - 'partyCodes'
      where jsonb_typeof(answer) = 'object' and answer ?| array['queryCode', 'partyCodes'];
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
