import type { Period } from '@fengqiao/domain/score/periods/period';
import type { EntityManager } from 'typeorm';
import type { TwoTimes } from '../two-times.ts';
import type { Narrowed } from './read-book.ts';

/** One outcome of a case that counts at both moments. */
export interface OutcomeRow {
  readonly case_id: string;
  readonly number: string;
  readonly ledger: string;
  readonly source: string;
  readonly outcome: string;
  readonly instance: number | null;
  readonly at: Date;
  readonly unit: string;
}

export interface OutcomesAsked extends Narrowed {
  /** `source/outcome`, each. */
  readonly keys: readonly string[];
  /** Null for every case. */
  readonly caseId: string | null;
  /** Those behind this place only. */
  readonly after: string | null;
  readonly limit: number;
}

/** Moments before 1970 sort before those after it. */
const offset = 10_000_000_000_000;

/** Where an outcome stands, as one text that sorts as they do: moment, case, source, outcome, instance. */
const place = `(lpad(((extract(epoch from at) * 1000)::bigint + ${offset})::text, 15, '0') || ' ' || case_id || ' '
  || source || ' ' || outcome || ' ' || coalesce(instance, 0)) collate "C"`;

export function cursorOf({ at, case_id, source, outcome, instance }: OutcomeRow): string {
  return `${String(at.getTime() + offset).padStart(15, '0')} ${case_id} ${source} ${outcome} ${instance ?? 0}`;
}

export function isCursor(text: string): boolean {
  return /^\d{15} [0-9a-f-]{36} [a-z-]+ [a-z-]+ \d+$/.test(text);
}

/** Outcomes behind a count, oldest first: lines taken back again are gone, those moved by decision stand where they went. */
export async function readOutcomes(
  manager: EntityManager,
  { from, to }: Pick<Period, 'from' | 'to'>,
  { asOf, knownAt }: TwoTimes,
  { keys, unit, kind, caseId, after, limit }: OutcomesAsked,
): Promise<OutcomeRow[]> {
  return manager.query(
    `select counted.*,
       (select data ->> 'number' from case_fact f where f.case_id = counted.case_id and f.seq = 1) as number
     from (
       select e.case_id, e.source, e.outcome, e.instance, e.at, coalesce(x.to_unit, e.unit) as unit, e.ledger
       from score_entry e
       left join score_exclusion x on x.case_id = e.case_id and x.source = e.source and x.outcome = e.outcome
         and x.at = e.at and x.unit = e.unit and x.instance is not distinct from e.instance
         and x.decided_at <= least($3::timestamptz, $4::timestamptz)
       where e.at >= $1 and e.at < $2 and e.seen_at <= $3 and e.recorded_at <= $4
         and e.source || '/' || e.outcome = any($5) and ($11::uuid is null or e.case_id = $11)
         and ($7::text is null or e.ledger = $7) and ($8::text is null or e.category = $8)
         and ($9::text is null or e.channel = $9) and (x.objection_id is null or x.to_unit is not null)
       group by e.case_id, e.source, e.outcome, e.instance, e.at, coalesce(x.to_unit, e.unit), e.ledger
       having sum(e.weight) > 0
     ) counted
     where ($6::text is null or unit = $6 or starts_with(unit, $6 || '.')) and ($10::text is null or ${place} > $10)
     order by ${place} limit $12`,
    [
      new Date(from),
      new Date(to),
      new Date(asOf),
      new Date(knownAt),
      keys,
      unit,
      kind.ledger,
      kind.category,
      kind.channel,
      after,
      caseId,
      limit,
    ],
  );
}
