import { DisputeView } from '@fengqiao/contracts/http/dispute';
import { disputeCommandBodies } from '@fengqiao/contracts/http/dispute-commands';
import { disputeCommandLine } from '@fengqiao/contracts/reference/dispute-words';
import type { DisputeCommand } from '@fengqiao/domain/dispute/dispute-command';
import { disputeCommandNames, type DisputeCommandName } from '@fengqiao/domain/dispute/transitions';
import type { Identity } from '@fengqiao/identity/token-check';
import { DescribeCommand } from '@fengqiao/service/api-doc';
import { Bearer } from '@fengqiao/service/bearer';
import { unwrap } from '@fengqiao/service/problem';
import { CommandPreconditions, type Preconditions } from '@fengqiao/service/request-headers';
import { Body, Controller, HttpCode, Param, Post, Res, type Type } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { MoveDisputeHandler } from './move-dispute.handler.ts';
import { showToStaff } from './show-dispute.ts';

/** One path per row of the transition table: one added there is served here, or does not compile. */
export const moveDisputeControllers: readonly Type[] = disputeCommandNames.map(controllerOf);

function controllerOf(name: DisputeCommandName): Type {
  const schema = disputeCommandBodies[name];

  @ApiTags('disputes')
  @Controller('v1/disputes')
  class MoveDisputeController {
    constructor(private readonly handler: MoveDisputeHandler) {}

    @Post(`:id/${name}`)
    @HttpCode(200)
    @DescribeCommand({ summary: disputeCommandLine(name), answer: DisputeView })
    async move(
      @Param('id', { schema: z.uuid() }) id: string,
      @Body({ schema }) body: z.infer<typeof schema>,
      @Bearer() identity: Identity,
      @CommandPreconditions() preconditions: Preconditions,
      @Res({ passthrough: true }) response: Response,
    ) {
      const command = { ...body, command: name } as DisputeCommand;
      const request = { identity, preconditions, content: [name, id, body] };
      const moved = unwrap(
        command.command === 'merge'
          ? await this.handler.merge(id, command, request, showToStaff)
          : await this.handler.move(id, command, request, showToStaff),
      );
      response.setHeader('ETag', `"${moved.version}"`);
      return moved;
    }
  }
  // Names the operation in the OpenAPI document.
  Object.defineProperty(MoveDisputeController, 'name', {
    value: `Dispute_${name.replaceAll('-', '_')}Controller`,
  });
  return MoveDisputeController;
}
