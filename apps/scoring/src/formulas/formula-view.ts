import type { FormulaView } from '@fengqiao/contracts/http/scoring/periods';
import { formatMoment } from '@fengqiao/domain/clock/dates/moment';
import type { Formula } from '@fengqiao/domain/score/formula/formula';
import { monthName, scoringZone } from '@fengqiao/domain/score/periods/period';
import type { ScoreFormulaRow } from './formula.entity.ts';

/** What a formula is, without when it came. */
export function definitionView({ version, weights, minimumSample, deductions }: Formula) {
  return {
    version,
    weights: { ...weights },
    minimumSample,
    deductions: deductions.map((each) => ({ ...each })),
  };
}

export function formulaView({
  definition,
  firstMonth,
  publishedAt,
  publishedBy,
}: ScoreFormulaRow): FormulaView {
  const at = formatMoment(publishedAt.getTime(), scoringZone);
  return { ...definitionView(definition), from: monthName(firstMonth), publishedAt: at, publishedBy };
}
