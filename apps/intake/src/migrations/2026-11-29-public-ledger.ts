import { publishedAt } from '@fengqiao/domain/case/disclosure/publication';
import { findPersonal } from '@fengqiao/domain/case/disclosure/find-personal';
import type { CaseState } from '@fengqiao/domain/case/case';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { storedState } from '../cases/stored-state.ts';

/** Rows whose summary is looked at in one statement. */
const atOnce = 1_000;

/**
 * What anybody may read of the cases, and its totals. What a release without a public ledger closed comes into it where
 * nothing in its summary looks personal: nobody had looked before.
 */
export class PublicLedger1795910400390 implements MigrationInterface {
  // An index built beside the commands of the version that still serves allows no transaction.
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table ledger_case add column if not exists published_at timestamptz(3)');
    await runner.query(
      `create index concurrently if not exists ledger_case_published on ledger_case
         (published_at desc, id desc) where published_at is not null`,
    );
    await runner.query(
      `create index concurrently if not exists ledger_case_public_words on ledger_case
         using gin (word_pairs(public_summary)) where published_at is not null`,
    );
    await runner.query(`
      create table if not exists public_total (
        quarter text not null,
        unit text not null,
        ledger text not null,
        received integer,
        closed integer,
        counted_at timestamptz(3) not null,
        constraint public_total_pkey primary key (quarter, unit, ledger)
      )`);
    await publishTheOld(runner);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}

interface OldRow {
  readonly id: string;
  readonly state: CaseState;
  readonly summary: string;
}

async function publishTheOld(runner: QueryRunner): Promise<void> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    // Closed more than once, it may have both, and which was last is not known: then it stays as it is.
    const rows = (await runner.query(
      `select id, state, public_summary as summary from ledger_case
       where stage = 'closed' and not confidential and public_summary is not null and withheld_reason is null
         and not state ? 'publication' and id > $1 order by id limit $2`,
      [after, atOnce],
    )) as OldRow[];
    const last = rows.at(-1);
    if (!last) return;
    const lines = rows
      .filter(({ summary }) => findPersonal(summary).length === 0)
      .map(({ id, state }) => ({
        id,
        at: publishedAt({ ...storedState(state), publication: 'published' }),
      }));
    await runner.query(
      `update ledger_case c set published_at = to_timestamp(line.at / 1000.0),
         state = jsonb_set(c.state, '{publication}', '"published"')
       from jsonb_to_recordset($1::jsonb) as line(id uuid, at float8)
       where c.id = line.id and c.stage = 'closed' and line.at is not null`,
      [JSON.stringify(lines)],
    );
    after = last.id;
  }
}
