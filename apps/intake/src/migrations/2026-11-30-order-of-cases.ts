import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The worklist by due moment and by receipt goes on from where a page ended: each order has its index, with the id. */
export class OrderOfCases1795996800000 implements MigrationInterface {
  // An index built beside the commands of the version that still serves allows no transaction.
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index concurrently if not exists ledger_case_due_order on ledger_case (next_due_at, id)
         where next_due_at is not null`,
    );
    await runner.query(
      'create index concurrently if not exists ledger_case_received on ledger_case (received_at, id)',
    );
    // The first of them begins with the same column.
    await runner.query('drop index concurrently if exists ledger_case_due');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
