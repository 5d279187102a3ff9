import type { ScoreItem } from '@fengqiao/contracts/http/scoring/scores';
import type { Unit } from '@fengqiao/domain/directory/unit';
import type { Counts } from '@fengqiao/domain/score/formula/counts';
import { scoreOf, type Formula } from '@fengqiao/domain/score/formula/formula';
import { figuresOf, type Figures, type MeasureFigure } from '@fengqiao/domain/score/formula/measure';
import { rankOf } from '@fengqiao/domain/score/formula/ranking';
import type { Interval } from '@fengqiao/domain/score/formula/wilson';

/** A score as it is shown, frozen and compared: each rate and bound rounded once, here. */
export function scoreView(
  counts: Counts,
  formula: Formula,
): Omit<ScoreItem, 'unit' | 'nameZh' | 'nameEn' | 'rank'> {
  const figures = figuresOf(counts);
  const { score, status, interval, deducted } = scoreOf(figures, formula);
  return { score, interval, status, ...measureViews(figures), deducted: [...deducted] };
}

/** The units of one level, ranked among each other, by rank and then by path. */
export function boardOf(
  units: readonly Unit[],
  countsOf: (unit: string) => Counts,
  formula: Formula,
): ScoreItem[] {
  const items = units.map(({ path: unit, nameZh, nameEn }) => ({
    unit,
    nameZh,
    nameEn,
    ...scoreView(countsOf(unit), formula),
  }));
  return rankOf(items).sort(
    (one, other) => (one.rank ?? Infinity) - (other.rank ?? Infinity) || (one.unit < other.unit ? -1 : 1),
  );
}

function measureViews(figures: Figures): Pick<ScoreItem, 'measures' | 'beside'> {
  const view = (name: keyof Figures) => figureView(figures[name]);
  return {
    measures: {
      satisfaction: view('satisfaction'),
      completeOnTime: view('completeOnTime'),
      assignOnTime: view('assignOnTime'),
    },
    beside: {
      notReached: view('notReached'),
      reopenRate: view('reopenRate'),
      accountability: view('accountability'),
      extensions: view('extensions'),
      suspensions: view('suspensions'),
      inPerson: view('inPerson'),
    },
  };
}

function figureView({ met, total, rate, interval }: MeasureFigure) {
  return { met, total, rate: rate === null ? null : rounded(rate), interval: intervalView(interval) };
}

function intervalView(interval: Interval | null) {
  return interval && { low: rounded(interval.low), high: rounded(interval.high) };
}

/** Six decimals: what JSON says is what everybody reckons with. */
function rounded(value: number): number {
  return Math.round(value * 1_000_000) / 1_000_000;
}
