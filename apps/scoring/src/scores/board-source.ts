import type { ScoreBoard, ScoreItem } from '@fengqiao/contracts/http/scoring/scores';
import type { Unit, UnitLevel } from '@fengqiao/domain/directory/unit';
import type { Formula } from '@fengqiao/domain/score/formula/formula';
import { ProblemException } from '@fengqiao/service/problems/problem';
import { Injectable } from '@nestjs/common';
import { FormulaRepository } from '../formulas/formula.repository.ts';
import { FrozenScores } from '../periods/frozen-scores.ts';
import type { TwoTimes } from '../two-times.ts';
import { tellTimes, type Asked } from './asked-period.ts';
import { kindOf, ScoreReader } from './score-reader.ts';

/** What a question about scores may narrow or insist on. */
export interface BoardQuery {
  readonly ledger?: string | undefined;
  readonly category?: string | undefined;
  readonly channel?: string | undefined;
  readonly formula?: string | undefined;
  readonly final?: 'true' | 'false' | undefined;
}

export interface Board {
  readonly named: Omit<ScoreBoard, 'items' | 'level'>;
  readonly formula: Formula;
  /** As of which, and known by when, it was drawn up. */
  readonly times: TwoTimes;
  /** Every unit of the level, whoever may see it. */
  readonly items: readonly ScoreItem[];
}

/** Boards: as the period was frozen, where it was and nothing else is asked for; else computed. */
@Injectable()
export class BoardSource {
  constructor(
    private readonly formulas: FormulaRepository,
    private readonly scores: ScoreReader,
    private readonly frozen: FrozenScores,
  ) {}

  async board(level: UnitLevel, asked: Asked, query: BoardQuery): Promise<Board> {
    const frozen = await this.asFrozen(level, asked, query);
    if (frozen) return frozen;
    if (query.final === 'true') {
      const isPlain = isPlainly(asked, query);
      throw new ProblemException(isPlain ? 'period-not-closed' : 'validation', [
        { field: isPlain ? 'period' : 'final', code: isPlain ? 'period-not-closed' : 'invalid-value' },
      ]);
    }
    const { period, times } = asked;
    const formula = await this.formulas.find(query.formula, period, times);
    const items = await this.scores.board(level, period, times, formula, kindOf(query));
    const made = { basis: 'facts', revision: null, hash: null } as const;
    const named = { period: period.name, formula: formula.version, ...tellTimes(times), ...made };
    return { named, formula, times, items };
  }

  /** One unit without a rank, which costs less than the board it stands on. */
  async unit(unit: Unit, asked: Asked, query: BoardQuery): Promise<Omit<ScoreItem, 'rank'>> {
    const frozen = await this.asFrozen(unit.level as UnitLevel, asked, query);
    const found = frozen?.items.find((item) => item.unit === unit.path);
    if (found) return found;
    const times = frozen?.times ?? asked.times;
    const formula = frozen?.formula ?? (await this.formulas.find(query.formula, asked.period, times));
    return this.scores.unit(unit, asked.period, times, formula, kindOf(query));
  }

  private async asFrozen(level: UnitLevel, asked: Asked, query: BoardQuery): Promise<Board | null> {
    const { period } = asked;
    const newest = isPlainly(asked, query) ? await this.frozen.newest(period.name) : null;
    if (!newest) return null;
    const { row, content } = newest;
    const { revision, hash } = row;
    const times = { asOf: row.asOf.getTime(), knownAt: row.knownAt.getTime() };
    return {
      named: {
        period: period.name,
        formula: content.formula.version,
        ...tellTimes(times),
        basis: 'frozen-revision',
        revision,
        hash,
      },
      formula: content.formula,
      times,
      items: content.boards[level] ?? [],
    };
  }
}

/** Nothing is named that a frozen answer would not say. */
function isPlainly({ isExplicit }: Asked, { ledger, category, channel, formula }: BoardQuery): boolean {
  return !isExplicit && !(ledger ?? category ?? channel ?? formula);
}
