import type { ScoreItem, UnitScore } from '@fengqiao/contracts/http/scoring/scores';
import type { Formula } from '@fengqiao/domain/score/formula/formula';
import {
  countsToward,
  measures,
  scoredMeasures,
  type MeasureDefinition,
  type ScoredMeasure,
} from '@fengqiao/domain/score/formula/measure';
import type { Period } from '@fengqiao/domain/score/periods/period';
import type { EntityManager } from 'typeorm';
import type { TwoTimes } from '../two-times.ts';

type Scored = Pick<ScoreItem, 'score' | 'status' | 'measures'>;

/** What each measure counts, and what it brings to the score. */
export function inputsOf(
  item: Scored,
  formula: Formula,
  exclusions: ReadonlyMap<string, number>,
): UnitScore['inputs'] {
  return measures.map((measure) => ({
    ...definitionView(measure),
    ...brought(measure, item, formula),
    exclusions: countsToward(measure.kind === 'count' ? measure.met : measure.total)
      .map((key) => exclusions.get(key) ?? 0)
      .reduce((sum, n) => sum + n, 0),
  }));
}

/** How many outcomes of a unit and those below were left out, or moved away, by decision; by `source/outcome`. */
export async function countExclusions(
  manager: EntityManager,
  unit: string,
  { from, to }: Period,
  { asOf, knownAt }: TwoTimes,
): Promise<ReadonlyMap<string, number>> {
  const rows: { key: string; n: number }[] = await manager.query(
    `select source || '/' || outcome as key, count(*)::int as n from score_exclusion
     where at >= $1 and at < $2 and decided_at <= least($3::timestamptz, $4::timestamptz)
       and (unit = $5 or starts_with(unit, $5 || '.')) group by 1`,
    [new Date(from), new Date(to), new Date(asOf), new Date(knownAt), unit],
  );
  return new Map(rows.map(({ key, n }) => [key, n]));
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
