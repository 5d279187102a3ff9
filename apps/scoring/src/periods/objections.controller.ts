import type { ClockPort } from '@fengqiao/contracts/clock-port';
import {
  DecisionBody,
  ObjectionBody,
  ObjectionList,
  ObjectionsQuery,
  ObjectionView,
} from '@fengqiao/contracts/http/periods';
import { PeriodName } from '@fengqiao/contracts/http/scores';
import type { Identity } from '@fengqiao/identity/token-check';
import { Describe, DescribeCommand, RepeatableByKey } from '@fengqiao/service/api-doc';
import { Bearer } from '@fengqiao/service/bearer';
import { CommandPreconditions, type Preconditions } from '@fengqiao/service/request-headers';
import { CLOCK } from '@fengqiao/service/tokens';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { tellVersion } from '@fengqiao/aggregate/tagged';
import { begun } from './begun.ts';
import { ObjectionDesk } from './objection-desk.ts';
import { ObjectionListReader } from './objection-list.ts';

@ApiTags('periods')
@Controller('v1/periods')
export class ObjectionsController {
  constructor(
    private readonly desk: ObjectionDesk,
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
    @Bearer() identity: Identity,
  ): Promise<ObjectionList> {
    return this.objections.read(begun(name, await this.clock.now()), query, identity);
  }

  @Post(':period/objections')
  @HttpCode(201)
  @RepeatableByKey
  @Describe({
    summary: 'Object to an outcome that counts under the own unit',
    answer: ObjectionView,
    status: 201,
  })
  async file(
    @Param('period', { schema: PeriodName }) name: string,
    @Body({ schema: ObjectionBody }) body: ObjectionBody,
    @Bearer() identity: Identity,
    @CommandPreconditions() preconditions: Preconditions,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ObjectionView> {
    const request = { identity, preconditions, content: ['objections', name, body] };
    const filed = await this.desk.file(begun(name, await this.clock.now()), body, request);
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
    @Bearer() identity: Identity,
    @CommandPreconditions() preconditions: Preconditions,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ObjectionView> {
    const request = { identity, preconditions, content: ['objections', name, id, 'decision', body] };
    const decided = await this.desk.decide(begun(name, await this.clock.now()), id, body, request);
    tellVersion(response, decided.version);
    return decided;
  }
}
