import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A unit's and a handler's lists by due moment and by receipt each have their index, with the id, as the bureau's have. */
export class ListsOfUnits1795996800020 implements MigrationInterface {
  // An index built beside the commands of the version that still serves allows no transaction.
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    const made = {
      ledger_case_unit_due: '(unit, next_due_at, id) where next_due_at is not null',
      ledger_case_unit_overdue: '(unit, overdue_from) where overdue_from is not null',
      ledger_case_unit_received: '(unit, received_at, id)',
      ledger_case_handler_due:
        '(handler, next_due_at, id) where handler is not null and next_due_at is not null',
      ledger_case_handler_received: '(handler, received_at, id) where handler is not null',
      // Few: what climbed above the unit that handles it, and complaints about nobody yet.
      ledger_case_owned_above: '(owner_unit) where owner_unit <> unit',
      ledger_case_subjects_in_words: '(id) where subjects_in_words',
    };
    for (const [name, on] of Object.entries(made))
      await runner.query(`create index concurrently if not exists ${name} on ledger_case ${on}`);
    // Whoever asked by a handler alone is served by the one by receipt.
    await runner.query('drop index concurrently if exists ledger_case_handler');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
