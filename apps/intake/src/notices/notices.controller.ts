import { CaseView } from '@fengqiao/contracts/http/intake/case';
import {
  CaseNotices,
  MarkNoticeBody,
  MarkNoticesBody,
  NoticeList,
  NoticeQuery,
  NoticesMarked,
  NoticeView,
} from '@fengqiao/contracts/http/intake/notice';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Describe, DescribeCommand } from '@fengqiao/service/openapi/api-doc';
import { Bearer } from '@fengqiao/service/authentication/bearer';
import { unwrap } from '@fengqiao/service/problems/problem';
import { CommandPreconditions, type Preconditions } from '@fengqiao/service/http/request-headers';
import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { MarkNoticeHandler } from './mark-notice.handler.ts';
import { MarkNoticesHandler } from './mark-notices.handler.ts';
import { NoticeReader } from './notice-reader.ts';

const Id = { schema: z.uuid() };

@ApiTags('notices')
@Controller('v1')
export class NoticesController {
  constructor(
    private readonly reader: NoticeReader,
    private readonly handler: MarkNoticeHandler,
    private readonly several: MarkNoticesHandler,
  ) {}

  @Get('notices')
  @Describe({ summary: "The caller's own notices, newest first", answer: NoticeList })
  async list(@Query({ schema: NoticeQuery }) query: NoticeQuery, @Bearer() identity: Identity) {
    return this.reader.list(query, identity);
  }

  @Post('notices/:id/read')
  @HttpCode(200)
  @DescribeCommand({ summary: 'A notice was read', answer: NoticeView })
  async read(
    @Param('id', Id) id: string,
    @Body({ schema: MarkNoticeBody }) _body: z.infer<typeof MarkNoticeBody>,
    @Bearer() identity: Identity,
    @CommandPreconditions() preconditions: Preconditions,
  ) {
    return unwrap(await this.handler.read(id, { identity, preconditions, content: ['read-notice', id] }));
  }

  @Post('notices/:id/acknowledge')
  @HttpCode(200)
  @DescribeCommand({
    summary: "Acknowledge a notice; by the bureau's chief on an escalation it ends those of that clock",
    answer: NoticeView,
  })
  async acknowledge(
    @Param('id', Id) id: string,
    @Body({ schema: MarkNoticeBody }) _body: z.infer<typeof MarkNoticeBody>,
    @Bearer() identity: Identity,
    @CommandPreconditions() preconditions: Preconditions,
  ) {
    const request = { identity, preconditions, content: ['acknowledge-notice', id] };
    return unwrap(await this.handler.acknowledge(id, request));
  }

  @Post('notices/read')
  @HttpCode(200)
  @DescribeCommand({ summary: 'Notices were read', answer: NoticesMarked })
  async readSeveral(
    @Body({ schema: MarkNoticesBody }) { ids }: MarkNoticesBody,
    @Bearer() identity: Identity,
    @CommandPreconditions() preconditions: Preconditions,
  ) {
    const request = { identity, preconditions, content: ['read-notices', ids] };
    return unwrap(await this.several.read(ids, request));
  }

  @Post('notices/acknowledge')
  @HttpCode(200)
  @DescribeCommand({ summary: 'Acknowledge notices, all or none of them', answer: NoticesMarked })
  async acknowledgeSeveral(
    @Body({ schema: MarkNoticesBody }) { ids }: MarkNoticesBody,
    @Bearer() identity: Identity,
    @CommandPreconditions() preconditions: Preconditions,
  ) {
    const request = { identity, preconditions, content: ['acknowledge-notices', ids] };
    return unwrap(await this.several.acknowledge(ids, request));
  }

  @Post('cases/:id/acknowledge')
  @HttpCode(200)
  @DescribeCommand({
    summary: 'Acknowledge every notice the caller has of a case; who has none may not',
    answer: CaseView,
  })
  async acknowledgeAll(
    @Param('id', Id) id: string,
    @Body({ schema: MarkNoticeBody }) _body: z.infer<typeof MarkNoticeBody>,
    @Bearer() identity: Identity,
    @CommandPreconditions() preconditions: Preconditions,
    @Res({ passthrough: true }) response: Response,
  ) {
    const request = { identity, preconditions, content: ['acknowledge', id] };
    const view = unwrap(await this.handler.acknowledgeAll(id, request));
    response.setHeader('ETag', `"${view.version}"`);
    return view;
  }

  @Get('cases/:id/notices')
  @Describe({ summary: 'Who was told what of a case, and what became of it', answer: CaseNotices })
  async ofCase(@Param('id', Id) id: string, @Bearer() identity: Identity) {
    return unwrap(await this.reader.ofCase(id, identity));
  }
}
