import type { ScoreBoard, ScoreItem } from '@fengqiao/contracts/http/scoring/scores';
import type { Unit, UnitLevel } from '@fengqiao/domain/directory/unit';
import type { Formula } from '@fengqiao/domain/score/formula/formula';
import type { Period } from '@fengqiao/domain/score/periods/period';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { everything, readBook, type Narrowed } from '../book/read-book.ts';
import type { TwoTimes } from '../two-times.ts';
import { unitsKnown } from '../units.ts';
import { rollUp } from './roll-up.ts';
import { boardOf, scoreView } from './score-view.ts';

/** Scores of units from the book: computed, never kept. */
@Injectable()
export class ScoreReader {
  constructor(private readonly dataSource: DataSource) {}

  /** Every unit of a level, whoever may see it: a rank is a rank among all. */
  async board(
    level: UnitLevel,
    period: Period,
    times: TwoTimes,
    formula: Formula,
    kind: Narrowed['kind'] = everything.kind,
  ): Promise<ScoreBoard['items']> {
    const { manager } = this.dataSource;
    const units = (await unitsKnown(manager, times.knownAt)).filter((unit) => unit.level === level);
    const rows = await readBook(manager, period, times, { unit: null, kind });
    const paths = units.map(({ path }) => path);
    return boardOf(units, rollUp(rows, paths), formula);
  }

  /** One unit, those below included; without a rank. */
  async unit(
    { path, nameZh, nameEn }: Unit,
    period: Period,
    times: TwoTimes,
    formula: Formula,
    kind: Narrowed['kind'] = everything.kind,
  ): Promise<Omit<ScoreItem, 'rank'>> {
    const rows = await readBook(this.dataSource.manager, period, times, { unit: path, kind });
    return { unit: path, nameZh, nameEn, ...scoreView(rollUp(rows, [path])(path), formula) };
  }
}

export function kindOf(query: {
  ledger?: string | undefined;
  category?: string | undefined;
  channel?: string | undefined;
}): Narrowed['kind'] {
  return { ledger: query.ledger ?? null, category: query.category ?? null, channel: query.channel ?? null };
}
