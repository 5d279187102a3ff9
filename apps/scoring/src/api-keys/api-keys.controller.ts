import { ApiKeyBody, ApiKeyList, ApiKeyView, NewApiKey } from '@fengqiao/contracts/http/scoring/api-keys';
import { Describe, DescribeCommand, IdempotentByKey } from '@fengqiao/service/openapi/api-doc';
import { Bearer } from '@fengqiao/service/authentication/bearer';
import { ProblemException } from '@fengqiao/service/problems/problem';
import { CommandPreconditions, type Preconditions } from '@fengqiao/service/http/request-headers';
import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { tellVersion } from '@fengqiao/aggregate/http/tagged';
import { ApiKeyCommands, apiKeyView } from './api-key-commands.ts';
import { KeyRing } from './key-ring.ts';
import { Askers, type Asker } from '../asker.ts';

/** Keys for machines that read figures, by the administrator. */
@ApiTags('api-keys')
@Controller('v1/api-keys')
export class ApiKeysController {
  constructor(
    private readonly desk: ApiKeyCommands,
    private readonly ring: KeyRing,
  ) {}

  @Get()
  @Describe({ summary: 'Keys that were issued, without the keys', answer: ApiKeyList })
  async list(@Bearer(Askers) asker: Asker): Promise<ApiKeyList> {
    requireAdmin(asker);
    return { items: (await this.ring.list()).map(apiKeyView) };
  }

  @Post()
  @HttpCode(201)
  @IdempotentByKey
  @Describe({
    summary: 'Issue a key that reads what belongs to a unit',
    answer: NewApiKey,
    status: 201,
  })
  async issue(
    @Body({ schema: ApiKeyBody }) body: ApiKeyBody,
    @Bearer(Askers) asker: Asker,
    @CommandPreconditions() preconditions: Preconditions,
    @Res({ passthrough: true }) response: Response,
  ): Promise<NewApiKey> {
    requireAdmin(asker);
    const issued = await this.desk.issue(body, { asker, preconditions, content: ['api-keys', body] });
    tellVersion(response, issued.version);
    return issued;
  }

  @Post(':id/revoke')
  @HttpCode(200)
  @DescribeCommand({ summary: 'Revoke a key, at once', answer: ApiKeyView })
  async revoke(
    @Param('id', { schema: z.uuid() }) id: string,
    @Bearer(Askers) asker: Asker,
    @CommandPreconditions() preconditions: Preconditions,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ApiKeyView> {
    requireAdmin(asker);
    const content = ['api-keys', id, 'revoke'];
    const revoked = await this.desk.revoke(id, { asker, preconditions, content });
    tellVersion(response, revoked.version);
    return revoked;
  }
}

function requireAdmin(asker: Asker): void {
  if (!asker.roles.includes('admin')) throw new ProblemException('forbidden');
}
