import { DisputeNumber, PartyDisputeView } from '@fengqiao/contracts/http/dispute';
import { disputeCommandBodies } from '@fengqiao/contracts/http/dispute-commands';
import { disputeCommandLine } from '@fengqiao/contracts/reference/dispute-words';
import type { SoleDisputeCommand } from '@fengqiao/domain/dispute/dispute-command';
import { disputeCommands } from '@fengqiao/domain/dispute/permissions';
import type { DisputeCommandName } from '@fengqiao/domain/dispute/transitions';
import { Describe, DescribeCommand } from '@fengqiao/service/api-doc';
import { OpenToAll } from '@fengqiao/service/bearer';
import { unwrap } from '@fengqiao/service/problem';
import { DescribeQueryCode, QueryCode } from '@fengqiao/service/query-code';
import { CommandPreconditions, type Preconditions } from '@fengqiao/service/request-headers';
import { Body, Controller, Get, HttpCode, Param, Post, Res, type Type } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { PartyHandler } from './party.handler.ts';

@ApiTags('parties')
@Controller('v1/public/disputes')
export class PartyController {
  constructor(private readonly parties: PartyHandler) {}

  @Get(':number')
  @OpenToAll()
  @DescribeQueryCode()
  @Describe({ summary: 'The dispute as one of its parties sees it', answer: PartyDisputeView })
  async read(
    @Param('number', { schema: DisputeNumber }) number: string,
    @QueryCode() code: string,
    @Res({ passthrough: true }) response: Response,
  ) {
    return tagged(unwrap(await this.parties.read(number, code)), response);
  }
}

/** A party gives the same commands by its code as whoever mediates writes down for it. */
export const partyControllers: readonly Type[] = [
  PartyController,
  ...disputeCommands.names.filter((name) => disputeCommands.isGivenBy(name, 'code')).map(controllerOf),
];

function controllerOf(name: DisputeCommandName): Type {
  const schema = disputeCommandBodies[name];

  @ApiTags('parties')
  @Controller('v1/public/disputes')
  class PartyActController {
    constructor(private readonly parties: PartyHandler) {}

    @Post(`:number/${name}`)
    @HttpCode(200)
    @OpenToAll()
    @DescribeQueryCode()
    @DescribeCommand({ summary: disputeCommandLine(name), answer: PartyDisputeView })
    async move(
      @Param('number', { schema: DisputeNumber }) number: string,
      @QueryCode() code: string,
      @Body({ schema }) body: z.infer<typeof schema>,
      @CommandPreconditions() preconditions: Preconditions,
      @Res({ passthrough: true }) response: Response,
    ) {
      const command = { ...body, command: name } as SoleDisputeCommand;
      return tagged(unwrap(await this.parties.move(number, code, command, preconditions)), response);
    }
  }
  Object.defineProperty(PartyActController, 'name', {
    value: `Party_${name.replaceAll('-', '_')}Controller`,
  });
  return PartyActController;
}

function tagged<T extends { version: number }>(view: T, response: Response): T {
  response.setHeader('ETag', `"${view.version}"`);
  return view;
}
