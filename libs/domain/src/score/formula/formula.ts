import { refuse, type Refusal } from '../../refusal.ts';
import type { Interval } from './wilson.ts';
import { scoredMeasures, type Figures, type ScoredMeasure } from './measure.ts';

/** How a score comes from measures; data, with a version that every score names. */
export interface Formula {
  readonly version: string;
  /** Add up to 1. */
  readonly weights: Readonly<Record<ScoredMeasure, number>>;
  /** Fewer outcomes in any weighed measure: no number, no rank. */
  readonly minimumSample: number;
  /** Points off a score for every so much of a measure beside it; none in `v1`. */
  readonly deductions: readonly Deduction[];
}

/** So many points for each record over a number that is nobody's fault. */
export interface Deduction {
  readonly measure: 'accountability' | 'extensions' | 'suspensions' | 'reopenRate' | 'notReached';
  /** In the measure's own unit: records, so many on a hundred, or a share between 0 and 1. */
  readonly above: number;
  /** Points for each whole unit over that (for `notReached`, for each hundredth). */
  readonly points: number;
  readonly atMost: number;
}

/** Domain text, Scoring. */
export const formulaV1: Formula = {
  version: 'v1',
  weights: { satisfaction: 0.5, completeOnTime: 0.3, assignOnTime: 0.2 },
  minimumSample: 5,
  deductions: [],
};

export type FormulaCode = 'weights-do-not-add-up' | 'invalid-value';

/** What is wrong with a formula; empty when it can be put in force. */
export function checkFormula(formula: Formula): Refusal<FormulaCode>[] {
  const { weights, minimumSample, deductions } = formula;
  const wrong: Refusal<FormulaCode>[] = [];
  for (const measure of scoredMeasures)
    if (!(weights[measure] >= 0 && weights[measure] <= 1))
      wrong.push(refuse('invalid-value', `weights.${measure}`));
  const sum = scoredMeasures.reduce((total, measure) => total + weights[measure], 0);
  if (!(Math.abs(sum - 1) < 1e-9)) wrong.push(refuse('weights-do-not-add-up', 'weights'));
  if (!(Number.isSafeInteger(minimumSample) && minimumSample >= 1))
    wrong.push(refuse('invalid-value', 'minimumSample'));
  for (const [i, { above, points, atMost }] of deductions.entries())
    if (!(above >= 0 && points >= 0 && atMost >= 0 && atMost <= 100))
      wrong.push(refuse('invalid-value', `deductions.${i}`));
  return wrong;
}

export interface Score {
  readonly status: 'ranked' | 'insufficient-sample';
  /** 0 to 100, four decimals; null without enough of a sample. */
  readonly score: number | null;
  /** What the sample leaves open at 95 %, were every measure at its end: wider than the truth, never narrower. */
  readonly interval: Interval | null;
  /** Points taken off, by measure. */
  readonly deducted: readonly { readonly measure: string; readonly points: number }[];
}

/** 100 × the weighed shares, less deductions. A measure of weight 0 needs no sample. */
export function scoreOf(figures: Figures, formula: Formula): Score {
  const weighed = scoredMeasures.filter((measure) => formula.weights[measure] > 0);
  const isEnough = weighed.every((measure) => (figures[measure].total ?? 0) >= formula.minimumSample);
  if (!isEnough) return { status: 'insufficient-sample', score: null, interval: null, deducted: [] };
  const sum = (valueOf: (measure: ScoredMeasure) => number) =>
    100 * weighed.reduce((total, measure) => total + formula.weights[measure] * valueOf(measure), 0);
  const deducted = formula.deductions.map((deduction) => ({
    measure: deduction.measure,
    points: rounded(pointsOff(deduction, figures)),
  }));
  const off = deducted.reduce((total, { points }) => total + points, 0);
  const less = (value: number) => rounded(Math.max(0, value - off));
  return {
    status: 'ranked',
    score: less(sum((measure) => figures[measure].rate ?? 0)),
    interval: {
      low: less(sum((measure) => figures[measure].interval?.low ?? 0)),
      high: less(sum((measure) => figures[measure].interval?.high ?? 1)),
    },
    deducted,
  };
}

function pointsOff({ measure, above, points, atMost }: Deduction, figures: Figures): number {
  const { met, rate } = figures[measure];
  const value = measure === 'accountability' ? met : (rate ?? 0);
  const units = (value - above) * (measure === 'notReached' ? 100 : 1);
  return Math.min(atMost, Math.max(0, Math.floor(units + 1e-9)) * points);
}

/** Four decimals: what is equal on paper ranks equal. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
