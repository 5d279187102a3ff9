import { pathsAbove } from '@fengqiao/domain/directory/unit';
import { countKey, noCounts, type Counts } from '@fengqiao/domain/score/formula/counts';
import type { UnitCount } from '../book/read-book.ts';

/** Counts of each unit asked for, those of everything below it included. */
export function rollUp(rows: readonly UnitCount[], units: readonly string[]): (unit: string) => Counts {
  const wanted = new Map(units.map((unit) => [unit, new Map<string, number>()]));
  for (const { unit, source, outcome, count } of rows) {
    const key = countKey(source, outcome);
    for (const path of [unit, ...pathsAbove(unit)]) {
      const counts = wanted.get(path);
      if (counts) counts.set(key, (counts.get(key) ?? 0) + count);
    }
  }
  return (unit) => wanted.get(unit) ?? noCounts;
}
