import type { Entry } from '@fengqiao/domain/score/book/entry';
import { monthAt, periodsBegun } from '@fengqiao/domain/score/periods/period';
import type { RevisionCause } from '@fengqiao/contracts/http/scoring/periods';
import type { EntityManager } from 'typeorm';

/** An event by which what was counted counts otherwise, with the lines it added. */
export interface LookedBack {
  readonly caseId: string;
  readonly seq: number;
  readonly type: string;
  readonly recordedAt: number;
  readonly entries: readonly Entry[];
}

const causes: Readonly<Record<string, RevisionCause>> = {
  voided: 'voided-record',
  corrected: 'corrected-record',
  'appeal-accepted': 'reinstated-record',
};

/**
 * A closed period that such an event touches is owed a revision, in the transaction that books it: no process that dies
 * loses one (domain text, Telling and being asked).
 */
export async function oweRevisions(manager: EntityManager, events: readonly LookedBack[]): Promise<void> {
  const owed = events.flatMap(({ caseId, seq, type, recordedAt, entries }) => {
    const months = new Set(entries.map(({ at }) => monthAt(at).firstMonth));
    const periods = new Set([...months].flatMap(periodsAround));
    return [...periods].map((period) => ({
      ...{ period, case_id: caseId, seq, cause: causes[type] },
      recorded_at: new Date(recordedAt).toISOString(),
    }));
  });
  if (owed.length === 0) return;
  await manager.query(
    `insert into revision_owed (period, case_id, seq, cause, recorded_at)
     select owed.* from jsonb_to_recordset($1::jsonb)
       as owed(period text, case_id uuid, seq int, cause text, recorded_at timestamptz)
     join period_closing closing using (period) where closing.frozen_at is not null
     on conflict do nothing`,
    [JSON.stringify(owed)],
  );
}

/** Names of the month, quarter and year that a month lies in. */
function periodsAround(month: number): string[] {
  const inside = monthAtIndex(month);
  return periodsBegun(month, inside).flatMap(({ firstMonth, months, name }) =>
    firstMonth <= month && month < firstMonth + months ? [name] : [],
  );
}

/** Any moment of a month counted from January of year 0. */
function monthAtIndex(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12, 15);
}
