import { RegisterBody, RegisteredCase } from '@fengqiao/contracts/http/case';
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
    const registered = unwrap(
      await this.handler.register(body, { identity, preconditions, content: ['register', body] }),
    );
    response.setHeader('ETag', `"${registered.version}"`).setHeader('Location', `/v1/cases/${registered.id}`);
    return registered;
  }
}
