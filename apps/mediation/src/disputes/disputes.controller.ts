import type { ClockPort } from '@fengqiao/contracts/clock-port';
import {
  DisputeList,
  DisputeQuery,
  DisputeView,
  RegisterDisputeBody,
} from '@fengqiao/contracts/http/dispute';
import { formatMoment } from '@fengqiao/domain/clock/moment';
import type { Identity } from '@fengqiao/identity/token-check';
import { EventRow } from '@fengqiao/postgres/event.entity';
import { Describe, DescribeCommand } from '@fengqiao/service/api-doc';
import { Bearer } from '@fengqiao/service/bearer';
import { ProblemException, unwrap } from '@fengqiao/service/problem';
import { CommandPreconditions, type Preconditions } from '@fengqiao/service/request-headers';
import { CLOCK } from '@fengqiao/service/tokens';
import { Body, Controller, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { DisputeRow } from './dispute.entity.ts';
import { disputeView } from './dispute-view.ts';
import { inScope, visibleTo } from './dispute-scope.ts';
import { ScreenDisputeHandler } from './screen-dispute.handler.ts';

const DisputeEvents = z.object({
  items: z.array(z.object({ seq: z.int(), type: z.string(), occurredAt: z.string() }).loose()),
  serverTime: z.string(),
});

@ApiTags('disputes')
@Controller('v1/disputes')
export class DisputesController {
  constructor(
    private readonly handler: ScreenDisputeHandler,
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  @Post()
  @DescribeCommand({ summary: 'Write a dispute down where it is', answer: DisputeView, status: 201 })
  async screen(
    @Body({ schema: RegisterDisputeBody }) body: z.infer<typeof RegisterDisputeBody>,
    @Bearer() identity: Identity,
    @CommandPreconditions() preconditions: Preconditions,
    @Res({ passthrough: true }) response: Response,
  ) {
    const dispute = unwrap(await this.handler.screen(body, identity, preconditions));
    response.setHeader('ETag', `"${dispute.version}"`).setHeader('Location', `/v1/disputes/${dispute.id}`);
    return dispute;
  }

  @Get()
  @Describe({ summary: 'Disputes in scope, newest first', answer: DisputeList })
  async list(
    @Query({ schema: DisputeQuery }) query: z.infer<typeof DisputeQuery>,
    @Bearer() identity: Identity,
  ) {
    const now = await this.clock.now();
    const select = visibleTo(
      this.dataSource.manager.createQueryBuilder(DisputeRow, 'd').where('true'),
      identity,
    );
    if (query.relatedCase)
      select.andWhere('d.related_case = :relatedCase', { relatedCase: query.relatedCase });
    if (query.cursor) select.andWhere('d.id < :cursor', { cursor: query.cursor });
    const rows = await select
      .orderBy('d.id', 'DESC')
      .take(query.limit + 1)
      .getMany();
    const page = rows.slice(0, query.limit);
    const next = rows.length > page.length ? (page.at(-1)?.id ?? null) : null;
    return {
      items: page.map((row) => disputeView(row, now)),
      next,
      serverTime: formatMoment(now, 'Asia/Shanghai'),
    };
  }

  @Get(':id')
  @Describe({ summary: 'A dispute', answer: DisputeView })
  async read(
    @Param('id', { schema: z.uuid() }) id: string,
    @Bearer() identity: Identity,
    @Res({ passthrough: true }) response: Response,
  ) {
    const row = await this.find(id, identity);
    response.setHeader('ETag', `"${row.version}"`);
    return disputeView(row, await this.clock.now());
  }

  @Get(':id/events')
  @Describe({ summary: 'What happened to the dispute, in order', answer: DisputeEvents })
  async events(@Param('id', { schema: z.uuid() }) id: string, @Bearer() identity: Identity) {
    const row = await this.find(id, identity);
    const events = await this.dataSource.manager.find(EventRow, {
      where: { aggregateId: row.id },
      order: { seq: 'ASC' },
    });
    const local = (moment: number) => formatMoment(moment, 'Asia/Shanghai');
    const items = events.map(({ seq, type, occurredAt, data }) => ({
      seq,
      type,
      occurredAt: local(occurredAt.getTime()),
      data,
    }));
    return { items, serverTime: local(await this.clock.now()) };
  }

  private async find(id: string, identity: Identity): Promise<DisputeRow> {
    const row = await this.dataSource.manager.findOneBy(DisputeRow, { id });
    if (!row || !inScope(row.place, identity)) throw new ProblemException('not-found');
    return row;
  }
}
