import {
  ScoreBoard,
  ScoreCases,
  ScoreCasesQuery,
  ScoresQuery,
  UnitPathParameter,
  UnitScore,
  UnitScoreQuery,
} from '@fengqiao/contracts/http/scoring/scores';
import type { UnitLevel } from '@fengqiao/domain/directory/unit';
import { periodBefore } from '@fengqiao/domain/score/periods/period';
import { Figures } from '@fengqiao/service/tables/table-negotiation';
import { Describe } from '@fengqiao/service/openapi/api-doc';
import { Bearer } from '@fengqiao/service/authentication/bearer';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { FrozenScores } from '../periods/frozen-scores.ts';
import { mediationBeside } from '../mediation/mediation-beside.ts';
import { TwoTimesReader } from '../two-times.ts';
import { maySeeUnit, requireUnit } from '../units.ts';
import { askedPeriod, tellTimes } from './asked-period.ts';
import { BoardSource } from './board-source.ts';
import { comparison, countExclusions, inputsOf } from './comparison.ts';
import { ScoreCasesReader } from './score-cases.ts';
import { kindOf, ScoreReader } from './score-reader.ts';
import { boardTable } from './score-tables.ts';
import { Askers, type Asker } from '../asker.ts';

@ApiTags('scores')
@Controller('v1/scores')
export class ScoresController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly times: TwoTimesReader,
    private readonly boards: BoardSource,
    private readonly scores: ScoreReader,
    private readonly behind: ScoreCasesReader,
    private readonly frozen: FrozenScores,
  ) {}

  @Get()
  @Figures(boardTable)
  @Describe({ summary: 'The units of a level, scored and ranked for a period', answer: ScoreBoard })
  async board(
    @Query({ schema: ScoresQuery }) query: ScoresQuery,
    @Bearer(Askers) asker: Asker,
  ): Promise<ScoreBoard> {
    const board = await this.boards.board(query.level, await askedPeriod(this.times, query), query);
    const items = board.items.filter(({ unit }) => maySeeUnit(asker, unit));
    return { ...board.named, level: query.level, items };
  }

  @Get(':unitPath')
  @Figures()
  @Describe({
    summary: 'One unit: its score, what each number counts, and what changed since the period before',
    answer: UnitScore,
  })
  async unit(
    @Param('unitPath', { schema: UnitPathParameter }) path: string,
    @Query({ schema: UnitScoreQuery }) query: UnitScoreQuery,
    @Bearer(Askers) asker: Asker,
  ): Promise<UnitScore> {
    const asked = await askedPeriod(this.times, query, 'both');
    const { manager } = this.dataSource;
    const unit = await requireUnit(manager, path, asker);
    const level = unit.level as UnitLevel;
    const { named, formula, times, items } = await this.boards.board(level, asked, query);
    const item = items.find((each) => each.unit === path) ?? {
      ...(await this.scores.unit(unit, asked.period, times, formula, kindOf(query))),
      rank: null,
    };
    const last = { ...asked, period: periodBefore(asked.period) };
    const itemBefore = await this.boards.unit(unit, last, query);
    const exclusions = await countExclusions(manager, path, asked.period, times);
    return {
      ...named,
      level,
      ...item,
      ranked: items.filter(({ rank }) => rank !== null).length,
      mediation: await mediationBeside(manager, path, asked.period, times),
      inputs: inputsOf(item, formula, exclusions),
      before: comparison(last.period, itemBefore, item, formula),
    };
  }

  @Get(':unitPath/cases')
  @Describe({
    summary: 'The cases behind a number, those the reader may see; unavailable while intake cannot be asked',
    answer: ScoreCases,
  })
  async cases(
    @Param('unitPath', { schema: UnitPathParameter }) path: string,
    @Query({ schema: ScoreCasesQuery }) query: ScoreCasesQuery,
    @Bearer(Askers) asker: Asker,
  ): Promise<ScoreCases> {
    const { period, times } = await this.frozen.asFrozen(await askedPeriod(this.times, query));
    const { path: unit } = await requireUnit(this.dataSource.manager, path, asker);
    const page = await this.behind.page(unit, period, times, query, asker);
    return { period: period.name, unit, ...tellTimes(times), ...page };
  }
}
