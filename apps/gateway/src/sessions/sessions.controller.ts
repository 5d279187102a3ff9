import type { Logger } from '@fengqiao/observability/logger';
import { LOGGER } from '@fengqiao/service/bootstrap/tokens';
import { ProblemException } from '@fengqiao/service/problems/problem';
import { Controller, Delete, Get, HttpCode, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CallerOf } from '../identity/caller-of.ts';
import { DirectoryQuestion } from '../identity/directory-question.ts';
import { SessionStore } from './session-store.ts';

const mostListed = 500;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const personId = /^[\w.-]{1,100}$/;

/** For an administrator: who is signed in, and out with them. Who is one, the directory says at every call. */
@Controller('api/gateway/v1/sessions')
export class SessionsController {
  constructor(
    private readonly callers: CallerOf,
    private readonly directory: DirectoryQuestion,
    private readonly store: SessionStore,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  @Get()
  async list(
    @Query('person') person: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ) {
    await this.administrator(request, response);
    const rows = await this.store.list(named(person), mostListed);
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
  async endAll(
    @Query('person') person: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ) {
    const by = await this.administrator(request, response);
    const whose = named(person);
    if (whose === undefined)
      throw new ProblemException('validation', [{ field: 'person', code: 'required' }]);
    const ended = await this.store.endOfPerson(whose);
    this.log.info({ person: whose, ended, by }, "a person's sessions were ended by an administrator");
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

function named(person: unknown): string | undefined {
  if (person === undefined) return undefined;
  if (typeof person === 'string' && personId.test(person)) return person;
  throw new ProblemException('validation', [{ field: 'person', code: 'invalid-value' }]);
}
