import type { Condition } from '@fengqiao/contracts/http/intake/case-condition';
import type { CaseFilters } from '@fengqiao/contracts/http/intake/case-query';
import { seatPaths } from '@fengqiao/domain/case/visibility/reader-seats';
import { seesWholeBureau, unitsAtOrBelow } from '@fengqiao/domain/directory/directory';
import type { SelectQueryBuilder } from 'typeorm';
import { CaseRow } from '../cases/case.entity.ts';
import type { ReadingFor } from './case-query.ts';
import { listed } from './listed-case.ts';

type Query = SelectQueryBuilder<CaseRow>;

/** An order of cases that an index holds, of the whole bureau and of each unit. */
export interface Order {
  readonly by: 'nextDueAt' | 'receivedAt' | 'id';
  readonly direction: 'ASC' | 'DESC';
}

/** As expressions: TypeORM would give a property that is selected twice one name. */
const columns = { nextDueAt: '(c.next_due_at)', receivedAt: '(c.received_at)', id: '(c.id)' } as const;

/** Whose lists a page is put together from. */
export interface Lists {
  readonly units: readonly string[];
  /** Whether the reader sees others beside: what he or she handles elsewhere, what climbed to the unit, what is about nobody yet. */
  readonly beside: boolean;
}

/** Beyond so many units more would be read to be left out than by going through the order of the whole bureau. */
const mostLists = 64;

/** Null where the order of the whole bureau, or of a handler, leads to the page sooner. */
export function listsOf(
  { unit, handler, where }: Pick<CaseFilters, 'unit' | 'handler' | 'where'>,
  { reader, directory }: ReadingFor,
): Lists | null {
  if (handler !== undefined) return null;
  const within = unit === undefined ? unitsIn(where) : [unit];
  const asked = within && unitsAtOrBelow(directory, within);
  if (asked && asked.length <= mostLists) return { units: asked, beside: false };
  if (seesWholeBureau(reader)) return null;
  const own = unitsAtOrBelow(directory, seatPaths(reader));
  return own.length <= mostLists ? { units: own, beside: true } : null;
}

/** The units that whatever meets a condition is of; null where there may be others. */
function unitsIn(condition: Condition | undefined): readonly string[] | null {
  if (condition === undefined) return null;
  if ('unit' in condition) return condition.unit;
  return 'all' in condition ? (condition.all.map(unitsIn).find((units) => units !== null) ?? null) : null;
}

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
  const ways = [
    `(select own.* from unnest(:lists::text[]) as list(unit) cross join lateral ${ids('c.unit = list.unit')} as own)`,
    ...(lists.beside
      ? [
          ids('c.owner_unit <> c.unit and c.owner_unit = any(:lists::text[])'),
          ids('c.handler = :person'),
          ids('c.subjects_in_words'),
        ]
      : []),
  ];
  const { direction } = order;
  const first = `select id from (${ways.join(' union ')}) as one order by place ${direction}, id ${direction} limit ${count}`;
  const rows = found
    .createQueryBuilder()
    .select([...listed])
    .from(CaseRow, 'c');
  return sorted(rows, order)
    .where(`c.id = any(array(${first}))`)
    .setParameters({ ...found.getParameters(), lists: lists.units })
    .getMany();
}

function sorted(rows: Query, { by, direction }: Order): Query {
  rows.orderBy(`c.${by}`, direction);
  return by === 'id' ? rows : rows.addOrderBy('c.id', direction);
}
