import { createHash } from 'node:crypto';
import { ImportAnswer } from '@fengqiao/contracts/http/import';
import type { Identity } from '@fengqiao/identity/token-check';
import { DescribeImport } from '@fengqiao/service/api-doc';
import { Bearer } from '@fengqiao/service/bearer';
import { ProblemException, unwrap } from '@fengqiao/service/problem';
import { CommandPreconditions, type Preconditions } from '@fengqiao/service/request-headers';
import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import type { DisputeRequest } from '../disputes/dispute-desk.ts';
import { ImportDisputesHandler } from '../import-disputes/import-disputes.handler.ts';
import { ImportHoldingsHandler } from '../import-holdings/import-holdings.handler.ts';
import { ImportObligationsHandler } from '../import-obligations/import-obligations.handler.ts';

/** Whole files by the administrator; each is taken entirely or not at all. */
@ApiTags('imports')
@Controller('v1/imports')
export class DisputeImportsController {
  constructor(
    private readonly disputes: ImportDisputesHandler,
    private readonly obligations: ImportObligationsHandler,
    private readonly holdings: ImportHoldingsHandler,
  ) {}

  @Post('disputes')
  @HttpCode(200)
  @DescribeImport({ summary: 'Import disputes kept elsewhere, moments as they are', answer: ImportAnswer })
  async importDisputes(
    @Req() { body }: Request,
    @Bearer() identity: Identity,
    @CommandPreconditions() preconditions: Preconditions,
  ) {
    return unwrap(await this.disputes.import(body, admitted('disputes', body, identity, preconditions)));
  }

  @Post('obligations')
  @HttpCode(200)
  @DescribeImport({
    summary: 'Import what is owed under settlements of disputes that were imported',
    answer: ImportAnswer,
  })
  async importObligations(
    @Req() { body }: Request,
    @Bearer() identity: Identity,
    @CommandPreconditions() preconditions: Preconditions,
  ) {
    return unwrap(
      await this.obligations.import(body, admitted('obligations', body, identity, preconditions)),
    );
  }

  @Post('holdings')
  @HttpCode(200)
  @DescribeImport({
    summary: 'Import who is responsible for the disputes of a place; a place that is there is changed',
    answer: ImportAnswer,
  })
  async importHoldings(
    @Req() { body }: Request,
    @Bearer() identity: Identity,
    @CommandPreconditions() preconditions: Preconditions,
  ) {
    return unwrap(await this.holdings.import(body, admitted('holdings', body, identity, preconditions)));
  }
}

/** Who may not import learns so before the file is read. */
function admitted(
  what: string,
  body: unknown,
  identity: Identity,
  preconditions: Preconditions,
): DisputeRequest {
  if (!identity.roles.includes('admin')) throw new ProblemException('forbidden');
  const digest = createHash('sha256')
    .update(body instanceof Uint8Array ? body : '')
    .digest('hex');
  return { identity, preconditions, content: ['import', what, digest] };
}
