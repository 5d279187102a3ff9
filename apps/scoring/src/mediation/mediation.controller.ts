import {
  MediationDisputes,
  MediationDisputesQuery,
  MediationFigures,
  MediationFiguresQuery,
} from '@fengqiao/contracts/http/scoring/mediation-figures';
import { Figures } from '@fengqiao/service/tables/table-negotiation';
import { Describe } from '@fengqiao/service/openapi/api-doc';
import { Bearer } from '@fengqiao/service/authentication/bearer';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { askedPeriod, tellTimes } from '../scores/asked-period.ts';
import { TwoTimesReader } from '../two-times.ts';
import { askedUnit } from '../units.ts';
import { readSums } from './dispute-sums.ts';
import { DisputesBehindReader } from './disputes-behind.ts';
import { itemsBy, measuresView, mediationTable } from './mediation-view.ts';
import { Askers, type Asker } from '../asker.ts';

@ApiTags('mediation')
@Controller('v1/mediation/figures')
export class MediationController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly times: TwoTimesReader,
    private readonly behind: DisputesBehindReader,
  ) {}

  @Get()
  @Figures(mediationTable)
  @Describe({ summary: 'What became of disputes in a period, told apart as asked', answer: MediationFigures })
  async figures(
    @Query({ schema: MediationFiguresQuery }) query: MediationFiguresQuery,
    @Bearer(Askers) asker: Asker,
  ): Promise<MediationFigures> {
    const { period, times } = await askedPeriod(this.times, query, 'mediation');
    const { manager } = this.dataSource;
    const unit = await askedUnit(manager, query.unit, asker);
    const by = query.by ?? null;
    const counts = await readSums(manager, unit, period, times, by);
    const items = by === null ? [] : itemsBy(by, counts);
    return { period: period.name, unit, by, ...tellTimes(times), measures: measuresView(counts), items };
  }

  @Get('disputes')
  @Describe({
    summary:
      'The disputes behind a number, those the reader may see; unavailable while mediation cannot be asked',
    answer: MediationDisputes,
  })
  async disputes(
    @Query({ schema: MediationDisputesQuery }) query: MediationDisputesQuery,
    @Bearer(Askers) asker: Asker,
  ): Promise<MediationDisputes> {
    const { period, times } = await askedPeriod(this.times, query, 'mediation');
    const unit = await askedUnit(this.dataSource.manager, query.unit, asker);
    const page = await this.behind.page(unit, period, times, query, asker);
    return { period: period.name, unit, measure: query.measure, ...tellTimes(times), ...page };
  }
}
