import type { ScoreBoard, ScoreItem } from '@fengqiao/contracts/http/scores';
import type { UnitLevel } from '@fengqiao/domain/directory/unit';
import type { Formula } from '@fengqiao/domain/score/formula';
import type { Period } from '@fengqiao/domain/score/period';
import { ProblemException } from '@fengqiao/service/problem';
import { Injectable } from '@nestjs/common';
import { FormulaBook } from '../formulas/formula-book.ts';
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
    private readonly formulas: FormulaBook,
    private readonly scores: ScoreReader,
    private readonly frozen: FrozenScores,
  ) {}

  async board(level: UnitLevel, asked: Asked, query: BoardQuery): Promise<Board> {
    const isPlain = !asked.isExplicit && !(query.ledger ?? query.category ?? query.channel ?? query.formula);
    const frozen = isPlain ? await this.asFrozen(level, asked.period) : null;
    if (frozen) return frozen;
    if (query.final === 'true')
      throw new ProblemException(isPlain ? 'period-not-closed' : 'validation', [
        { field: isPlain ? 'period' : 'final', code: isPlain ? 'period-not-closed' : 'invalid-value' },
      ]);
    const { period, times } = asked;
    const formula = await this.formulas.find(query.formula, period, times);
    const items = await this.scores.board(level, period, times, formula, kindOf(query));
    const made = { basis: 'facts', revision: null, hash: null } as const;
    const named = { period: period.name, formula: formula.version, ...tellTimes(times), ...made };
    return { named, formula, times, items };
  }

  private async asFrozen(level: UnitLevel, period: Period): Promise<Board | null> {
    const newest = await this.frozen.newest(period.name);
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
