import type { Condition } from '@fengqiao/contracts/http/intake/case-condition';
import type { CaseFilters } from '@fengqiao/contracts/http/intake/case-query';
import { unitsAtOrBelow } from '@fengqiao/domain/directory/directory';
import { scopeOf, type ReaderIn } from './scope.ts';

/** Whose lists a page is put together from. */
export interface Lists {
  readonly units: readonly string[];
  /** The reader, where he or she sees others beside: handled elsewhere, climbed to the unit, about nobody yet. */
  readonly beside: { readonly person: string } | null;
}

/** Beyond so many units more would be read to be left out than by going through the order of the whole bureau. */
const mostLists = 64;

/** Null where the order of the whole bureau, or of a handler, leads to the page sooner. */
export function listsOf(
  { unit, handler, where }: Pick<CaseFilters, 'unit' | 'handler' | 'where'>,
  reading: ReaderIn,
): Lists | null {
  if (handler !== undefined) return null;
  const within = unit === undefined ? unitsIn(where) : [unit];
  const asked = within && unitsAtOrBelow(reading.directory, within);
  if (asked && asked.length <= mostLists) return { units: asked, beside: null };
  const own = scopeOf(reading);
  return own && own.scope.length <= mostLists ? { units: own.scope, beside: { person: own.person } } : null;
}

/** The units that whatever meets a condition is of; null where there may be others. */
function unitsIn(condition: Condition | undefined): readonly string[] | null {
  if (condition === undefined) return null;
  if ('unit' in condition) return condition.unit;
  return 'all' in condition ? (condition.all.map(unitsIn).find((units) => units !== null) ?? null) : null;
}
