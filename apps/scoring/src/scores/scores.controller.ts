import {
  ScoreBoard,
  ScoresQuery,
  UnitPathParameter,
  UnitScore,
  UnitScoreQuery,
} from '@fengqiao/contracts/http/scores';
import type { UnitLevel } from '@fengqiao/domain/directory/unit';
import { periodBefore } from '@fengqiao/domain/score/period';
import type { Identity } from '@fengqiao/identity/token-check';
import { Describe } from '@fengqiao/service/api-doc';
import { Bearer } from '@fengqiao/service/bearer';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { FormulaBook } from '../formulas/formula-book.ts';
import { TwoTimesReader } from '../two-times.ts';
import { maySeeUnit, requireUnit } from '../units.ts';
import { askedPeriod, tellTimes } from './asked-period.ts';
import { comparison, inputsOf } from './comparison.ts';
import { kindOf, ScoreReader } from './score-reader.ts';

@ApiTags('scores')
@Controller('v1/scores')
export class ScoresController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly times: TwoTimesReader,
    private readonly formulas: FormulaBook,
    private readonly scores: ScoreReader,
  ) {}

  @Get()
  @Describe({ summary: 'The units of a level, scored and ranked for a period', answer: ScoreBoard })
  async board(
    @Query({ schema: ScoresQuery }) query: ScoresQuery,
    @Bearer() identity: Identity,
  ): Promise<ScoreBoard> {
    const { period, times } = await askedPeriod(this.times, query);
    const formula = await this.formulas.find(query.formula, period, times);
    const items = await this.scores.board(query.level, period, times, formula, kindOf(query));
    return {
      period: period.name,
      level: query.level,
      formula: formula.version,
      ...tellTimes(times),
      basis: 'facts',
      revision: null,
      hash: null,
      items: items.filter(({ unit }) => maySeeUnit(identity, unit)),
    };
  }

  @Get(':unitPath')
  @Describe({
    summary: 'One unit: its score, what each number counts, and what changed since the period before',
    answer: UnitScore,
  })
  async unit(
    @Param('unitPath', { schema: UnitPathParameter }) path: string,
    @Query({ schema: UnitScoreQuery }) query: UnitScoreQuery,
    @Bearer() identity: Identity,
  ): Promise<UnitScore> {
    const { period, times } = await askedPeriod(this.times, query);
    const unit = await requireUnit(this.dataSource.manager, path, identity);
    const formula = await this.formulas.find(query.formula, period, times);
    const kind = kindOf(query);
    const board = await this.scores.board(unit.level as UnitLevel, period, times, formula, kind);
    const item = board.find((each) => each.unit === path) ?? {
      ...(await this.scores.unit(unit, period, times, formula, kind)),
      rank: null,
    };
    const last = periodBefore(period);
    const before = await this.scores.unit(unit, last, times, formula, kind);
    return {
      period: period.name,
      level: unit.level,
      formula: formula.version,
      ...tellTimes(times),
      basis: 'facts',
      revision: null,
      hash: null,
      ...item,
      ranked: board.filter(({ rank }) => rank !== null).length,
      inputs: inputsOf(item, formula),
      before: comparison(last, before, item, formula),
    };
  }
}
