import { CaseView } from '@fengqiao/contracts/http/case';
import { commandBodies } from '@fengqiao/contracts/http/case-commands';
import { commandLine } from '@fengqiao/contracts/reference/case-words';
import { caseCommands } from '@fengqiao/domain/case/permissions';
import { commandNames, type CommandName } from '@fengqiao/domain/case/transitions';
import type { CaseCommand } from '@fengqiao/domain/case/case-command';
import type { Identity } from '@fengqiao/identity/token-check';
import { DescribeCommand } from '@fengqiao/service/api-doc';
import { Bearer } from '@fengqiao/service/bearer';
import { unwrap } from '@fengqiao/service/problem';
import { CommandPreconditions, type Preconditions } from '@fengqiao/service/request-headers';
import { Body, Controller, HttpCode, Param, Post, Res, type Type } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { MoveCaseHandler } from './move-case.handler.ts';
import { showToStaff } from './show-to-staff.ts';

/** One path per row of the transition table that staff may give: one added there is served here, or does not compile. */
export const moveCaseControllers: readonly Type[] = commandNames
  .filter((name) => caseCommands.isGivenBy(name, 'staff'))
  .map(controllerOf);

function controllerOf(name: CommandName): Type {
  const schema = commandBodies[name];

  @ApiTags('cases')
  @Controller('v1/cases')
  class MoveCaseController {
    constructor(private readonly handler: MoveCaseHandler) {}

    @Post(`:id/${name}`)
    @HttpCode(200)
    @DescribeCommand({ summary: commandLine(name), answer: CaseView })
    async move(
      @Param('id', { schema: z.uuid() }) id: string,
      @Body({ schema }) body: z.infer<typeof schema>,
      @Bearer() identity: Identity,
      @CommandPreconditions() preconditions: Preconditions,
      @Res({ passthrough: true }) response: Response,
    ) {
      const command = { ...body, command: name } as CaseCommand;
      const request = { identity, preconditions, content: [name, id, body] };
      const isPair = command.command === 'merge' || command.command === 'unmerge';
      const moved = unwrap(
        isPair
          ? await this.handler.movePair(id, command, request, showToStaff)
          : await this.handler.move(id, command, request, showToStaff),
      );
      response.setHeader('ETag', `"${moved.version}"`);
      return moved;
    }
  }
  // Names the operation in the OpenAPI document.
  Object.defineProperty(MoveCaseController, 'name', { value: `Case_${name.replaceAll('-', '_')}Controller` });
  return MoveCaseController;
}
