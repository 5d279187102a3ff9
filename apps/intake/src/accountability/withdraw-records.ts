import type { CaseEvent } from '@fengqiao/domain/case/case-event';
import type { EntityManager } from 'typeorm';

/** Records that an event takes out of every count, or puts back. */
export interface Withdrawal {
  readonly caseId: string;
  readonly seq: number;
  /** Of these events; null for all of the case that count. */
  readonly records: readonly number[] | null;
  /** The event whose withdrawal is undone. */
  readonly undone: number | null;
}

export function withdrawalsOf({
  state: { id: caseId },
  events,
}: {
  readonly state: { readonly id: string };
  readonly events: readonly CaseEvent[];
}): Withdrawal[] {
  return events.flatMap(({ seq, fact }): Withdrawal[] => {
    switch (fact.type) {
      case 'voided':
        return [{ caseId, seq, records: null, undone: null }];
      case 'corrected': {
        const records = fact.withdrawn.map((record) => record.seq);
        return records.length > 0 ? [{ caseId, seq, records, undone: null }] : [];
      }
      case 'records-withdrawn':
        return [{ caseId, seq, records: fact.records.map((record) => record.seq), undone: null }];
      case 'appeal-accepted':
        return fact.reinstates === undefined ? [] : [{ caseId, seq, records: null, undone: fact.reinstates }];
      default:
        return [];
    }
  });
}

/** In the transaction of the event, after what it puts on record itself. */
export async function withdraw(
  manager: EntityManager,
  { caseId, seq, records, undone }: Withdrawal,
): Promise<void> {
  await (undone === null
    ? manager.query(
        `update accountability_record set withdrawn_by = $2
         where case_id = $1 and seq <= $2 and withdrawn_by is null and ($3::int[] is null or seq = any($3))`,
        [caseId, seq, records],
      )
    : manager.query(
        'update accountability_record set withdrawn_by = null where case_id = $1 and withdrawn_by = $2',
        [caseId, undone],
      ));
}
