import { DisputeNumber } from '@fengqiao/contracts/http/mediation/dispute';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Describe } from '@fengqiao/service/openapi/api-doc';
import { Bearer, OpenToAll } from '@fengqiao/service/authentication/bearer';
import { unwrap } from '@fengqiao/service/problems/problem';
import { sendPage } from '@fengqiao/aggregate/http/send-page';
import { DescribeQueryCode, QueryCode, type Shown } from '@fengqiao/aggregate/codes/query-code';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { PartyDocuments } from './party-documents.ts';

const DisputeId = { schema: z.uuid() };
const SessionNumber = { schema: z.coerce.number().int().min(1).max(1000) };
const VersionQuery = z.strictObject({ version: z.coerce.number().int().min(1).max(10_000).optional() });
type VersionQuery = z.infer<typeof VersionQuery>;
const Page = z.string();

/** 文书: the settlement to read, print and sign, and sessions for a calendar. */
@ApiTags('papers')
@Controller('v1')
export class PapersController {
  constructor(private readonly documents: PartyDocuments) {}

  @Get('disputes/:id/settlement')
  @ApiProduces('text/html')
  @Describe({ summary: 'The settlement as it is to be signed, a page made for print', answer: Page })
  async settlement(
    @Param('id', DisputeId) id: string,
    @Query({ schema: VersionQuery }) { version }: VersionQuery,
    @Bearer() identity: Identity,
    @Res() response: Response,
  ) {
    sendPage(unwrap(await this.documents.settlement(id, identity, version ?? null)), response);
  }

  @Get('public/disputes/:number/settlement')
  @ApiProduces('text/html')
  @OpenToAll()
  @DescribeQueryCode()
  @Describe({ summary: 'The settlement for one of its parties', answer: Page })
  async settlementForParty(
    @Param('number', { schema: DisputeNumber }) number: string,
    @Query({ schema: VersionQuery }) { version }: VersionQuery,
    @QueryCode() code: Shown,
    @Res() response: Response,
  ) {
    sendPage(unwrap(await this.documents.settlementForParty(number, code, version ?? null)), response);
  }

  @Get('disputes/:id/sessions/:session/calendar')
  @ApiProduces('text/calendar')
  @Describe({ summary: 'A session as an iCalendar file', answer: Page })
  async session(
    @Param('id', DisputeId) id: string,
    @Param('session', SessionNumber) session: number,
    @Bearer() identity: Identity,
    @Res() response: Response,
  ) {
    sendCalendar(unwrap(await this.documents.session(id, identity, session)), response);
  }

  @Get('public/disputes/:number/sessions/:session/calendar')
  @ApiProduces('text/calendar')
  @OpenToAll()
  @DescribeQueryCode()
  @Describe({ summary: 'A session as an iCalendar file, for one of the parties', answer: Page })
  async sessionForParty(
    @Param('number', { schema: DisputeNumber }) number: string,
    @Param('session', SessionNumber) session: number,
    @QueryCode() code: Shown,
    @Res() response: Response,
  ) {
    sendCalendar(unwrap(await this.documents.sessionForParty(number, code, session)), response);
  }
}

function sendCalendar({ file, name }: { file: string; name: string }, response: Response): void {
  response
    .setHeader('Content-Disposition', `attachment; filename="${name}.ics"`)
    .type('text/calendar; charset=utf-8')
    .send(file);
}
