import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { Logger } from '@fengqiao/observability/logger';
import { CLOCK, LOGGER } from '@fengqiao/service/bootstrap/tokens';
import { Session } from '@fengqiao/contracts/http/gateway/sessions';
import { Describe } from '@fengqiao/service/openapi/api-doc';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { DirectoryQuestion } from '../identity/directory-question.ts';
import { CurrentSession } from './current-session.ts';
import { SessionAccess } from './session-access.ts';
import type { SessionPerson, SessionRow } from './session.entity.ts';
import { SessionStore } from './session-store.ts';

/** The directory is asked again after that: somebody may have been posted elsewhere. */
const askedAgainMs = 60_000;

/** Whom a page is shown to. */
@ApiTags('sign-in')
@Controller()
export class SessionController {
  constructor(
    private readonly current: CurrentSession,
    private readonly store: SessionStore,
    private readonly access: SessionAccess,
    private readonly directory: DirectoryQuestion,
    @Inject(CLOCK) private readonly clock: ClockPort,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Asking who is signed in, and until when, is no use of the session: a page may ask as often as it likes. */
  @Get('session')
  @Describe({
    summary: 'Who is signed in by the cookie, and until when; asking is no use of it',
    answer: Session,
  })
  async session(@Req() request: Request, @Res({ passthrough: true }) response: Response) {
    const row = await this.current.of(request, response, false);
    const moment = (ms: number) => new Date(ms).toISOString();
    return {
      person: row && (await this.personOf(row)),
      signInUrl: '/sign-in',
      signOutUrl: '/sign-out',
      idleEndsAt: row && moment(this.store.endOf(row)),
      endsAt: row && row.endsAt.toISOString(),
    };
  }

  private async personOf(row: SessionRow): Promise<SessionPerson> {
    const now = await this.clock.now();
    if (row.personAt && now - row.personAt.getTime() < askedAgainMs) return row.person;
    try {
      const token = await this.access.token(row);
      if (token === null) return row.person;
      const person = await this.directory.whoIs(`Bearer ${token}`);
      await this.store.notePerson(row.key, person);
      return person;
    } catch (error) {
      // Whoever was signed in stays so; what the directory last said stands.
      this.log.info({ err: error }, 'the directory was not asked who is signed in');
      return row.person;
    }
  }
}
