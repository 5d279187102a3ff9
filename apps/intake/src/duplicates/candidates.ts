import type { World } from '@fengqiao/domain/case/decide/world';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { CaseRow } from '../cases/case.entity.ts';
import { visibleTo } from '../read-case/case-query.ts';
import { showsReporter, shownTo } from '../read-case/search-cases.ts';
import type { RarePairs } from './rare-pairs.ts';

/** What candidates are found by. */
export interface Sought {
  /** The case they are sought for, which is none itself. */
  readonly id: string | null;
  readonly rare: RarePairs;
  /** Without its extension; null where the reporter is not known to the reader. */
  readonly phone: string | null;
}

const dayMs = 86_400_000;
/** What came in longer ago is another matter, even at the same place. */
const longestApartMs = 180 * dayMs;
const [mostByWords, mostByPhone] = [100, 30];

/**
 * Cases that may be the same matter, of those that this reader may see, a bounded number by indexes alone. Whom it is
 * hidden from takes no place in it, and a telephone number finds only cases that show their reporter: neither who is
 * proposed nor who is missing tells of what is not to be known.
 */
export async function candidatesFor(
  manager: EntityManager,
  sought: Sought,
  world: World,
): Promise<CaseRow[]> {
  const byWords = await idsOf(candidatesByWords(manager, sought, world));
  const byPhone = await idsOf(candidatesByPhone(manager, sought, world));
  const ids = [...new Set([...byWords, ...byPhone])];
  if (ids.length === 0) return [];
  return manager
    .createQueryBuilder(CaseRow, 'c')
    .addSelect('c.reporterPhoneKey')
    .where('c.id in (:...ids)', { ids })
    .getMany();
}

type Query = SelectQueryBuilder<CaseRow>;

/** Those with most of the rare pairs first. */
export function candidatesByWords(manager: EntityManager, sought: Sought, world: World): Query | null {
  const { each, together } = sought.rare;
  const ways = [
    ...(each.length > 0 ? ['pairs && :each::text[]'] : []),
    ...together.map((_, i) => `pairs @> :together${i}::text[]`),
  ];
  if (ways.length === 0) return null;
  // `offset 0`: these first, by their index, whatever else PostgreSQL thinks of the other table.
  return open(manager, sought, world)
    .innerJoin(
      `(select case_id, pairs from case_search where ${ways.join(' or ')} offset 0)`,
      'search',
      'search.case_id = c.id',
    )
    .setParameters({ each, shared: [...each, ...together.flat()] })
    .setParameters(Object.fromEntries(together.map((pairs, i) => [`together${i}`, pairs])))
    .orderBy(
      'cardinality(array(select unnest(search.pairs) intersect select unnest(:shared::text[])))',
      'DESC',
    )
    .addOrderBy('c.id', 'DESC')
    .limit(mostByWords);
}

function candidatesByPhone(manager: EntityManager, sought: Sought, world: World): Query | null {
  const { phone } = sought;
  if (phone === null) return null;
  return open(manager, sought, world)
    .andWhere('c.id in (select case_id from case_search where phone = :phone)', { phone })
    .andWhere(showsReporter, shownTo(world.reader, world.directory))
    .orderBy('c.id', 'DESC')
    .limit(mostByPhone);
}

async function idsOf(query: Query | null): Promise<string[]> {
  const rows = (await query?.select('c.id', 'id').getRawMany<{ id: string }>()) ?? [];
  return rows.map(({ id }) => id);
}

function open(manager: EntityManager, { id }: Sought, world: World): Query {
  const query = manager.createQueryBuilder(CaseRow, 'c').where(`c.stage not in (:...over)`, {
    over: ['merged', 'voided', 'withdrawn', 'declined'],
  });
  query.andWhere('c.received_at > :since', { since: new Date(world.now - longestApartMs) });
  if (id !== null) query.andWhere('c.id <> :own', { own: id });
  return visibleTo(query, world);
}
