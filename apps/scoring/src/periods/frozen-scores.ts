import type { ScoreItem } from '@fengqiao/contracts/http/scoring/scores';
import { unitLevels, type UnitLevel } from '@fengqiao/domain/directory/unit';
import type { Formula } from '@fengqiao/domain/score/formula/formula';
import type { Period } from '@fengqiao/domain/score/periods/period';
import type { differenceOfAffected, AffectedPlace } from '@fengqiao/domain/score/three-zero';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { FormulaRepository } from '../formulas/formula.repository.ts';
import { roomsKnown, affectedPlaces } from '../occurrences/affected-places.ts';
import { tellTimes, type Asked } from '../scores/asked-period.ts';
import { ScoreReader } from '../scores/score-reader.ts';
import { TwoTimesReader, type TwoTimes } from '../two-times.ts';
import { unwrap } from '@fengqiao/service/problems/problem';
import { PeriodRevisionRow } from './period.entities.ts';

/** What is frozen: the boards of every level, as they are shown, and where something happened. */
export interface FrozenContent {
  readonly period: string;
  readonly formula: Formula;
  readonly asOf: string;
  readonly knownAt: string;
  readonly boards: Readonly<Partial<Record<UnitLevel, readonly ScoreItem[]>>>;
  /** For the three-zero index. Not in what was frozen before it was kept: see `struckOf`. */
  readonly struck?: readonly AffectedPlace[];
}

export interface Revision {
  readonly row: PeriodRevisionRow;
  readonly content: FrozenContent;
}

export interface Draft {
  readonly times: TwoTimes;
  readonly content: FrozenContent;
}

/** Figures of periods as they were frozen, and how they are drawn up. */
@Injectable()
export class FrozenScores {
  constructor(
    private readonly dataSource: DataSource,
    private readonly times: TwoTimesReader,
    private readonly formulas: FormulaRepository,
    private readonly scores: ScoreReader,
  ) {}

  /** The newest revision; null for a period that is not frozen. */
  async newest(period: string): Promise<Revision | null> {
    const row = await this.dataSource.manager.findOne(PeriodRevisionRow, {
      where: { period },
      order: { revision: 'DESC' },
    });
    return row && { row, content: JSON.parse(row.content) as FrozenContent };
  }

  /**
   * What was asked, at the moments of the newest revision where the period is frozen and none was named: what is not
   * itself kept in a revision is the same for ever by the same two moments.
   */
  async asFrozen(asked: Asked): Promise<Asked> {
    const newest = asked.isExplicit ? null : await this.newest(asked.period.name);
    if (!newest) return asked;
    const { asOf, knownAt } = newest.row;
    return { ...asked, times: { asOf: asOf.getTime(), knownAt: knownAt.getTime() } };
  }

  /** The period as it stands now. */
  async draft(period: Period): Promise<Draft> {
    const times = unwrap(await this.times.resolve({}));
    const formula = await this.formulas.find(undefined, period, times);
    const boards: Partial<Record<UnitLevel, readonly ScoreItem[]>> = {};
    for (const level of unitLevels) boards[level] = await this.scores.board(level, period, times, formula);
    const struck = await this.struckAt(period, times);
    return { times, content: { period: period.name, formula, ...tellTimes(times), boards, struck } };
  }

  /** Where something happened in the period, as a revision has it. */
  async struckOf(period: Period, { row, content }: Revision): Promise<readonly AffectedPlace[]> {
    const times = { asOf: row.asOf.getTime(), knownAt: row.knownAt.getTime() };
    return content.struck ?? this.struckAt(period, times);
  }

  private async struckAt(period: Period, times: TwoTimes): Promise<AffectedPlace[]> {
    const { manager } = this.dataSource;
    return affectedPlaces(manager, await roomsKnown(manager, times.knownAt), period, times);
  }

  /** Keeps a draft as the next revision. */
  async keep(
    manager: EntityManager,
    { times, content }: Draft,
    made: { revision: number; cause: string; by: string | null; at: number; difference: RevisionDifference },
  ): Promise<PeriodRevisionRow> {
    const text = JSON.stringify(content);
    const row = manager.create(PeriodRevisionRow, {
      period: content.period,
      revision: made.revision,
      formula: content.formula.version,
      asOf: new Date(times.asOf),
      knownAt: new Date(times.knownAt),
      content: text,
      hash: createHash('sha256').update(text).digest('hex'),
      cause: made.cause,
      difference: [...made.difference.units, ...made.difference.struck],
      madeAt: new Date(made.at),
      madeBy: made.by,
    });
    await manager.insert(PeriodRevisionRow, row as never);
    return row;
  }
}

/** What a revision changed: figures of units, and places of the three-zero index. */
export interface RevisionDifference {
  readonly units: readonly UnitDifference[];
  readonly struck: readonly StruckDifference[];
}

export type StruckDifference = ReturnType<typeof differenceOfAffected>[number];

export interface UnitDifference {
  readonly unit: string;
  readonly level: string;
  readonly from: { readonly score: number | null; readonly rank: number | null } | null;
  readonly to: { readonly score: number | null; readonly rank: number | null } | null;
}

/** Units of which any figure is another one. */
export function differenceOf(before: FrozenContent, after: FrozenContent): UnitDifference[] {
  return unitLevels.flatMap((level) => {
    const [old, now] = [before, after].map(
      ({ boards }) => new Map((boards[level] ?? []).map((item) => [item.unit, item])),
    ) as [Map<string, ScoreItem>, Map<string, ScoreItem>];
    return [...new Set([...old.keys(), ...now.keys()])]
      .filter((unit) => JSON.stringify(old.get(unit)) !== JSON.stringify(now.get(unit)))
      .map((unit) => ({ unit, level, from: standing(old.get(unit)), to: standing(now.get(unit)) }));
  });
}

function standing(item: ScoreItem | undefined) {
  return item ? { score: item.score, rank: item.rank } : null;
}
