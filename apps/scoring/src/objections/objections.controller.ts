import type { ClockPort } from '@fengqiao/contracts/clock-port';
import {
  DecisionBody,
  ObjectionBody,
  ObjectionList,
  ObjectionsQuery,
  ObjectionView,
} from '@fengqiao/contracts/http/scoring/periods';
import { PeriodName } from '@fengqiao/contracts/http/scoring/scores';
import { Describe, DescribeCommand, IdempotentByKey } from '@fengqiao/service/openapi/api-doc';
import { Bearer } from '@fengqiao/service/authentication/bearer';
import { CommandPreconditions, type Preconditions } from '@fengqiao/service/http/request-headers';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { tellVersion } from '@fengqiao/aggregate/http/tagged';
import { requirePeriodBegun } from '../close-period/period-begun.ts';
import { ObjectionCommands } from './objection-commands.ts';
import { ObjectionListReader } from './objection-list.ts';
import { Askers, type Asker } from '../asker.ts';

@ApiTags('periods')
@Controller('v1/periods')
export class ObjectionsController {
  constructor(
    private readonly desk: ObjectionCommands,
    private readonly objections: ObjectionListReader,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  @Get(':period/objections')
  @Describe({
    summary: 'Objections of the own unit and below, or moved there, of cases the reader may see',
    answer: ObjectionList,
  })
  async list(
    @Param('period', { schema: PeriodName }) name: string,
    @Query({ schema: ObjectionsQuery }) query: ObjectionsQuery,
    @Bearer(Askers) asker: Asker,
  ): Promise<ObjectionList> {
    return this.objections.read(requirePeriodBegun(name, await this.clock.now()), query, asker);
  }

  @Post(':period/objections')
  @HttpCode(201)
  @IdempotentByKey
  @Describe({
    summary: 'Object to an outcome that counts under the own unit',
    answer: ObjectionView,
    status: 201,
  })
  async file(
    @Param('period', { schema: PeriodName }) name: string,
    @Body({ schema: ObjectionBody }) body: ObjectionBody,
    @Bearer(Askers) asker: Asker,
    @CommandPreconditions() preconditions: Preconditions,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ObjectionView> {
    const request = { asker, preconditions, content: ['objections', name, body] };
    const filed = await this.desk.file(requirePeriodBegun(name, await this.clock.now()), body, request);
    tellVersion(response, filed.version);
    return filed;
  }

  @Post(':period/objections/:id/decision')
  @HttpCode(200)
  @DescribeCommand({ summary: 'Decide upon an objection; supervisors', answer: ObjectionView })
  async decide(
    @Param('period', { schema: PeriodName }) name: string,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: DecisionBody }) body: DecisionBody,
    @Bearer(Askers) asker: Asker,
    @CommandPreconditions() preconditions: Preconditions,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ObjectionView> {
    const request = { asker, preconditions, content: ['objections', name, id, 'decision', body] };
    const decided = await this.desk.decide(
      requirePeriodBegun(name, await this.clock.now()),
      id,
      body,
      request,
    );
    tellVersion(response, decided.version);
    return decided;
  }
}
