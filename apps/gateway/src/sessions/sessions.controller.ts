import type { Logger } from '@fengqiao/observability/logger';
import { LOGGER } from '@fengqiao/service/bootstrap/tokens';
import { ProblemException } from '@fengqiao/service/problems/problem';
import {
  EndedSessions,
  EndSessionsQuery,
  Sessions,
  SessionsQuery,
} from '@fengqiao/contracts/http/gateway/sessions';
import { Describe, DescribeEmpty } from '@fengqiao/service/openapi/api-doc';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Controller, Delete, Get, HttpCode, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CallerOf } from '../identity/caller-of.ts';
import { DirectoryQuestion } from '../identity/directory-question.ts';
import { SessionStore } from './session-store.ts';

const mostListed = 500;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** For an administrator: who is signed in, and out with them. Who is one, the directory says at every call. */
@ApiTags('sessions')
@Controller('api/gateway/v1/sessions')
export class SessionsController {
  constructor(
    private readonly callers: CallerOf,
    private readonly directory: DirectoryQuestion,
    private readonly store: SessionStore,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  @Get()
  @Describe({
    summary: 'Who is signed in, the newest first, at most 500; an administrator',
    answer: Sessions,
  })
  async list(
    @Query({ schema: SessionsQuery }) { person }: SessionsQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ) {
    await this.administrator(request, response);
    const rows = await this.store.list(person, mostListed);
    return {
      items: rows.map((row) => ({
        id: row.id,
        person: { id: row.person.id, name: row.person.name },
        startedAt: row.startedAt.toISOString(),
        usedAt: row.usedAt.toISOString(),
        idleEndsAt: new Date(this.store.endOf(row)).toISOString(),
        endsAt: row.endsAt.toISOString(),
      })),
    };
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @DescribeEmpty('One is signed out; an administrator')
  async end(
    @Param('id') id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const by = await this.administrator(request, response);
    if (!uuid.test(id) || !(await this.store.endById(id))) throw new ProblemException('not-found');
    this.log.info({ session: id, by }, 'a session was ended by an administrator');
  }

  /** All of one person, as when he or she has left. */
  @Delete()
  @Describe({ summary: 'Every session of one person ends; an administrator', answer: EndedSessions })
  async endAll(
    @Query({ schema: EndSessionsQuery }) { person }: EndSessionsQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ) {
    const by = await this.administrator(request, response);
    const ended = await this.store.endOfPerson(person);
    this.log.info({ person, ended, by }, "a person's sessions were ended by an administrator");
    return { ended };
  }

  private async administrator(request: Request, response: Response): Promise<string | null> {
    const { authorization } = await this.callers.of(request, response);
    if (authorization === undefined) throw new ProblemException('unauthenticated');
    const person = await this.directory.whoIs(authorization);
    if (!person.roles.includes('admin')) throw new ProblemException('forbidden');
    return person.id;
  }
}
