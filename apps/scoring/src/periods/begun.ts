import { parsePeriod, type Period } from '@fengqiao/domain/score/period';
import { ProblemException } from '@fengqiao/service/problem';

/** A period that has begun; others are refused. */
export function begun(name: string, now: number): Period {
  const period = parsePeriod(name);
  if (period && period.from <= now) return period;
  throw new ProblemException('period-not-begun', [{ field: 'period', code: 'period-not-begun' }]);
}
