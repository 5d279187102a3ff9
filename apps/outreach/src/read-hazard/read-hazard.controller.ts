import { history, listAndRead } from '@fengqiao/aggregate/http/read-controllers';
import { sendPage } from '@fengqiao/aggregate/http/send-page';
import {
  HazardList,
  HazardQuery,
  HazardTimeline,
  HazardView,
} from '@fengqiao/contracts/http/outreach/hazard';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Bearer } from '@fengqiao/service/authentication/bearer';
import { Describe } from '@fengqiao/service/openapi/api-doc';
import { unwrap } from '@fengqiao/service/problems/problem';
import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { HazardReading } from './hazard-reader.ts';

const address = { tag: 'hazards', under: 'v1/hazards', reader: HazardReading, operation: 'ReadHazard' };

/** 整改通知书 to read, print and sign. */
@ApiTags('hazards')
@Controller('v1/hazards')
class NoticeController {
  constructor(private readonly reading: HazardReading) {}

  @Get(':id/notices/:notice')
  @ApiProduces('text/html')
  @Describe({ summary: 'A notice as it was issued, a page made for print', answer: z.string() })
  async notice(
    @Param('id', { schema: z.uuid() }) id: string,
    @Param('notice', { schema: z.coerce.number().int().min(1).max(100) }) notice: number,
    @Bearer() identity: Identity,
    @Res() response: Response,
  ) {
    sendPage(unwrap(await this.reading.notice(id, notice, identity)), response);
  }
}

export const readHazardControllers = [
  listAndRead({
    ...address,
    list: { summary: 'Hazards in scope, newest first', query: HazardQuery, answer: HazardList },
    read: { summary: 'One hazard, and what the reader may do with it', answer: HazardView },
  }),
  history({
    ...address,
    events: { summary: 'What happened to it, in order', answer: HazardTimeline },
    clocks: { summary: 'Its clocks explained' },
  }),
  NoticeController,
];
