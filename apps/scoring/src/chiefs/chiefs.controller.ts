import { ChiefScores, ChiefsQuery } from '@fengqiao/contracts/http/scoring/scores';
import { Figures } from '@fengqiao/service/tables/table-negotiation';
import { Describe } from '@fengqiao/service/openapi/api-doc';
import { Bearer } from '@fengqiao/service/authentication/bearer';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { FormulaRepository } from '../formulas/formula.repository.ts';
import { FrozenScores } from '../periods/frozen-scores.ts';
import { askedPeriod, tellTimes } from '../scores/asked-period.ts';
import { chiefsTable } from '../scores/score-tables.ts';
import { TwoTimesReader } from '../two-times.ts';
import { maySeeUnit, unitsKnown } from '../units.ts';
import { ChiefScoreReader } from './chief-scores.ts';
import { Askers, type Asker } from '../asker.ts';

@ApiTags('scores')
@Controller('v1/scores')
export class ChiefsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly times: TwoTimesReader,
    private readonly formulas: FormulaRepository,
    private readonly chiefs: ChiefScoreReader,
    private readonly frozen: FrozenScores,
  ) {}

  @Get('chiefs')
  @Figures(chiefsTable)
  @Describe({
    summary: 'Chiefs of bureau, branches, divisions and stations, split by tenure',
    answer: ChiefScores,
  })
  async read(
    @Query({ schema: ChiefsQuery }) query: ChiefsQuery,
    @Bearer(Askers) asker: Asker,
  ): Promise<ChiefScores> {
    const { period, times } = await this.frozen.asFrozen(await askedPeriod(this.times, query));
    const formula = await this.formulas.find(query.formula, period, times);
    const units = await unitsKnown(this.dataSource.manager, times.knownAt);
    const inScope = units.filter(({ path }) => maySeeUnit(asker, path));
    return {
      period: period.name,
      formula: formula.version,
      ...tellTimes(times),
      items: await this.chiefs.read(inScope, period, times, formula),
    };
  }
}
