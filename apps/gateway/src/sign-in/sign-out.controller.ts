import { SignedOut } from '@fengqiao/contracts/http/gateway/sessions';
import { Describe } from '@fengqiao/service/openapi/api-doc';
import { Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { GatewayConfig } from '../bootstrap/gateway-config.ts';
import { GATEWAY_CONFIG } from '../bootstrap/gateway-tokens.ts';
import { refuseCrossSite } from '../headers/cross-site.ts';
import { IdentityProvider } from '../identity/identity-provider.ts';
import { CurrentSession } from '../sessions/current-session.ts';
import { SessionAccess } from '../sessions/session-access.ts';
import { SessionStore } from '../sessions/session-store.ts';

/** The way out: here at once, and at the provider by way of the browser. */
@ApiTags('sign-in')
@Controller('sign-out')
export class SignOutController {
  constructor(
    private readonly provider: IdentityProvider,
    private readonly sessions: SessionStore,
    private readonly access: SessionAccess,
    private readonly current: CurrentSession,
    @Inject(GATEWAY_CONFIG) private readonly config: GatewayConfig,
  ) {}

  /** To a page's own call it answers where to go on, `{next}`; to a form it is that. */
  @Post()
  @HttpCode(200)
  @ApiHeader({
    name: 'X-Requested-With',
    required: false,
    description: '`fengqiao`: a page asks, not a form',
  })
  @ApiResponse({ status: 303, description: 'To a form: where to go on' })
  @Describe({ summary: 'The session of the cookie ends, here and then at the provider', answer: SignedOut })
  async signOut(@Req() request: Request, @Res() response: Response): Promise<void> {
    refuseCrossSite(request, { publicUrl: this.config.publicUrl, isForm: true });
    const next = await this.end(request, response);
    this.current.forget(response);
    response.setHeader('Cache-Control', 'no-store');
    if (request.headers['x-requested-with'] !== undefined) response.json({ next });
    else response.redirect(303, next);
  }

  private async end(request: Request, response: Response): Promise<string> {
    const row = await this.current.of(request, response, false);
    if (!row) return '/';
    const tokens = this.access.open(row);
    // What a thief of the cookie holds opens nothing from here on, whatever becomes of the rest.
    await this.sessions.end(row.key);
    if (!tokens) return '/';
    void this.provider.revoke(tokens);
    return (await this.provider.endSessionUrl(tokens.id))?.href ?? '/';
  }
}
