import { ExplainedClocks } from '@fengqiao/contracts/http/case';
import { DisputeList, DisputeQuery, DisputeTimeline, DisputeView } from '@fengqiao/contracts/http/dispute';
import type { Identity } from '@fengqiao/identity/token-check';
import { Describe } from '@fengqiao/service/api-doc';
import { Bearer } from '@fengqiao/service/bearer';
import { unwrap } from '@fengqiao/service/problem';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { DisputeReading } from './dispute-reader.ts';

const DisputeId = { schema: z.uuid() };

@ApiTags('disputes')
@Controller('v1/disputes')
export class ReadDisputeController {
  constructor(private readonly reading: DisputeReading) {}

  @Get()
  @Describe({ summary: 'Disputes in scope, newest first', answer: DisputeList })
  async list(@Query({ schema: DisputeQuery }) query: DisputeQuery, @Bearer() identity: Identity) {
    return this.reading.list(query, identity);
  }

  @Get(':id')
  @Describe({ summary: 'A dispute, its clocks, and what the reader may do with it', answer: DisputeView })
  async read(
    @Param('id', DisputeId) id: string,
    @Bearer() identity: Identity,
    @Res({ passthrough: true }) response: Response,
  ) {
    const found = unwrap(await this.reading.read(id, identity));
    response.setHeader('ETag', `"${found.version}"`);
    return found;
  }

  @Get(':id/events')
  @Describe({ summary: 'What happened to the dispute, in order', answer: DisputeTimeline })
  async events(@Param('id', DisputeId) id: string, @Bearer() identity: Identity) {
    return unwrap(await this.reading.timeline(id, identity));
  }

  @Get(':id/clocks')
  @Describe({ summary: 'Each clock explained', answer: ExplainedClocks })
  async clocks(@Param('id', DisputeId) id: string, @Bearer() identity: Identity) {
    return unwrap(await this.reading.clocks(id, identity));
  }
}
