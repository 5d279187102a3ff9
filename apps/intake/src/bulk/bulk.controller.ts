import {
  BulkBody,
  BulkList,
  BulkPreview,
  BulkPreviewBody,
  BulkSteps,
  BulkStepsQuery,
  BulkView,
} from '@fengqiao/contracts/http/intake/bulk';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Bearer } from '@fengqiao/service/authentication/bearer';
import { CommandPreconditions, type Preconditions } from '@fengqiao/service/http/request-headers';
import { Describe, IdempotentByKey } from '@fengqiao/service/openapi/api-doc';
import { unwrap } from '@fengqiao/service/problems/problem';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { BulkHandler } from './bulk.handler.ts';
import { BulkReader } from './bulk.reader.ts';
import { PreviewBulkReader } from './preview-bulk.reader.ts';

const Id = { schema: z.uuid() };

/** One command over many cases: looked at, given, watched, stopped. */
@ApiTags('cases')
@Controller('v1/bulk')
export class BulkController {
  constructor(
    private readonly handler: BulkHandler,
    private readonly reader: BulkReader,
    private readonly previews: PreviewBulkReader,
  ) {}

  @Post('preview')
  @HttpCode(200)
  @Describe({
    summary: 'What a command would come to over many cases, and why not for some; nothing is written',
    answer: BulkPreview,
  })
  async preview(@Body({ schema: BulkPreviewBody }) body: BulkPreviewBody, @Bearer() identity: Identity) {
    return unwrap(await this.previews.preview(body, identity));
  }

  @Post()
  @HttpCode(200)
  @IdempotentByKey
  @Describe({
    summary:
      'Give a command to many cases: each gets it by itself, in your name and by the rights you have then',
    answer: BulkView,
  })
  async give(
    @Body({ schema: BulkBody }) body: BulkBody,
    @Bearer() identity: Identity,
    @CommandPreconditions() preconditions: Preconditions,
  ) {
    return unwrap(await this.handler.give(body, { identity, preconditions, content: ['bulk', body] }));
  }

  @Get()
  @Describe({ summary: 'One’s own bulk acts and how far they have come', answer: BulkList })
  async mine(@Bearer() identity: Identity) {
    return this.reader.mine(identity);
  }

  @Get(':id')
  @Describe({ summary: 'How far a bulk act of one’s own has come', answer: BulkView })
  async one(@Param('id', Id) id: string, @Bearer() identity: Identity) {
    return unwrap(await this.reader.one(id, identity));
  }

  @Get(':id/steps')
  @Describe({ summary: 'What became of each case of a bulk act of one’s own', answer: BulkSteps })
  async steps(
    @Param('id', Id) id: string,
    @Query({ schema: BulkStepsQuery }) query: BulkStepsQuery,
    @Bearer() identity: Identity,
  ) {
    return unwrap(await this.reader.steps(id, query, identity));
  }

  @Post(':id/stop')
  @HttpCode(200)
  @Describe({ summary: 'Begin no case more of a bulk act of one’s own', answer: BulkView })
  async stop(@Param('id', Id) id: string, @Bearer() identity: Identity) {
    return unwrap(await this.handler.stop(id, identity));
  }

  @Post(':id/undo')
  @HttpCode(200)
  @IdempotentByKey
  @Describe({
    summary: 'Take back what a bulk act of one’s own has done, where it still stands: another bulk act',
    answer: BulkView,
  })
  async undo(
    @Param('id', Id) id: string,
    @Bearer() identity: Identity,
    @CommandPreconditions() preconditions: Preconditions,
  ) {
    const content = ['undo-bulk', id];
    return unwrap(await this.handler.undo(id, { identity, preconditions, content }));
  }
}
