import type { SelectQueryBuilder } from 'typeorm';
import { CaseRow } from '../cases/case.entity.ts';
import { listed } from './listed-case.ts';
import type { Lists } from './lists.ts';

type Query = SelectQueryBuilder<CaseRow>;

/** An order of cases that an index holds, of the whole bureau and of each unit. */
export interface Order {
  readonly by: 'nextDueAt' | 'receivedAt' | 'id';
  readonly direction: 'ASC' | 'DESC';
}

/** As expressions: TypeORM would give a property that is selected twice one name. */
const columns = { nextDueAt: '(c.next_due_at)', receivedAt: '(c.received_at)', id: '(c.id)' } as const;

/**
 * The first rows of what was found: of each unit's list as many as the page has, by the index that holds it, and of them
 * the first. A walk through the order of the whole bureau would read a hundred other units' rows for each of a station's.
 */
export function firstRows(
  found: Query,
  order: Order,
  count: number,
  lists: Lists | null,
): Promise<CaseRow[]> {
  if (lists === null) return sorted(found, order).take(count).getMany();
  const ids = (way: string) =>
    `(${sorted(found.clone().select('c.id', 'id'), order)
      .addSelect(columns[order.by], 'place')
      .andWhere(way)
      .limit(count)
      .getQuery()})`;
  const { direction } = order;
  const first = `select id from (${inLists(lists, ids)}) as one order by place ${direction}, id ${direction} limit ${count}`;
  const rows = found
    .createQueryBuilder()
    .select([...listed])
    .from(CaseRow, 'c');
  return sorted(rows, order)
    .where(`c.id = any(array(${first}))`)
    .setParameters(withLists(found, lists))
    .getMany();
}

/** How many rows were found, counted no further than `most` and by the index of each list. */
export async function countedRows(found: Query, most: number, lists: Lists): Promise<number> {
  const ids = (way: string) => `(${found.clone().select('c.id', 'id').andWhere(way).limit(most).getQuery()})`;
  const one = await found
    .createQueryBuilder()
    .select('least(count(*), :most)::int', 'count')
    .from(`(${inLists(lists, ids)})`, 'one')
    .setParameters({ ...withLists(found, lists), most })
    .getRawOne<{ count: number }>();
  return one?.count ?? 0;
}

/** What stands in lists, each once; `rows`: those that a condition is true of. */
function inLists({ beside }: Lists, rows: (condition: string) => string): string {
  const ofUnits = `(select own.* from unnest(:lists::text[]) as list(unit) cross join lateral ${rows('c.unit = list.unit')} as own)`;
  if (!beside) return ofUnits;
  const others = [
    'c.owner_unit <> c.unit and c.owner_unit = any(:lists::text[])',
    'c.handler = :besides',
    'c.subjects_in_words',
  ];
  return [ofUnits, ...others.map(rows)].join(' union ');
}

function withLists(found: Query, { units, beside }: Lists) {
  return { ...found.getParameters(), lists: units, besides: beside?.person };
}

function sorted(rows: Query, { by, direction }: Order): Query {
  rows.orderBy(`c.${by}`, direction);
  return by === 'id' ? rows : rows.addOrderBy('c.id', direction);
}
