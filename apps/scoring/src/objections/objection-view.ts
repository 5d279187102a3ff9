import type { ObjectionView } from '@fengqiao/contracts/http/scoring/periods';
import { formatMoment } from '@fengqiao/domain/clock/dates/moment';
import { scoringZone } from '@fengqiao/domain/score/periods/period';
import type { PeriodObjectionRow } from '../periods/period.entities.ts';

/** 1 when filed, 2 when decided. */
export function versionOf({ decision }: PeriodObjectionRow): number {
  return decision === null ? 1 : 2;
}

export function objectionView(row: PeriodObjectionRow, movedTo: string | null): ObjectionView {
  const { id, period, unit, caseId, measure, reason, wantedUnit, filedBy, decision, decidedBy } = row;
  const told = (date: Date) => formatMoment(date.getTime(), scoringZone);
  return {
    id,
    period,
    unit,
    caseId,
    measure,
    reason,
    wantedUnit,
    lines: row.lines.map((line) => ({ ...line, at: told(new Date(line.at)) })),
    filedAt: told(row.filedAt),
    filedBy,
    decision,
    decidedAt: row.decidedAt && told(row.decidedAt),
    decidedBy,
    movedTo,
    version: versionOf(row),
  };
}
