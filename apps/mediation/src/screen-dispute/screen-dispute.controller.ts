import { tagged } from '@fengqiao/aggregate/tagged';
import { RegisterDisputeBody, SettleAtOnceBody, WrittenDispute } from '@fengqiao/contracts/http/dispute';
import type { Identity } from '@fengqiao/identity/token-check';
import { DescribeCommand } from '@fengqiao/service/api-doc';
import { Bearer } from '@fengqiao/service/bearer';
import { unwrap } from '@fengqiao/service/problem';
import { CommandPreconditions, type Preconditions } from '@fengqiao/service/request-headers';
import { Body, Controller, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { ScreenDisputeHandler } from './screen-dispute.handler.ts';

@ApiTags('disputes')
@Controller('v1/disputes')
export class ScreenDisputeController {
  constructor(private readonly handler: ScreenDisputeHandler) {}

  @Post()
  @DescribeCommand({ summary: 'Write a dispute down where it is', answer: WrittenDispute, status: 201 })
  async screen(
    @Body({ schema: RegisterDisputeBody }) body: RegisterDisputeBody,
    @Bearer() identity: Identity,
    @CommandPreconditions() preconditions: Preconditions,
    @Res({ passthrough: true }) response: Response,
  ) {
    const request = { identity, preconditions, content: ['screen', body] };
    return located(unwrap(await this.handler.screen(body, request)), response);
  }

  @Post('settle-at-once')
  @DescribeCommand({
    summary: 'Settled on the spot: written down, mediated, signed and agreed in one command',
    answer: WrittenDispute,
    status: 201,
  })
  async settleAtOnce(
    @Body({ schema: SettleAtOnceBody }) body: SettleAtOnceBody,
    @Bearer() identity: Identity,
    @CommandPreconditions() preconditions: Preconditions,
    @Res({ passthrough: true }) response: Response,
  ) {
    const request = { identity, preconditions, content: ['settle-at-once', body] };
    return located(unwrap(await this.handler.settleAtOnce(body, request)), response);
  }
}

function located<T extends { id: string; version: number }>(written: T, response: Response): T {
  return tagged(written, response.setHeader('Location', `/v1/disputes/${written.id}`));
}
