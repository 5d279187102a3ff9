import { parsePeriod, type Period } from '@fengqiao/domain/score/periods/period';
import { ProblemException } from '@fengqiao/service/problems/problem';

/** A period that has begun; others are refused. */
export function requirePeriodBegun(name: string, now: number): Period {
  const period = parsePeriod(name);
  if (period && period.from <= now) return period;
  throw new ProblemException('period-not-begun', [{ field: 'period', code: 'period-not-begun' }]);
}
