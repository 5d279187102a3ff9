import type { ClockPort } from '@fengqiao/contracts/clock-port';
import {
  PeriodList,
  PeriodsQuery,
  PeriodView,
  RevisionBody,
  RevisionList,
  RevisionView,
} from '@fengqiao/contracts/http/scoring/periods';
import { PeriodName } from '@fengqiao/contracts/http/scoring/scores';
import type { Period } from '@fengqiao/domain/score/periods/period';
import { Figures } from '@fengqiao/service/tables/table-negotiation';
import { Describe, DescribeCommand } from '@fengqiao/service/openapi/api-doc';
import { Bearer } from '@fengqiao/service/authentication/bearer';
import { ProblemException } from '@fengqiao/service/problems/problem';
import { CommandPreconditions, type Preconditions } from '@fengqiao/service/http/request-headers';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import { tellVersion } from '@fengqiao/aggregate/http/tagged';
import { requirePeriodBegun } from '../close-period/period-begun.ts';
import { listPeriods, periodView, readPeriod } from './list-periods.ts';
import { PeriodRevisionRow } from './period.entities.ts';
import { Reviser } from './reviser.ts';
import { revisionView } from './revision-view.ts';
import { Askers, type Asker } from '../asker.ts';

@ApiTags('periods')
@Controller('v1/periods')
export class PeriodsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reviser: Reviser,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  @Get()
  @Figures()
  @Describe({
    summary: 'Months, quarters and years since the first fact, and how far each is closed',
    answer: PeriodList,
  })
  async list(@Query({ schema: PeriodsQuery }) query: PeriodsQuery): Promise<PeriodList> {
    const now = await this.clock.now();
    const { rows, next } = await listPeriods(this.dataSource.manager, query, now);
    return { items: rows.map((row) => periodView(row, now)), next };
  }

  @Get(':period')
  @Describe({ summary: 'How far a period is closed', answer: PeriodView })
  async read(@Param('period', { schema: PeriodName }) name: string): Promise<PeriodView> {
    return this.view(requirePeriodBegun(name, await this.clock.now()), await this.clock.now());
  }

  @Get(':period/revisions')
  @Describe({
    summary: 'The frozen figures and every correction, with the difference and its cause',
    answer: RevisionList,
  })
  async revisions(
    @Param('period', { schema: PeriodName }) period: string,
    @Bearer(Askers) asker: Asker,
  ): Promise<RevisionList> {
    const rows = await this.dataSource.manager.find(PeriodRevisionRow, {
      where: { period },
      order: { revision: 'ASC' },
    });
    return { items: rows.map((row) => revisionView(row, asker)) };
  }

  @Post(':period/revisions')
  @HttpCode(200)
  @DescribeCommand({
    summary: 'Freeze corrected figures as a new revision; supervisors and administrators',
    answer: RevisionView,
  })
  async revise(
    @Param('period', { schema: PeriodName }) name: string,
    @Body({ schema: RevisionBody }) { cause }: RevisionBody,
    @Bearer(Askers) asker: Asker,
    @CommandPreconditions() preconditions: Preconditions,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RevisionView> {
    if (!asker.roles.some((role) => role === 'supervisor' || role === 'admin'))
      throw new ProblemException('forbidden');
    const period = requirePeriodBegun(name, await this.clock.now());
    const request = { asker, preconditions, content: ['revisions', name, cause] };
    const made = await this.reviser.revise(period, cause, request);
    tellVersion(response, made.revision);
    return made;
  }

  private async view(period: Period, now: number): Promise<PeriodView> {
    return periodView(await readPeriod(this.dataSource.manager, period), now);
  }
}
