import type { MediationFigures } from '@fengqiao/contracts/http/scoring/mediation-figures';
import { colours, complexities, levels } from '@fengqiao/domain/dispute/dispute';
import {
  mediationFigures,
  mediationMeasures,
  type MediationCount,
  type MediationFigure,
} from '@fengqiao/domain/score/mediation/mediation';
import type { AnswerTable, Cell } from '@fengqiao/service/tables/answer-table';
import type { KeyedCount, Part } from './dispute-sums.ts';

type Measures = MediationFigures['measures'];

/** Every measure as it is shown: each value and bound rounded once, here. */
export function measuresView(counts: readonly MediationCount[]): Measures {
  const figures = Object.entries(mediationFigures(counts));
  return Object.fromEntries(figures.map(([name, figure]) => [name, figureView(figure)])) as Measures;
}

export function figureView({ met, total, value, interval, status }: MediationFigure) {
  return {
    ...{ met, total, status },
    value: value === null ? null : rounded(value),
    interval: interval && { low: rounded(interval.low), high: rounded(interval.high) },
  };
}

const named: Partial<Record<Part, readonly string[]>> = {
  level: levels,
  colour: colours,
  complexity: complexities,
};

/** One item each: of what there is a fixed number in its own order, empty ones too; of the others those there are. */
export function itemsBy(by: Part, counts: readonly KeyedCount[]): MediationFigures['items'] {
  const keys = named[by] ?? [...new Set(counts.map(({ key }) => key))];
  return keys.map((key) => ({ key, measures: measuresView(counts.filter((each) => each.key === key)) }));
}

/** A row a measure: of everything first, its key empty, then of each item. */
export function mediationTable({ period, unit, by, measures, items }: MediationFigures): AnswerTable {
  const columns = [
    { key: 'period', zh: '期间' },
    { key: 'unit', zh: '单位' },
    { key: 'by', zh: '分组' },
    { key: 'key', zh: '组别' },
    { key: 'measure', zh: '指标' },
    { key: 'nameZh', zh: '指标名称' },
    { key: 'met', zh: '数量' },
    { key: 'total', zh: '基数' },
    { key: 'value', zh: '值' },
    { key: 'low', zh: '区间下限' },
    { key: 'high', zh: '区间上限' },
    { key: 'status', zh: '状态' },
  ];
  const rows = [{ key: '', measures }, ...items].flatMap((item) =>
    mediationMeasures.map(({ name, zh }): Record<string, Cell> => {
      const { interval, ...figure } = item.measures[name];
      const bounds = { low: interval?.low ?? null, high: interval?.high ?? null };
      return { ...{ period, unit, by, key: item.key, measure: name, nameZh: zh }, ...figure, ...bounds };
    }),
  );
  return { columns, rows };
}

/** Six decimals: what JSON says is what everybody reckons with. */
function rounded(value: number): number {
  return Math.round(value * 1_000_000) / 1_000_000;
}
