import { FlagsQuery, GamingFlags } from '@fengqiao/contracts/http/scoring/flags';
import { findFlags } from '@fengqiao/domain/score/gaming/find-flags';
import { Describe } from '@fengqiao/service/openapi/api-doc';
import { Bearer } from '@fengqiao/service/authentication/bearer';
import { ProblemException } from '@fengqiao/service/problems/problem';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { CaseVisibility } from '../case-visibility.ts';
import { askedPeriod, tellTimes } from '../scores/asked-period.ts';
import { TwoTimesReader } from '../two-times.ts';
import { requireUnit } from '../units.ts';
import { gamingFacts } from './gaming-facts.ts';
import { ThresholdRepository } from './threshold.repository.ts';
import { Askers, type Asker } from '../asker.ts';

/** 异常提示, for supervisors: something to look at, never a deduction. */
@ApiTags('flags')
@Controller('v1/flags')
export class FlagsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly times: TwoTimesReader,
    private readonly visibility: CaseVisibility,
    private readonly thresholds: ThresholdRepository,
  ) {}

  @Get()
  @Describe({
    summary: 'What looks like gaming in a period, with the cases; supervisors only',
    answer: GamingFlags,
  })
  async read(
    @Query({ schema: FlagsQuery }) query: FlagsQuery,
    @Bearer(Askers) asker: Asker,
  ): Promise<GamingFlags> {
    if (!asker.roles.includes('supervisor')) throw new ProblemException('forbidden');
    const { period, times } = await askedPeriod(this.times, query);
    const { manager } = this.dataSource;
    const unit = query.unit === undefined ? null : (await requireUnit(manager, query.unit, asker)).path;
    const { version: thresholdsVersion, thresholds } = await this.thresholds.find(query.thresholds, times);
    const facts = await gamingFacts(manager, period, times, unit);
    const flags = findFlags(facts, thresholds).filter(
      ({ flag }) => query.flag === undefined || query.flag === flag,
    );
    const visible = await this.visibility.visible(
      flags.flatMap(({ cases }) => cases),
      asker,
    );
    const items = flags.map((flag) => ({ ...flag, cases: flag.cases.filter((id) => visible.has(id)) }));
    return { period: period.name, ...tellTimes(times), thresholdsVersion, thresholds, items };
  }
}
