import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { Logger } from '@fengqiao/observability/logger';
import { CLOCK, LOGGER } from '@fengqiao/service/bootstrap/tokens';
import { clientBlockOf } from '@fengqiao/service/http/client-address';
import { Describe } from '@fengqiao/service/openapi/api-doc';
import { ProblemException } from '@fengqiao/service/problems/problem';
import { BackChannelAnswer } from '@fengqiao/contracts/http/gateway/sessions';
import { Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { GatewayConfig } from '../bootstrap/gateway-config.ts';
import { GATEWAY_CONFIG } from '../bootstrap/gateway-tokens.ts';
import { IdentityProvider } from '../identity/identity-provider.ts';
import { CallRates } from '../limits/call-rates.ts';
import { SessionStore } from '../sessions/session-store.ts';
import { readLogoutToken } from './logout-token.ts';

const longestForm = 16_000;

/** The provider's own way to end what it began, without a browser between: OpenID Connect Back-Channel Logout 1.0. */
@ApiTags('sign-in')
@Controller('sign-out/back-channel')
export class BackChannelController {
  constructor(
    private readonly provider: IdentityProvider,
    private readonly sessions: SessionStore,
    private readonly rates: CallRates,
    @Inject(GATEWAY_CONFIG) private readonly config: GatewayConfig,
    @Inject(CLOCK) private readonly clock: ClockPort,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiBody({ schema: { type: 'object', properties: { logout_token: { type: 'string' } } } })
  @Describe({
    summary: 'What a provider has ended at its own place ends here, by a token that it has signed',
    answer: BackChannelAnswer,
  })
  async end(@Req() request: Request, @Res({ passthrough: true }) response: Response) {
    this.rates.take(response, clientBlockOf(request), null);
    const token = await tokenIn(request);
    const ended = token === null ? null : await this.read(token);
    if (!ended) throw new ProblemException('validation', [{ field: 'logout_token', code: 'invalid-value' }]);
    const count = await this.sessions.endByProvider(ended.named, ended.by);
    this.log.info({ ended: count }, 'sessions were ended by the identity provider');
    return {};
  }

  private async read(token: string) {
    const { clientId } = this.config.provider;
    const signer = { ...(await this.provider.signer()), clientId };
    try {
      return await readLogoutToken(token, signer, await this.clock.now());
    } catch (error) {
      this.log.warn({ err: error }, 'the keys of the identity provider cannot be had');
      throw new ProblemException('unavailable');
    }
  }
}

/** Null for what is no form with a token. */
async function tokenIn(request: Request): Promise<string | null> {
  if (!/^application\/x-www-form-urlencoded(?:;|$)/i.test(request.headers['content-type'] ?? '')) return null;
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > longestForm) return null;
    pieces.push(piece);
  }
  return new URLSearchParams(Buffer.concat(pieces).toString('utf8')).get('logout_token');
}
