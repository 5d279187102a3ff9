import type { Entry } from '@fengqiao/domain/score/book/entry';
import type { Line as BookedLine } from '@fengqiao/domain/score/book/taken-back';
import type { EntityManager } from 'typeorm';

export interface Line {
  readonly caseId: string;
  readonly seq: number;
  readonly n: number;
  readonly recordedAt: number;
  readonly entry: Entry;
}

interface Row extends Omit<Entry, 'at' | 'seenAt' | 'kind'> {
  readonly seq: number;
  readonly at: Date;
  readonly seen_at: Date;
  readonly ledger: Entry['kind']['ledger'];
  readonly category: string;
  readonly channel: string;
}

/** Every line of a case in the order it was booked: those in the book, and those that are about to be. */
export async function linesOf(
  manager: EntityManager,
  caseId: string,
  pending: readonly Line[],
): Promise<BookedLine[]> {
  const rows: Row[] = await manager.query(
    `select seq, source, outcome, weight, at, seen_at, unit, instance, ledger, category, channel
     from score_entry where case_id = $1 order by seq, n`,
    [caseId],
  );
  const booked = rows.map(({ seq, at, seen_at, ledger, category, channel, ...entry }) => {
    const moments = { at: at.getTime(), seenAt: seen_at.getTime() };
    return { seq, entry: { ...entry, ...moments, kind: { ledger, category, channel } } };
  });
  return [...booked, ...pending.filter((line) => line.caseId === caseId)];
}
