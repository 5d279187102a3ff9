import type { MediationBeside } from '@fengqiao/contracts/http/scoring/mediation-figure';
import { besideScores, mediationFigures } from '@fengqiao/domain/score/mediation/mediation';
import type { Period } from '@fengqiao/domain/score/periods/period';
import { knownUntil } from '@fengqiao/inbox/marks/known-until';
import type { EntityManager } from 'typeorm';
import type { TwoTimes } from '../two-times.ts';
import { readSums } from './dispute-sums.ts';
import { figureView } from './mediation-view.ts';

/** What stands beside a unit's score of its disputes; null while mediation is not known as far as `knownAt`. */
export async function mediationBeside(
  manager: EntityManager,
  unit: string,
  period: Period,
  times: TwoTimes,
): Promise<MediationBeside | null> {
  const mark = await knownUntil(manager, 'mediation');
  if (mark === null || mark < times.knownAt) return null;
  const figures = mediationFigures(await readSums(manager, unit, period, times, null));
  return Object.fromEntries(besideScores.map((name) => [name, figureView(figures[name])])) as MediationBeside;
}
