import { randomBytes } from 'node:crypto';
import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { Logger } from '@fengqiao/observability/logger';
import { CLOCK, LOGGER } from '@fengqiao/service/bootstrap/tokens';
import { clientBlockOf } from '@fengqiao/service/http/client-address';
import { ProblemException } from '@fengqiao/service/problems/problem';
import { DescribeEmpty } from '@fengqiao/service/openapi/api-doc';
import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { GatewayConfig } from '../bootstrap/gateway-config.ts';
import { GATEWAY_CONFIG } from '../bootstrap/gateway-tokens.ts';
import { DirectoryQuestion } from '../identity/directory-question.ts';
import { IdentityProvider, RefusedByProvider, type SignedIn } from '../identity/identity-provider.ts';
import { CallRates } from '../limits/call-rates.ts';
import { CurrentSession } from '../sessions/current-session.ts';
import type { SessionPerson } from '../sessions/session.entity.ts';
import { SessionStore } from '../sessions/session-store.ts';
import { attemptMs, keepAttempt, takeAttempt, type KeptAttempt } from './attempt-cookie.ts';
import { isAwayPage, notSignedInPage, returnForgedPage } from './sign-in-pages.ts';
import { isAtOtherName } from './other-name.ts';
import { AnsweredByPages } from './answered-by-pages.ts';
import { answerPage } from '../pages/answer-page.ts';
import { returnPath } from './return-path.ts';

/** As long as a name of a person may be that is passed on. */
const longestHint = 100;

/** The way in: to the provider, and back with a code that is exchanged for a session. */
@ApiTags('sign-in')
@Controller('sign-in')
export class SignInController {
  constructor(
    private readonly provider: IdentityProvider,
    private readonly sessions: SessionStore,
    private readonly current: CurrentSession,
    private readonly directory: DirectoryQuestion,
    private readonly rates: CallRates,
    @Inject(GATEWAY_CONFIG) private readonly config: GatewayConfig,
    @Inject(CLOCK) private readonly clock: ClockPort,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  @Get()
  @ApiQuery({ name: 'return', required: false, type: String, description: 'A page of ours to come back to' })
  @ApiQuery({ name: 'login_hint', required: false, type: String, description: 'Passed on to the provider' })
  @DescribeEmpty('Leads a browser to the provider', 302)
  @AnsweredByPages
  async signIn(
    @Query('return') asked: unknown,
    @Query('login_hint') hint: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    this.rates.take(response, clientBlockOf(request), null);
    const { publicUrl } = this.config;
    // What is set for one name of this machine is not sent to the other, to which the provider sends back.
    if (isAtOtherName(request, publicUrl)) {
      // Of what was asked no more than our own path: it may name another place in full.
      const { search } = new URL(request.originalUrl, publicUrl);
      return this.go(response, new URL(`/sign-in${search}`, publicUrl));
    }
    const returnTo = returnPath(asked, publicUrl);
    if (returnTo === null) return answerPage(request, response, 400, returnForgedPage);
    const attempt: KeptAttempt = {
      state: randomBytes(24).toString('base64url'),
      nonce: randomBytes(24).toString('base64url'),
      verifier: randomBytes(48).toString('base64url'),
      returnTo,
      until: (await this.clock.now()) + attemptMs,
    };
    const loginHint = typeof hint === 'string' && hint.length <= longestHint ? hint : undefined;
    const url = await this.away(request, response, () => this.provider.authorizationUrl(attempt, loginHint));
    if (!url) return;
    keepAttempt(request, response, attempt, this.kept);
    this.go(response, url);
  }

  @Get('callback')
  @ApiQuery({ name: 'state', required: false, type: String })
  @ApiQuery({ name: 'code', required: false, type: String })
  @DescribeEmpty('Where the provider sends a browser back to; its session begins', 302)
  @AnsweredByPages
  async callback(
    @Query('state') state: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    this.rates.take(response, clientBlockOf(request), null);
    const now = await this.clock.now();
    const attempt = takeAttempt(request, response, state, { ...this.kept, now });
    if (!attempt) return answerPage(request, response, 400, notSignedInPage);
    const search = new URL(request.originalUrl, this.config.publicUrl).search;
    const signedIn = await this.away(request, response, () => this.provider.exchange(search, attempt));
    if (!signedIn) return;
    const before = await this.current.of(request, response, false);
    if (before) await this.sessions.end(before.key);
    const beginning = { ...(await this.personOf(signedIn)), named: signedIn.named };
    this.current.tell(response, await this.sessions.begin(signedIn.tokens, beginning));
    this.go(response, new URL(attempt.returnTo, this.config.publicUrl));
  }

  /** The directory has the word; while it is away, the provider's name stands and the directory is asked later. */
  private async personOf({ tokens, name }: SignedIn): Promise<{ person: SessionPerson; isAsked: boolean }> {
    try {
      const person = await this.directory.whoIs(`Bearer ${tokens.access}`);
      return { person: { ...person, name: person.name ?? name }, isAsked: true };
    } catch (error) {
      const isRefused = error instanceof ProblemException && error.code === 'unauthenticated';
      this.log.warn({ refused: isRefused }, 'the directory does not say who has signed in');
      return { person: { id: null, name, roles: [], unit: null }, isAsked: false };
    }
  }

  /** What the provider says to that; null when the answer, a page that says what is wrong, has been given. */
  private async away<T>(request: Request, response: Response, ask: () => Promise<T>): Promise<T | null> {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof RefusedByProvider) {
        this.log.info({ err: error }, 'somebody was not signed in');
        await answerPage(request, response, 400, notSignedInPage);
      } else if (error instanceof ProblemException && error.code === 'unavailable') {
        response.setHeader('Retry-After', '5');
        await answerPage(request, response, 503, isAwayPage);
      } else throw error;
      return null;
    }
  }

  private get kept() {
    return { sessionKey: this.config.sessionKey, ...this.current.place };
  }

  private go(response: Response, url: URL): void {
    response.setHeader('Cache-Control', 'no-store');
    response.redirect(302, url.href);
  }
}
