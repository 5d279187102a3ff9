import { SavedView, SavedViews, SaveViewBody } from '@fengqiao/contracts/http/intake/saved-view';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Bearer } from '@fengqiao/service/authentication/bearer';
import { CommandPreconditions, type Preconditions } from '@fengqiao/service/http/request-headers';
import { Describe, DescribeEmpty, IdempotentByKey } from '@fengqiao/service/openapi/api-doc';
import { unwrap } from '@fengqiao/service/problems/problem';
import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { SavedViewsHandler } from './saved-views.handler.ts';

const Id = { schema: z.uuid() };

@ApiTags('cases')
@Controller('v1/views')
export class SavedViewsController {
  constructor(private readonly handler: SavedViewsHandler) {}

  @Get()
  @Describe({
    summary: 'Searches kept under a name: one’s own, and those shared with one’s units',
    answer: SavedViews,
  })
  async list(@Bearer() identity: Identity) {
    return unwrap(await this.handler.list(identity));
  }

  @Put(':id')
  @IdempotentByKey
  @Describe({ summary: 'Keep a search under a name, or change one that is kept', answer: SavedView })
  async save(
    @Param('id', Id) id: string,
    @Body({ schema: SaveViewBody }) body: SaveViewBody,
    @Bearer() identity: Identity,
    @CommandPreconditions() preconditions: Preconditions,
  ) {
    return unwrap(
      await this.handler.save(id, body, { identity, preconditions, content: ['save-view', id, body] }),
    );
  }

  @Delete(':id')
  @HttpCode(204)
  @DescribeEmpty('Forget a kept search of one’s own')
  async remove(@Param('id', Id) id: string, @Bearer() identity: Identity): Promise<void> {
    unwrap(await this.handler.remove(id, identity));
  }
}
