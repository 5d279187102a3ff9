import { clientAddress, clientBlockOf } from '@fengqiao/service/http/client-address';
import { ProblemException } from '@fengqiao/service/problems/problem';
import { All, Controller, Inject, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { GatewayConfig } from '../bootstrap/gateway-config.ts';
import { GATEWAY_CONFIG } from '../bootstrap/gateway-tokens.ts';
import { CallerOf, type GatewayCaller } from '../identity/caller-of.ts';
import { CallRates } from '../limits/call-rates.ts';
import { SessionAccess } from '../sessions/session-access.ts';
import { Forwarder, type Forwarding } from './forwarder.ts';
import { servicePath } from './service-path.ts';
import { traceparentOf } from './trace-context.ts';

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** The services' own APIs: by a session, by the caller's own token, or by nobody. */
@ApiExcludeController()
@Controller()
export class ForwardController {
  constructor(
    @Inject(GATEWAY_CONFIG) private readonly config: GatewayConfig,
    private readonly forwarder: Forwarder,
    private readonly callers: CallerOf,
    private readonly access: SessionAccess,
    private readonly rates: CallRates,
  ) {}

  @All('api/*path')
  async forward(@Req() request: Request, @Res() response: Response): Promise<void> {
    const path = servicePath(request.originalUrl);
    const base = path && this.config.upstreams.get(path.service);
    if (!path || !base || !methods.has(request.method)) throw new ProblemException('not-found');
    const caller = await this.callers.of(request, response);
    this.rates.take(response, clientBlockOf(request), caller.session?.id ?? null);
    const forwarding = {
      base,
      target: path.target,
      authorization: caller.authorization,
      clientAddress: this.addressOf(request),
      traceparent: traceparentOf(request),
    };
    // Before anything is sent on: whoever went away meanwhile asks nothing.
    if (response.closed) return;
    await this.forwarder.forward(request, response, forwarding, this.otherTokenOf(caller));
  }

  /** A service may refuse a session's token that was good: its key was withdrawn. Then there may be another. */
  private otherTokenOf({ session, authorization }: GatewayCaller) {
    if (!session || authorization === undefined) return undefined;
    const refused = authorization.slice('Bearer '.length);
    return async (): Promise<Pick<Forwarding, 'authorization'> | null> => {
      const token = await this.access.tokenAfter(session, refused);
      return token === null ? null : { authorization: `Bearer ${token}` };
    };
  }

  private addressOf({ headers, socket }: Request): string {
    const forwarded = headers['x-forwarded-for'];
    const said = Array.isArray(forwarded) ? forwarded.join(',') : forwarded;
    return clientAddress(socket.remoteAddress, said, this.config.trustedProxies);
  }
}
