import type { Count } from '@fengqiao/domain/score/formula/counts';
import type { CaseKind } from '@fengqiao/domain/score/book/entry';
import { localDay, startOfLocalDay, type Period } from '@fengqiao/domain/score/periods/period';
import type { EntityManager } from 'typeorm';
import type { TwoTimes } from '../two-times.ts';

export interface UnitCount extends Count {
  readonly unit: string;
}

/** Of what only is counted; null, everything. */
export interface Narrowed {
  /** At or below this unit. */
  readonly unit: string | null;
  readonly kind: { readonly [K in keyof CaseKind]: string | null };
}

export const everything: Narrowed = { unit: null, kind: { ledger: null, category: null, channel: null } };

type Stretch = Pick<Period, 'from' | 'to'>;

/** Exact counts of a period by unit, source and outcome, for any two moments. */
export async function readBook(
  manager: EntityManager,
  period: Period,
  times: TwoTimes,
  narrowed: Narrowed = everything,
): Promise<UnitCount[]> {
  const { ledger, category, channel } = narrowed.kind;
  return (ledger ?? category ?? channel)
    ? readLines(manager, period, times, narrowed)
    : readSums(manager, period, times, narrowed);
}

/**
 * What was decided upon objections: an outcome left out, or counted under another unit, as far as it counts at all at
 * both moments. $1 to $8 are those of `parametersOf`.
 */
const decided = `
  select case when moved then x.to_unit else x.unit end as unit, x.source, x.outcome,
    case when moved then e.weight else -e.weight end as n
  from score_exclusion x
  join score_entry e on e.case_id = x.case_id and e.source = x.source and e.outcome = x.outcome
    and e.at = x.at and e.unit = x.unit and e.instance is not distinct from x.instance
  cross join (values (false), (true)) as way(moved)
  where x.at >= $1 and x.at < $2 and x.decided_at <= least($3::timestamptz, $4::timestamptz)
    and e.seen_at <= $3 and e.recorded_at <= $4 and (not moved or x.to_unit is not null)
    and ($6::text is null or e.ledger = $6) and ($7::text is null or e.category = $7)
    and ($8::text is null or e.channel = $8)`;

const summedUp = `where $5::text is null or unit = $5 or starts_with(unit, $5 || '.')
  group by unit, source, outcome having sum(n) <> 0`;

function parametersOf(
  { from, to }: Stretch,
  { asOf, knownAt }: TwoTimes,
  { unit, kind }: Narrowed,
): unknown[] {
  const moments = [from, to, asOf, knownAt].map((moment) => new Date(moment));
  return [...moments, unit, kind.ledger, kind.category, kind.channel];
}

/**
 * The sums of whole months, less what is seen only on later days, less what is seen later on the day itself, less what
 * came on record after `knownAt`. So what is asked about now costs as much as there is still to come, and what is asked
 * about the past as much as came since.
 */
async function readSums(
  manager: EntityManager,
  period: Period,
  times: TwoTimes,
  narrowed: Narrowed,
): Promise<UnitCount[]> {
  const day = localDay(times.asOf);
  return manager.query(
    `select unit, source, outcome, sum(n)::int as count from (
       select unit, source, outcome, total as n from score_total where month >= $9 and month < $10
       union all
       select unit, source, outcome, -total from score_daily
       where month >= $9 and month < $10 and seen_day > $11
       union all
       select unit, source, outcome, -weight from score_entry
       where seen_at > $3 and seen_at < $12 and at >= $1 and at < $2
       union all
       select unit, source, outcome, -weight from score_entry
       where recorded_at > $4 and seen_at <= $3 and at >= $1 and at < $2
       union all ${decided}
     ) part ${summedUp}`,
    [
      ...parametersOf(period, times, narrowed),
      period.firstMonth,
      period.firstMonth + period.months,
      day,
      new Date(startOfLocalDay(day + 1)),
    ],
  );
}

/** Line by line: any stretch, any kind of case. */
export async function readLines(
  manager: EntityManager,
  stretch: Stretch,
  times: TwoTimes,
  narrowed: Narrowed,
): Promise<UnitCount[]> {
  return manager.query(
    `select unit, source, outcome, sum(n)::int as count from (
       select unit, source, outcome, weight as n from score_entry
       where at >= $1 and at < $2 and seen_at <= $3 and recorded_at <= $4
         and ($6::text is null or ledger = $6) and ($7::text is null or category = $7)
         and ($8::text is null or channel = $8)
       union all ${decided}
     ) part ${summedUp}`,
    parametersOf(stretch, times, narrowed),
  );
}
