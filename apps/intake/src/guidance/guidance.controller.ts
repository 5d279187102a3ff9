import { tagged } from '@fengqiao/aggregate/http/tagged';
import {
  GuidanceAbout,
  GuidanceBody,
  GuidanceHistory,
  GuidanceInForce,
  GuidanceList,
  GuidanceOfCase,
  GuidanceQuery,
  GuidanceVersion,
  GuidanceView,
} from '@fengqiao/contracts/http/intake/guidance';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Bearer } from '@fengqiao/service/authentication/bearer';
import { CommandPreconditions, type Preconditions } from '@fengqiao/service/http/request-headers';
import { Describe, DescribeCommand } from '@fengqiao/service/openapi/api-doc';
import { unwrap } from '@fengqiao/service/problems/problem';
import { Body, Controller, Get, Param, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { GuidanceHandler } from './guidance.handler.ts';
import { GuidanceReader } from './guidance-reader.ts';

const About = { schema: GuidanceAbout };

/** 办理指引 */
@ApiTags('guidance')
@Controller('v1')
export class GuidanceController {
  constructor(
    private readonly guidance: GuidanceHandler,
    private readonly reader: GuidanceReader,
  ) {}

  @Get('guidance')
  @Describe({ summary: 'What there is guidance about, and whose it is to publish', answer: GuidanceList })
  async list(@Bearer() identity: Identity) {
    return unwrap(await this.guidance.list(identity));
  }

  @Get('guidance/in-force')
  @Describe({
    summary: 'Law, steps and usual answers for a category: its own, its ledger’s, everybody’s',
    answer: GuidanceInForce,
  })
  async inForce(@Query({ schema: GuidanceQuery }) query: GuidanceQuery, @Bearer() identity: Identity) {
    return unwrap(await this.reader.inForce(query, identity));
  }

  @Get('guidance/:about')
  @Describe({ summary: 'Guidance about one thing, in force or another version', answer: GuidanceView })
  async read(
    @Param('about', About) about: string,
    @Query({ schema: GuidanceVersion }) { version }: GuidanceVersion,
    @Bearer() identity: Identity,
    @Res({ passthrough: true }) response: Response,
  ): Promise<GuidanceView> {
    return tagged(unwrap(await this.guidance.read(about, version, identity)), response);
  }

  @Get('guidance/:about/history')
  @Describe({ summary: 'What was published when and by whom', answer: GuidanceHistory })
  async history(@Param('about', About) about: string, @Bearer() identity: Identity) {
    return unwrap(await this.guidance.history(about, identity));
  }

  @Put('guidance/:about')
  @DescribeCommand({
    summary: 'Publish guidance, whole; administrators, and of its own usual answers a unit’s chief',
    answer: GuidanceView,
  })
  async publish(
    @Param('about', About) about: string,
    @Body({ schema: GuidanceBody }) body: GuidanceBody,
    @Bearer() identity: Identity,
    @CommandPreconditions() preconditions: Preconditions,
    @Res({ passthrough: true }) response: Response,
  ): Promise<GuidanceView> {
    const request = { identity, preconditions, content: ['publish', 'guidance', about, body] };
    return tagged(unwrap(await this.guidance.publish(about, body, request)), response);
  }

  @Get('cases/:id/guidance')
  @Describe({ summary: 'The same for a case, its answers filled from it', answer: GuidanceOfCase })
  async ofCase(@Param('id', { schema: z.uuid() }) id: string, @Bearer() identity: Identity) {
    return unwrap(await this.reader.ofCase(id, identity));
  }
}
