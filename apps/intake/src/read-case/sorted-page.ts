import { countUpTo, cutToPage, type RowsOfPage } from '@fengqiao/aggregate/reading/aggregate-reader';
import { mostSorted, type CaseQuery, type SortedColumn } from '@fengqiao/contracts/http/intake/case-query';
import { stages } from '@fengqiao/domain/case/case';
import { refuse, type Refusal } from '@fengqiao/domain/refusal';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { CaseRow } from '../cases/case.entity.ts';

type Query = SelectQueryBuilder<CaseRow>;

/** What a case is sorted by, as text: stages as they follow one another, numbers by their amount. */
const keys: Readonly<Record<SortedColumn, string>> = {
  number: 'c.number',
  ledger: 'c.ledger',
  stage: `lpad(array_position('{${stages.join(',')}}'::text[], c.stage)::text, 2, '0')`,
  category: `c.state ->> 'category'`,
  unit: 'c.unit',
  handler: `coalesce(c.handler, '')`,
  level: `lpad(c.state ->> 'level', 3, '0')`,
};

/**
 * Cases by a column, with the id where they are alike. No index stands behind it, which every command would have to keep:
 * so a list that is longer than can be sorted at once is refused, and has to be narrowed.
 */
export async function sortedPage(
  manager: EntityManager,
  found: Query,
  column: SortedColumn,
  { cursor, limit, backwards = false }: Pick<CaseQuery, 'cursor' | 'limit' | 'backwards'>,
): Promise<RowsOfPage<CaseRow> | Refusal> {
  if ((await countUpTo(manager, found.clone(), mostSorted + 1)) > mostSorted)
    return refuse('too-many-to-sort', 'order', { most: mostSorted });
  const key = `(${keys[column]}) collate "C"`;
  const direction = backwards ? 'DESC' : 'ASC';
  if (cursor !== undefined)
    found.andWhere(`(${key}, c.id) ${backwards ? '<' : '>'} (:fromKey, :fromId::uuid)`, placeOf(cursor));
  const { entities, raw } = await found
    .addSelect(key, 'sort_key')
    .orderBy('sort_key', direction)
    .addOrderBy('c.id', direction)
    .limit(limit + 1)
    .getRawAndEntities<{ sort_key: string }>();
  const keyed = entities.map((row, i) => ({ row, key: raw[i]?.sort_key ?? '' }));
  const { rows, next } = cutToPage(keyed, limit, cursorAt);
  return { rows: rows.map(({ row }) => row), next };
}

function cursorAt({ row, key }: { readonly row: CaseRow; readonly key: string }): string {
  return `k${Buffer.from(key).toString('base64url')}_${row.id}`;
}

/** As `CaseQuery` lets it through. */
function placeOf(cursor: string) {
  const end = cursor.lastIndexOf('_');
  // What a text cannot hold is no key that ever was.
  const fromKey = Buffer.from(cursor.slice(1, end), 'base64url').toString().replaceAll('\0', '');
  return { fromKey, fromId: cursor.slice(end + 1) };
}
