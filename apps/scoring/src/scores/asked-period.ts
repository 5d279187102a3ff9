import { formatMoment } from '@fengqiao/domain/clock/dates/moment';
import { monthAt, parsePeriod, scoringZone, type Period } from '@fengqiao/domain/score/periods/period';
import { ProblemException, unwrap } from '@fengqiao/service/problems/problem';
import type { Counted, TwoTimes, TwoTimesReader } from '../two-times.ts';

export interface Asked {
  readonly period: Period;
  readonly times: TwoTimes;
  /** Whether either moment was named: then figures are computed, whatever has been frozen. */
  readonly isExplicit: boolean;
}

/** The period and the two moments of a question; refused where there is nothing to look at yet. */
export async function askedPeriod(
  reader: TwoTimesReader,
  query: { period?: string | undefined; asOf?: string | undefined; knownAt?: string | undefined },
  owner: Counted = 'intake',
): Promise<Asked> {
  const times = unwrap(await reader.resolve(query, undefined, owner));
  const period = (query.period === undefined ? null : parsePeriod(query.period)) ?? monthAt(times.asOf);
  if (period.from > times.asOf)
    throw new ProblemException('period-not-begun', [{ field: 'period', code: 'period-not-begun' }], {
      begins: formatMoment(period.from, scoringZone),
    });
  return { period, times, isExplicit: query.asOf !== undefined || query.knownAt !== undefined };
}

export function tellTimes({ asOf, knownAt }: TwoTimes): { asOf: string; knownAt: string } {
  return { asOf: formatMoment(asOf, scoringZone), knownAt: formatMoment(knownAt, scoringZone) };
}
