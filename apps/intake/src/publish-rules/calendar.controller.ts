import { CalendarBody, CalendarVersion, CalendarView } from '@fengqiao/contracts/http/intake/calendar';
import { Preview, PreviewQuery } from '@fengqiao/contracts/http/intake/publication';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Describe, DescribeCommand } from '@fengqiao/service/openapi/api-doc';
import { Bearer } from '@fengqiao/service/authentication/bearer';
import { unwrap } from '@fengqiao/service/problems/problem';
import { CommandPreconditions, type Preconditions } from '@fengqiao/service/http/request-headers';
import { Body, Controller, Get, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { PublishCalendarHandler } from './publish-calendar.handler.ts';

/** The bureau's own calendar. */
@ApiTags('calendar')
@Controller('v1/calendars/cn')
export class CalendarController {
  constructor(private readonly calendars: PublishCalendarHandler) {}

  @Get()
  @Describe({
    summary: 'The calendar in force or an earlier version, and how far open cases have been brought under it',
    answer: CalendarView,
  })
  async read(
    @Query({ schema: CalendarVersion }) { version }: CalendarVersion,
    @Res({ passthrough: true }) response: Response,
  ) {
    return tagged(unwrap(await this.calendars.read(version)), response);
  }

  @Put()
  @DescribeCommand({
    summary:
      'Publish a calendar: open cases are brought under it; with preview=true, only what that would move',
    answer: CalendarView.or(Preview),
  })
  async publish(
    @Query({ schema: PreviewQuery }) { preview }: PreviewQuery,
    @Body({ schema: CalendarBody }) body: CalendarBody,
    @Bearer() identity: Identity,
    @CommandPreconditions() preconditions: Preconditions,
    @Res({ passthrough: true }) response: Response,
  ) {
    const request = { identity, preconditions, content: ['publish', 'calendar', body] };
    if (preview === 'true') return unwrap(await this.calendars.preview(body, request));
    return tagged(unwrap(await this.calendars.publish(body, request)), response);
  }
}

function tagged(view: CalendarView, response: Response): CalendarView {
  response.setHeader('ETag', `"${view.version}"`);
  return view;
}
