import { countUpTo } from '@fengqiao/aggregate/reading/aggregate-reader';
import type { BulkSelection } from '@fengqiao/contracts/http/intake/bulk';
import { bounds } from '@fengqiao/domain/bounds';
import type { World } from '@fengqiao/domain/case/decide/world';
import { refuse, type Refusal } from '@fengqiao/domain/refusal';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { CaseRow } from '../cases/case.entity.ts';
import { foundBy, visibleTo } from '../read-case/case-query.ts';
import { recordRead } from '../read-case/read-audit.ts';

export interface Selected {
  readonly id: string;
  /** Null where there is no such case for the reader. */
  readonly number: string | null;
}

/** So many are counted of too many. */
const mostTold = 100_000;

/**
 * The cases somebody means, each once, as they are for him or her now: of a search those it finds, the newest first; of
 * ids all of them, also those that are no case for this reader, so that each has its answer.
 */
export async function selectedCases(
  manager: EntityManager,
  selection: BulkSelection,
  world: World,
): Promise<readonly Selected[] | Refusal> {
  const all = () => manager.createQueryBuilder(CaseRow, 'c').where('true');
  if ('ids' in selection) {
    const ids = [...new Set(selection.ids)];
    if (ids.length > bounds.casesOfBulk) return tooMany(ids.length);
    const found = await read(visibleTo(all(), world).andWhere('c.id = any(:ids::uuid[])', { ids }));
    await note(manager, found, world);
    const numbers = new Map(found.map(({ id, number }) => [id, number]));
    return ids.map((id) => ({ id, number: numbers.get(id) ?? null }));
  }
  const matching = () => foundBy(all(), selection.search, world, null);
  const found = await read(
    matching()
      .orderBy('c.id', 'DESC')
      .limit(bounds.casesOfBulk + 1),
  );
  if (found.length > bounds.casesOfBulk) return tooMany(await countUpTo(manager, matching(), mostTold));
  if (found.length === 0) return refuse('nothing-selected', 'selection');
  await note(manager, found, world);
  return found;
}

function tooMany(count: number): Refusal {
  return refuse('too-many-selected', 'selection', { most: bounds.casesOfBulk, count });
}

interface Found extends Selected {
  readonly confidential: boolean;
}

function read(query: SelectQueryBuilder<CaseRow>): Promise<Found[]> {
  return query
    .select('c.id', 'id')
    .addSelect('c.number', 'number')
    .addSelect('c.confidential', 'confidential')
    .getRawMany<Found>();
}

/** As a list: of what must be hidden from some it is a reading. */
function note(manager: EntityManager, found: readonly Found[], { reader, now }: World): Promise<void> {
  const ids = found.filter(({ confidential }) => confidential).map(({ id }) => id);
  return recordRead(manager, { person: reader.id, what: 'bulk', ids, showed: false, at: now });
}
