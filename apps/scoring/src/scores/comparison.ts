import type { ScoreItem, UnitScore } from '@fengqiao/contracts/http/scores';
import type { Formula } from '@fengqiao/domain/score/formula';
import {
  measures,
  scoredMeasures,
  type MeasureDefinition,
  type ScoredMeasure,
} from '@fengqiao/domain/score/measure';
import type { Period } from '@fengqiao/domain/score/period';

type Scored = Pick<ScoreItem, 'score' | 'status' | 'measures'>;

/** What each measure counts, and what it brings to the score. */
export function inputsOf(item: Scored, formula: Formula): UnitScore['inputs'] {
  return measures.map((measure) => ({
    ...definitionView(measure),
    ...brought(measure, item, formula),
    exclusions: 0,
  }));
}

function definitionView({ name, zh, en, under, moment, excluded }: MeasureDefinition) {
  return { measure: name, zh, en, under, moment, excluded };
}

function brought({ name }: MeasureDefinition, { measures: figures, score }: Scored, formula: Formula) {
  if (!isScored(name)) return { weight: 0, points: null };
  const weight = formula.weights[name];
  const { rate } = figures[name];
  return { weight, points: score === null || rate === null ? null : points(weight * rate) };
}

/** How a score came to differ from the one of the period before, in points of each measure. */
export function comparison(
  { name }: Period,
  before: Scored,
  now: Scored,
  formula: Formula,
): UnitScore['before'] {
  const because = scoredMeasures.map((measure) => {
    const [from, to] = [before.measures[measure].rate, now.measures[measure].rate];
    const moved = from === null || to === null ? null : points(formula.weights[measure] * (to - from));
    return { measure, from, to, points: moved };
  });
  const { score, status } = before;
  const change = score === null || now.score === null ? null : points((now.score - score) / 100);
  return { period: name, score, status, change, because };
}

function isScored(name: string): name is ScoredMeasure {
  return (scoredMeasures as readonly string[]).includes(name);
}

/** Of a hundred, four decimals. */
function points(share: number): number {
  return Math.round(share * 1_000_000) / 10_000;
}
