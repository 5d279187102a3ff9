import type { MediationDisputes } from '@fengqiao/contracts/http/scoring/mediation-figures';
import type { Period } from '@fengqiao/domain/score/periods/period';
import type { EntityManager } from 'typeorm';
import type { TwoTimes } from '../two-times.ts';

/** One thing a dispute counts as at both moments. */
export interface DisputeOutcome extends Omit<MediationDisputes['items'][number], 'at' | 'days'> {
  readonly of: number;
  readonly value: number;
  readonly at: Date;
}

export interface DisputesAsked {
  /** `source/outcome`, each. */
  readonly keys: readonly string[];
  readonly level?: string | undefined;
  readonly colour?: string | undefined;
  readonly complexity?: string | undefined;
  readonly kind?: string | undefined;
  /** Those behind this place only. */
  readonly after: string | null;
  readonly limit: number;
}

/** Moments before 1970 sort before those after it. */
const offset = 10_000_000_000_000;

/** Where one stands, as a text that sorts as they do: moment, dispute, source, outcome, which of them. */
const place = `(lpad(((extract(epoch from at) * 1000)::bigint + ${offset})::text, 15, '0') || ' ' || dispute_id || ' '
  || source || ' ' || outcome || ' ' || "of") collate "C"`;

export function cursorOf({ at, disputeId, source, outcome, of }: DisputeOutcome): string {
  return `${String(at.getTime() + offset).padStart(15, '0')} ${disputeId} ${source} ${outcome} ${of}`;
}

export function isCursor(text: string): boolean {
  return /^\d{15} [0-9a-f-]{36} [a-z-]+ [a-z-]+ \d+$/.test(text);
}

/** What stands behind a count, oldest first; lines taken back again are gone. */
export async function readDisputeOutcomes(
  manager: EntityManager,
  unit: string,
  { firstMonth, months }: Period,
  { asOf, knownAt }: TwoTimes,
  { keys, level, colour, complexity, kind, after, limit }: DisputesAsked,
): Promise<DisputeOutcome[]> {
  return manager.query(
    `select dispute_id as "disputeId",
       (select number from dispute_fact f where f.dispute_id = counted.dispute_id and f.seq = 1) as number,
       source, outcome, "of", value, at, place, level, colour, complexity, kind
     from (
       select dispute_id, source, outcome, "of", value, at, place, level, colour, complexity, kind
       from dispute_line
       where month = any($1::int[]) and seen_at <= $2 and recorded_at <= $3
         and (place = $4 or starts_with(place, $4 || '.')) and source || '/' || outcome = any($5)
       group by dispute_id, source, outcome, "of", value, at, place, level, colour, complexity, kind
       having sum(weight) > 0
     ) counted
     where ($6::text is null or level = $6) and ($7::text is null or colour = $7)
       and ($8::text is null or complexity = $8) and ($9::text is null or kind = $9)
       and ($10::text is null or ${place} > $10)
     order by ${place} limit $11`,
    [
      Array.from({ length: months }, (_, i) => firstMonth + i),
      new Date(asOf),
      new Date(knownAt),
      unit,
      keys,
      level ?? null,
      colour ?? null,
      complexity ?? null,
      kind ?? null,
      after,
      limit,
    ],
  );
}
