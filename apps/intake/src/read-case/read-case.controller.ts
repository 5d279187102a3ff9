import { counts, history, listAndRead } from '@fengqiao/aggregate/http/read-controllers';
import { localTime } from '@fengqiao/aggregate/reading/aggregate-reader';
import { CaseList, CaseTimeline, CaseView, DisputesOfCaseView } from '@fengqiao/contracts/http/intake/case';
import { CaseCount } from '@fengqiao/contracts/http/intake/case-count';
import { CaseFilters, CaseQuery } from '@fengqiao/contracts/http/intake/case-query';
import { DisputesOfCase, listDisputesOfCaseSubject } from '@fengqiao/contracts/rpc/list-disputes-of-case';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { RpcClient } from '@fengqiao/nats/rpc-client';
import { Describe } from '@fengqiao/service/openapi/api-doc';
import { Bearer } from '@fengqiao/service/authentication/bearer';
import { ProblemException, unwrap } from '@fengqiao/service/problems/problem';
import { Controller, Get, Param, type Type } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CaseReader } from './case-reader.ts';
import { SearchCasesController } from './search-cases.controller.ts';

const address = { tag: 'cases', under: 'v1/cases', reader: CaseReader, operation: 'ReadCase' };

@ApiTags('cases')
@Controller('v1/cases')
class DisputesOfCaseController {
  constructor(
    private readonly reader: CaseReader,
    private readonly rpc: RpcClient,
  ) {}

  @Get(':id/disputes')
  @Describe({
    summary: 'Disputes linked to the case, as the mediation service knows them',
    answer: DisputesOfCaseView,
  })
  async disputes(@Param('id', { schema: z.uuid() }) id: string, @Bearer() identity: Identity) {
    return unwrap(
      await this.reader.forStaff(id, identity, 'case', async (row, world) => {
        const question = { caseId: row.id };
        const { disputes } = await this.rpc
          .ask(listDisputesOfCaseSubject, question, DisputesOfCase)
          .catch(() => {
            throw new ProblemException('unavailable');
          });
        return { items: disputes, serverTime: localTime(world)(world.now) };
      }),
    );
  }
}

export const readCaseControllers: readonly Type[] = [
  // Before `{id}`, which would take their words for one.
  counts({
    ...address,
    operation: 'CountCases',
    summary: 'How many cases the worklist has for these filters: exact to 1,000, then that there are more',
    filters: CaseFilters,
    answer: CaseCount,
  }),
  SearchCasesController,
  listAndRead({
    ...address,
    list: {
      summary: 'The worklist: cases in scope, newest first or in the order asked for',
      query: CaseQuery,
      answer: CaseList,
    },
    read: {
      summary: 'A case, its clocks, and what the reader may do with it',
      answer: CaseView,
    },
  }),
  history({
    ...address,
    events: { summary: 'What happened to the case, in order', answer: CaseTimeline },
    clocks: {
      summary: 'Each clock explained: which days counted and why the others did not',
    },
  }),
  DisputesOfCaseController,
];
