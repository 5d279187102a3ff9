import type { ClockPort } from '@fengqiao/contracts/clock-port';
import {
  OccurrenceList,
  OccurrencesQuery,
  RestoreBody,
  RuledOccurrence,
  TakeBackBody,
} from '@fengqiao/contracts/http/scoring/occurrences';
import { monthAt } from '@fengqiao/domain/score/periods/period';
import { Describe, DescribeCommand } from '@fengqiao/service/openapi/api-doc';
import { Bearer } from '@fengqiao/service/authentication/bearer';
import { ProblemException } from '@fengqiao/service/problems/problem';
import { CommandPreconditions, type Preconditions } from '@fengqiao/service/http/request-headers';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Body, Controller, Get, HttpCode, Inject, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import { requirePeriodBegun } from '../close-period/period-begun.ts';
import { askedUnit } from '../units.ts';
import { tellVersion } from '@fengqiao/aggregate/http/tagged';
import { OccurrenceCommands } from './occurrence-commands.ts';
import { readOccurrences } from './read-occurrences.ts';
import { Askers, type Asker } from '../asker.ts';

/** What stands behind the three-zero index, and how an administrator takes some of it back. */
@ApiTags('indices')
@Controller('v1/occurrences')
export class OccurrencesController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly desk: OccurrenceCommands,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  @Get()
  @Describe({
    summary: 'Occurrences at the rooms of a unit, by day, those taken back among them',
    answer: OccurrenceList,
  })
  async list(
    @Query({ schema: OccurrencesQuery }) query: OccurrencesQuery,
    @Bearer(Askers) asker: Asker,
  ): Promise<OccurrenceList> {
    const { manager } = this.dataSource;
    const now = await this.clock.now();
    const period = requirePeriodBegun(query.period ?? monthAt(now).name, now);
    const unit = await askedUnit(manager, query.unit, asker);
    const page = { after: query.cursor ?? null, limit: query.limit };
    return { period: period.name, unit, ...(await readOccurrences(manager, unit, period, page)) };
  }

  @Post('take-back')
  @HttpCode(200)
  @DescribeCommand({
    summary:
      'Take back what was imported in error: the index counts it no more, by what is known from now on',
    answer: RuledOccurrence,
  })
  async takeBack(
    @Body({ schema: TakeBackBody }) body: TakeBackBody,
    @Bearer(Askers) asker: Asker,
    @CommandPreconditions() preconditions: Preconditions,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RuledOccurrence> {
    requireAdmin(asker);
    const request = { asker, preconditions, content: ['occurrences/take-back', body] };
    const ruled = await this.desk.rule(body, { counts: false, reason: body.reason }, request);
    tellVersion(response, ruled.version);
    return ruled;
  }

  @Post('restore')
  @HttpCode(200)
  @DescribeCommand({ summary: 'Have what was taken back counted again', answer: RuledOccurrence })
  async restore(
    @Body({ schema: RestoreBody }) body: RestoreBody,
    @Bearer(Askers) asker: Asker,
    @CommandPreconditions() preconditions: Preconditions,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RuledOccurrence> {
    requireAdmin(asker);
    const request = { asker, preconditions, content: ['occurrences/restore', body] };
    const ruled = await this.desk.rule(body, { counts: true, reason: 'restored' }, request);
    tellVersion(response, ruled.version);
    return ruled;
  }
}

function requireAdmin({ roles }: Asker): void {
  if (!roles.includes('admin')) throw new ProblemException('forbidden');
}
