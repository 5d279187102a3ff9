import type { MarkBefore } from '@fengqiao/aggregate/reading/aggregate-reader';
import { seatPaths } from '@fengqiao/domain/case/visibility/reader-seats';
import { seesWholeBureau, unitsAtOrBelow } from '@fengqiao/domain/directory/directory';
import { oftenSent } from '@fengqiao/postgres/connection/thrifty-client';
import { markSql } from '@fengqiao/postgres/store/change-mark';
import type { EntityManager } from 'typeorm';
import type { ReadingFor } from './case-query.ts';

/**
 * Asked by every open desk every few seconds, and mostly in vain: whether anything has changed where this reader looks at
 * all. The order leaves no other way than the index of changes, whatever PostgreSQL expects of a mark.
 */
const changed = oftenSent(
  `select ${markSql} as mark,
          not exists (
            select from (select unit, owner_unit, handler, subjects_in_words from ledger_case
                         where changed_in >= $1 order by changed_in offset 0) as c
            where $2 or unit = any($3::text[]) or owner_unit = any($3::text[]) or handler = $4 or subjects_in_words
          ) as "isEmpty"`,
);

/** The mark of a list of what has changed since another. */
export async function changedBefore(
  manager: EntityManager,
  since: string,
  { reader, directory }: Pick<ReadingFor, 'reader' | 'directory'>,
): Promise<MarkBefore> {
  const seesAll = seesWholeBureau(reader);
  const scope = seesAll ? [] : unitsAtOrBelow(directory, seatPaths(reader));
  const [row] = (await manager.query(changed, [since, seesAll, scope, reader.id ?? ''])) as MarkBefore[];
  if (!row) throw new Error('a select without a table has one row');
  return row;
}
