import { created } from '@fengqiao/aggregate/tagged';
import { HandleAtOnceBody, RegisterBody, RegisteredCase } from '@fengqiao/contracts/http/case';
import type { Identity } from '@fengqiao/identity/token-check';
import { DescribeCommand } from '@fengqiao/service/api-doc';
import { Bearer, OpenToAll } from '@fengqiao/service/bearer';
import { unwrap } from '@fengqiao/service/problem';
import { CommandPreconditions, type Preconditions } from '@fengqiao/service/request-headers';
import { Body, Controller, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { RegisterCaseHandler } from './register-case.handler.ts';

@ApiTags('cases')
@Controller('v1/cases')
export class RegisterCaseController {
  constructor(private readonly handler: RegisterCaseHandler) {}

  @Post()
  @OpenToAll()
  @DescribeCommand({
    summary: 'Register a matter: anyone through the portal, desk and officers otherwise',
    answer: RegisteredCase,
    status: 201,
  })
  async register(
    @Body({ schema: RegisterBody }) body: RegisterBody,
    @Bearer() identity: Identity | null,
    @CommandPreconditions() preconditions: Preconditions,
    @Res({ passthrough: true }) response: Response,
  ) {
    const request = { identity, preconditions, content: ['register', body] };
    return created(unwrap(await this.handler.register(body, request)), 'v1/cases', response);
  }

  @Post('handle-at-once')
  @DescribeCommand({
    summary: 'Solved on the spot: registered, assigned to the acting officer and replied to in one command',
    answer: RegisteredCase,
    status: 201,
  })
  async handleAtOnce(
    @Body({ schema: HandleAtOnceBody }) body: HandleAtOnceBody,
    @Bearer() identity: Identity,
    @CommandPreconditions() preconditions: Preconditions,
    @Res({ passthrough: true }) response: Response,
  ) {
    const request = { identity, preconditions, content: ['handle-at-once', body] };
    return created(unwrap(await this.handler.handleAtOnce(body, request)), 'v1/cases', response);
  }
}
