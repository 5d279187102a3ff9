import type { OccurrenceItem } from '@fengqiao/contracts/http/scoring/occurrences';
import { formatMoment } from '@fengqiao/domain/clock/dates/moment';
import { scoringZone } from '@fengqiao/domain/score/periods/period';
import type { OccurrenceKind } from '@fengqiao/domain/score/three-zero';
import type { OccurrenceRow, OccurrenceRulingRow } from './occurrence.entity.ts';

type RulingTold = Pick<OccurrenceRulingRow, 'counts' | 'reason' | 'recordedAt' | 'recordedBy'>;

/** An occurrence with everything that was ruled of it, in order. */
export function occurrenceView(
  { place, kind, occurredOn, source, recordedAt }: Omit<OccurrenceRow, 'recordedBy'>,
  rulings: readonly RulingTold[],
): OccurrenceItem {
  const told = (date: Date) => formatMoment(date.getTime(), scoringZone);
  return {
    place,
    kind: kind as OccurrenceKind,
    occurredOn,
    source,
    recordedAt: told(recordedAt),
    version: rulings.length + 1,
    counts: rulings.at(-1)?.counts ?? true,
    rulings: rulings.map(({ counts, reason, recordedAt: at, recordedBy }) => ({
      counts,
      reason,
      recordedAt: told(at),
      recordedBy,
    })),
  };
}
