import type { Ledger } from '@fengqiao/domain/case/case';
import { parseMoment } from '@fengqiao/domain/clock/dates/moment';
import type { GamingFact } from '@fengqiao/domain/score/gaming/gaming-fact';
import type { Period } from '@fengqiao/domain/score/periods/period';
import type { EntityManager } from 'typeorm';
import type { TwoTimes } from '../two-times.ts';

/** Only these say anything to a flag. */
const types = [
  'registered',
  'replied',
  'followed-up',
  'suspension-approved',
  'objected',
  'reopened',
  'sent-back',
];

interface Row {
  readonly case_id: string;
  readonly seq: number;
  readonly type: string;
  readonly occurred_at: Date;
  readonly ledger: Ledger;
  readonly category: string | null;
  readonly unit: string;
  readonly by: string | null;
  readonly outcome: string | null;
  readonly rated: boolean;
  readonly due: string | null;
  readonly rung: string | null;
}

/** Every case something happened to in the period, whole, each in order. */
export async function gamingFacts(
  manager: EntityManager,
  { from, to }: Period,
  { asOf, knownAt }: TwoTimes,
  unit: string | null,
): Promise<GamingFact[]> {
  const rows: Row[] = await manager.query(
    `select f.case_id, f.seq, f.type, f.occurred_at, f.ledger, f.unit, f.data ->> 'by' as by,
       booked.state -> 'kind' ->> 'category' as category, f.data -> 'fact' ->> 'outcome' as outcome,
       coalesce(f.data -> 'fact' ->> 'rated' = 'true', false) as rated,
       (select clock ->> 'dueAt' from jsonb_array_elements(f.data -> 'clocks') clock
        where clock ->> 'name' = 'complete' and clock ->> 'endedAt' is null limit 1) as due,
       (f.data -> 'fact' -> 'rung' ->> 'clock') || '/' || (f.data -> 'fact' -> 'rung' ->> 'kind') as rung
     from case_fact f left join booked_case booked using (case_id)
     where booked.state -> 'isVoided' is null and f.case_id in (
         select case_id from case_fact where occurred_at >= $1 and occurred_at < $2
           and occurred_at <= $3 and recorded_at <= $4 and type = any($5))
       and (f.type = any($5) or f.type = 'rung-climbed') and f.occurred_at < $2
       and f.occurred_at <= $3 and f.recorded_at <= $4
       and ($6::text is null or f.unit = $6 or starts_with(f.unit, $6 || '.'))
     order by f.case_id, f.seq`,
    [new Date(from), new Date(to), new Date(asOf), new Date(knownAt), types, unit],
  );
  return rows.map((row) => ({
    caseId: row.case_id,
    seq: row.seq,
    type: row.type,
    at: row.occurred_at.getTime(),
    ledger: row.ledger,
    category: row.category ?? '',
    unit: row.unit,
    by: row.by,
    outcome: row.outcome,
    rated: row.rated,
    completeDueAt: row.due === null ? null : parseMoment(row.due),
    rung: row.rung,
  }));
}
