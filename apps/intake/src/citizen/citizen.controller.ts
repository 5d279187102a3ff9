import { commandBodies } from '@fengqiao/contracts/http/case-commands';
import { CaseNumber, CitizenView } from '@fengqiao/contracts/http/citizen';
import { commandLine } from '@fengqiao/contracts/reference/case-words';
import type { SoleCommand } from '@fengqiao/domain/case/case-command';
import { Describe, DescribeCommand } from '@fengqiao/service/api-doc';
import { OpenToAll } from '@fengqiao/service/bearer';
import { unwrap } from '@fengqiao/service/problem';
import { DescribeQueryCode, QueryCode } from '@fengqiao/service/query-code';
import { CommandPreconditions, type Preconditions } from '@fengqiao/service/request-headers';
import { Body, Controller, Get, HttpCode, Param, Post, Res, type Type } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { CitizenHandler } from './citizen.handler.ts';

@ApiTags('citizen')
@Controller('v1/public/cases')
export class CitizenController {
  constructor(private readonly citizens: CitizenHandler) {}

  @Get(':number')
  @OpenToAll()
  @DescribeQueryCode()
  @Describe({ summary: 'The case as its citizen sees it', answer: CitizenView })
  async read(
    @Param('number', { schema: CaseNumber }) number: string,
    @QueryCode() code: string,
    @Res({ passthrough: true }) response: Response,
  ) {
    return tagged(unwrap(await this.citizens.read(number, code)), response);
  }
}

/** The last part of a citizen's address, and the command it gives. */
const acts = { rating: 'rate', withdraw: 'withdraw', reopen: 'reopen', appeal: 'appeal' } as const;

export const citizenControllers: readonly Type[] = [
  CitizenController,
  ...(Object.keys(acts) as (keyof typeof acts)[]).map(controllerOf),
];

function controllerOf(path: keyof typeof acts): Type {
  const name = acts[path];
  const schema = commandBodies[name];

  @ApiTags('citizen')
  @Controller('v1/public/cases')
  class CitizenActController {
    constructor(private readonly citizens: CitizenHandler) {}

    @Post(`:number/${path}`)
    @HttpCode(200)
    @OpenToAll()
    @DescribeQueryCode()
    @DescribeCommand({ summary: commandLine(name), answer: CitizenView })
    async move(
      @Param('number', { schema: CaseNumber }) number: string,
      @QueryCode() code: string,
      @Body({ schema }) body: z.infer<typeof schema>,
      @CommandPreconditions() preconditions: Preconditions,
      @Res({ passthrough: true }) response: Response,
    ) {
      const command = { ...body, command: name } as SoleCommand;
      return tagged(unwrap(await this.citizens.move(number, code, command, preconditions)), response);
    }
  }
  Object.defineProperty(CitizenActController, 'name', { value: `Citizen_${name}Controller` });
  return CitizenActController;
}

function tagged<T extends { version: number }>(view: T, response: Response): T {
  response.setHeader('ETag', `"${view.version}"`);
  return view;
}
