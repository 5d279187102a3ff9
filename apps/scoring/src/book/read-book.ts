import type { Count } from '@fengqiao/domain/score/counts';
import type { CaseKind, EntrySource } from '@fengqiao/domain/score/entry';
import { localDay, startOfLocalDay, type Period } from '@fengqiao/domain/score/period';
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
    : readSums(manager, period, times, narrowed.unit);
}

/**
 * The sums of whole months, less what is seen only on later days, less what is seen later on the day itself, less what
 * came on record after `knownAt`. So what is asked about now costs as much as there is still to come, and what is asked
 * about the past as much as came since.
 */
async function readSums(
  manager: EntityManager,
  { firstMonth, months, from, to }: Period,
  { asOf, knownAt }: TwoTimes,
  unit: string | null,
): Promise<UnitCount[]> {
  const day = localDay(asOf);
  return manager.query(
    `select unit, source, outcome, sum(n)::int as count from (
       select unit, source, outcome, total as n from score_total where month >= $1 and month < $2
       union all
       select unit, source, outcome, -total from score_daily
       where month >= $1 and month < $2 and seen_day > $3
       union all
       select unit, source, outcome, -weight from score_entry
       where seen_at > $4 and seen_at < $5 and at >= $6 and at < $7
       union all
       select unit, source, outcome, -weight from score_entry
       where recorded_at > $8 and seen_at <= $4 and at >= $6 and at < $7
     ) part
     where $9::text is null or unit = $9 or starts_with(unit, $9 || '.')
     group by unit, source, outcome having sum(n) <> 0`,
    [
      firstMonth,
      firstMonth + months,
      day,
      new Date(asOf),
      new Date(startOfLocalDay(day + 1)),
      new Date(from),
      new Date(to),
      new Date(knownAt),
      unit,
    ],
  );
}

/** Line by line: any stretch, any kind of case. */
export async function readLines(
  manager: EntityManager,
  { from, to }: Pick<Period, 'from' | 'to'>,
  { asOf, knownAt }: TwoTimes,
  { unit, kind: { ledger, category, channel } }: Narrowed,
): Promise<UnitCount[]> {
  return manager.query(
    `select unit, source, outcome, sum(weight)::int as count from score_entry
     where at >= $1 and at < $2 and seen_at <= $3 and recorded_at <= $4
       and ($5::text is null or unit = $5 or starts_with(unit, $5 || '.'))
       and ($6::text is null or ledger = $6) and ($7::text is null or category = $7)
       and ($8::text is null or channel = $8)
     group by unit, source, outcome having sum(weight) <> 0`,
    [new Date(from), new Date(to), new Date(asOf), new Date(knownAt), unit, ledger, category, channel],
  );
}

/** Which sources and outcomes, as `source/outcome`. */
export type CountKeys = readonly string[];

export interface BookedOutcome {
  readonly case_id: string;
  readonly source: EntrySource;
  readonly outcome: string;
  readonly instance: number | null;
  readonly at: Date;
  readonly unit: string;
  readonly ledger: string;
}
