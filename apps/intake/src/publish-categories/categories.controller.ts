import {
  CategoriesBody,
  CategoriesHistory,
  CategoriesVersion,
  CategoriesView,
} from '@fengqiao/contracts/http/intake/categories';
import { tagged } from '@fengqiao/aggregate/http/tagged';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Describe, DescribeCommand } from '@fengqiao/service/openapi/api-doc';
import { Bearer, OpenToAll } from '@fengqiao/service/authentication/bearer';
import { unwrap } from '@fengqiao/service/problems/problem';
import { CommandPreconditions, type Preconditions } from '@fengqiao/service/http/request-headers';
import { Body, Controller, Get, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { PublishCategoriesHandler } from './publish-categories.handler.ts';

/** 类别目录 */
@ApiTags('categories')
@Controller('v1/categories')
export class CategoriesController {
  constructor(private readonly categories: PublishCategoriesHandler) {}

  @Get()
  @OpenToAll()
  @Describe({
    summary: 'What a matter can be about: the public categories to anybody, all of them to staff',
    answer: CategoriesView,
  })
  async read(
    @Query({ schema: CategoriesVersion }) { version }: CategoriesVersion,
    @Bearer() identity: Identity | null,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CategoriesView> {
    return tagged(unwrap(await this.categories.read(version, identity)), response);
  }

  @Get('history')
  @Describe({ summary: 'What was published when and by whom, and what changed', answer: CategoriesHistory })
  async history(@Bearer() identity: Identity): Promise<CategoriesHistory> {
    return unwrap(await this.categories.history(identity));
  }

  @Put()
  @DescribeCommand({
    summary:
      'Publish the catalogue, whole; administrators. Limits in it are for matters that begin from then on',
    answer: CategoriesView,
  })
  async publish(
    @Body({ schema: CategoriesBody }) body: CategoriesBody,
    @Bearer() identity: Identity,
    @CommandPreconditions() preconditions: Preconditions,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CategoriesView> {
    const request = { identity, preconditions, content: ['publish', 'categories', body] };
    return tagged(unwrap(await this.categories.publish(body, request)), response);
  }
}
