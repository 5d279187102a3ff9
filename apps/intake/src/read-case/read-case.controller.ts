import {
  CaseList,
  CaseQuery,
  CaseTimeline,
  CaseView,
  DisputesOfCaseView,
  ExplainedClocks,
} from '@fengqiao/contracts/http/case';
import { DisputesOfCase, listDisputesOfCaseSubject } from '@fengqiao/contracts/rpc/list-disputes-of-case';
import { formatMoment } from '@fengqiao/domain/clock/moment';
import type { Identity } from '@fengqiao/identity/token-check';
import { RpcClient } from '@fengqiao/nats/rpc-client';
import { Describe } from '@fengqiao/service/api-doc';
import { Bearer } from '@fengqiao/service/bearer';
import { ProblemException, unwrap } from '@fengqiao/service/problem';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { CaseReader } from './case-reader.ts';

const CaseId = { schema: z.uuid() };

@ApiTags('cases')
@Controller('v1/cases')
export class ReadCaseController {
  constructor(
    private readonly reader: CaseReader,
    private readonly rpc: RpcClient,
  ) {}

  @Get()
  @Describe({ summary: 'The worklist: cases in scope, newest first', answer: CaseList })
  async list(@Query({ schema: CaseQuery }) query: CaseQuery, @Bearer() identity: Identity) {
    return this.reader.list(query, identity);
  }

  @Get(':id')
  @Describe({ summary: 'A case, its clocks, and what the reader may do with it', answer: CaseView })
  async read(
    @Param('id', CaseId) id: string,
    @Bearer() identity: Identity,
    @Res({ passthrough: true }) response: Response,
  ) {
    const found = unwrap(await this.reader.read(id, identity));
    response.setHeader('ETag', `"${found.version}"`);
    return found;
  }

  @Get(':id/events')
  @Describe({ summary: 'What happened to the case, in order', answer: CaseTimeline })
  async events(@Param('id', CaseId) id: string, @Bearer() identity: Identity) {
    return unwrap(await this.reader.timeline(id, identity));
  }

  @Get(':id/clocks')
  @Describe({
    summary: 'Each clock explained: which days counted and why the others did not',
    answer: ExplainedClocks,
  })
  async clocks(@Param('id', CaseId) id: string, @Bearer() identity: Identity) {
    return unwrap(await this.reader.clocks(id, identity));
  }

  @Get(':id/disputes')
  @Describe({
    summary: 'Disputes linked to the case, as the mediation service knows them',
    answer: DisputesOfCaseView,
  })
  async disputes(@Param('id', CaseId) id: string, @Bearer() identity: Identity) {
    return unwrap(
      await this.reader.withCase(id, identity, 'case', async (row, viewing) => {
        const question = { caseId: row.id };
        const { disputes } = await this.rpc
          .ask(listDisputesOfCaseSubject, question, DisputesOfCase)
          .catch(() => {
            throw new ProblemException('unavailable');
          });
        return {
          items: disputes,
          serverTime: formatMoment(viewing.now, viewing.rules.calendar.definition.timeZone),
        };
      }),
    );
  }
}
