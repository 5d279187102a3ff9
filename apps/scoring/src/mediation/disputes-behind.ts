import type {
  MediationDisputes,
  MediationDisputesQuery,
} from '@fengqiao/contracts/http/scoring/mediation-figures';
import { formatMoment } from '@fengqiao/domain/clock/dates/moment';
import { mediationMeasureOf, standsBehind } from '@fengqiao/domain/score/mediation/mediation';
import { scoringZone, type Period } from '@fengqiao/domain/score/periods/period';
import { ProblemException } from '@fengqiao/service/problems/problem';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { TwoTimes } from '../two-times.ts';
import { isCursor, cursorOf, readDisputeOutcomes, type DisputeOutcome } from './dispute-outcomes.ts';
import { DisputeVisibility } from './dispute-visibility.ts';
import type { Asker } from '../asker.ts';

/** Looked at in one round. */
const lookedAtOnce = 200;
/** A reader who may see next to nothing is given a short page and its cursor rather than a long wait. */
const mostRounds = 10;

/** The disputes behind a number: those mediation lets this reader see, and none where it does not answer. */
@Injectable()
export class DisputesBehindReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly visibility: DisputeVisibility,
  ) {}

  async page(
    unit: string,
    period: Period,
    times: TwoTimes,
    query: MediationDisputesQuery,
    asker: Asker,
  ): Promise<Pick<MediationDisputes, 'items' | 'next'>> {
    const keys = standsBehind(mediationMeasureOf(query.measure), query.counted);
    const items: DisputeOutcome[] = [];
    let after = readCursor(query.cursor);
    for (let round = 0; round < mostRounds; round += 1) {
      const asked = { ...query, keys, after, limit: lookedAtOnce };
      const rows = await readDisputeOutcomes(this.dataSource.manager, unit, period, times, asked);
      const ids = rows.map(({ disputeId }) => disputeId);
      const seen = await this.visibility.visible(ids, asker);
      for (const row of rows) {
        after = cursorOf(row);
        if (seen.has(row.disputeId)) items.push(row);
        if (items.length === query.limit) return { items: items.map(view), next: after };
      }
      if (rows.length < lookedAtOnce) return { items: items.map(view), next: null };
    }
    return { items: items.map(view), next: after };
  }
}

/** A cursor is a place; what none of ours ever was is refused. */
function readCursor(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  if (isCursor(cursor)) return cursor;
  throw new ProblemException('validation', [{ field: 'cursor', code: 'invalid-value' }]);
}

function view({ of: _, value, at, ...row }: DisputeOutcome): MediationDisputes['items'][number] {
  const days = row.source === 'duration' ? value / 10 : null;
  return { ...row, days, at: formatMoment(at.getTime(), scoringZone) };
}
