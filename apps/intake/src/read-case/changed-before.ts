import type { MarkBefore } from '@fengqiao/aggregate/reading/aggregate-reader';
import { oftenSent } from '@fengqiao/postgres/connection/thrifty-client';
import { markSql } from '@fengqiao/postgres/store/change-mark';
import type { EntityManager } from 'typeorm';
import { inScope, scopeOf, type ReaderIn } from './scope.ts';

/**
 * Asked by every open desk every few seconds, and mostly in vain: whether anything has changed where this reader looks at
 * all. The order leaves no other way than the index of changes, whatever PostgreSQL expects of a mark.
 */
const changed = oftenSent(
  `select ${markSql} as mark,
          not exists (
            select from (select unit, owner_unit, handler, subjects_in_words from ledger_case
                         where changed_in >= $1 order by changed_in offset 0) as c
            where $2 or ${inScope('$3', '$4')}
          ) as "isEmpty"`,
);

/** The mark of a list of what has changed since another. */
export async function changedBefore(
  manager: EntityManager,
  since: string,
  reading: ReaderIn,
): Promise<MarkBefore> {
  const { scope, person } = scopeOf(reading) ?? { scope: null, person: '' };
  const [row] = (await manager.query(changed, [since, scope === null, scope, person])) as MarkBefore[];
  if (!row) throw new Error('a select without a table has one row');
  return row;
}
