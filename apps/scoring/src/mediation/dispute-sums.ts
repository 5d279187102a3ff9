import type { mediationParts } from '@fengqiao/contracts/http/scoring/mediation-figures';
import type { MediationCount } from '@fengqiao/domain/score/mediation/mediation';
import type { Period } from '@fengqiao/domain/score/periods/period';
import type { EntityManager } from 'typeorm';
import type { TwoTimes } from '../two-times.ts';

/** By what figures can be told apart: each a column of a line. */
export type Part = (typeof mediationParts)[number];

export interface KeyedCount extends MediationCount {
  /** The level, colour, …; empty where figures are not told apart. */
  readonly key: string;
}

/**
 * Adds the lines of a query (columns of `dispute_line`) to the sums of their months: for the place and every unit above
 * it, as a whole and by each part. In the order of their keys, so that two who add at once cannot wait for each other.
 */
export function addingUp(lines: string): string {
  return `
    insert into dispute_sum as known (unit, part, month, key, source, outcome, value, total)
    select unit, part, month, key, source, outcome, value, sum(weight)
    from (${lines}) line
    cross join lateral (select string_to_array(place, '.') as steps) path
    cross join lateral (
      select array_to_string(steps[1:n], '.') as unit from generate_series(1, cardinality(steps)) n
    ) above
    cross join lateral (values ('', ''), ('level', level), ('colour', colour), ('complexity', complexity),
      ('kind', kind), ('place', place)) as split(part, key)
    group by unit, part, month, key, source, outcome, value having sum(weight) <> 0
    order by unit, part, month, key, source, outcome, value
    on conflict (unit, part, month, key, source, outcome, value) do update set total = known.total + excluded.total`;
}

/**
 * Exact counts of whole months for a unit, at any two moments: the sums, less the lines seen later, less those recorded
 * later. What is asked about now costs as much as there is still to come, what is asked about the past as much as came
 * since. One statement, and so one state of the database.
 */
export async function readSums(
  manager: EntityManager,
  unit: string,
  { firstMonth, months }: Period,
  { asOf, knownAt }: TwoTimes,
  by: Part | null,
): Promise<KeyedCount[]> {
  const wanted = Array.from({ length: months }, (_, i) => firstMonth + i);
  const key = by === null ? `''` : by;
  const below = `(place = $1 or starts_with(place, $1 || '.'))`;
  return manager.query(
    `select key, source, outcome, value, sum(n)::int as count from (
       select key, source, outcome, value, total as n from dispute_sum
       where unit = $1 and part = $3 and month = any($2::int[])
       union all
       select ${key}, source, outcome, value, -weight from dispute_line
       where month = any($2::int[]) and seen_at > $4 and ${below}
       union all
       select ${key}, source, outcome, value, -weight from dispute_line
       where month = any($2::int[]) and recorded_at > $5 and seen_at <= $4 and ${below}
     ) counted group by key, source, outcome, value having sum(n) <> 0
     order by key collate "C", source, outcome, value`,
    [unit, wanted, by ?? '', new Date(asOf), new Date(knownAt)],
  );
}
