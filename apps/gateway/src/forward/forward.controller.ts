import { ProblemException } from '@fengqiao/service/problems/problem';
import { All, Controller, Inject, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { GATEWAY_CONFIG } from '../bootstrap/gateway-tokens.ts';
import type { GatewayConfig } from '../bootstrap/gateway-config.ts';
import { Forwarder } from './forwarder.ts';
import { servicePath } from './service-path.ts';
import { traceparentOf } from './trace-context.ts';

/** The services' own APIs: by a session, by the caller's own token, or by nobody. */
@Controller()
export class ForwardController {
  constructor(
    @Inject(GATEWAY_CONFIG) private readonly config: GatewayConfig,
    private readonly forwarder: Forwarder,
  ) {}

  @All('api/*path')
  async forward(@Req() request: Request, @Res() response: Response): Promise<void> {
    const path = servicePath(request.originalUrl);
    const base = path && this.config.upstreams.get(path.service);
    if (!path || !base) throw new ProblemException('not-found');
    await this.forwarder.forward(request, response, {
      base,
      target: path.target,
      authorization: request.headers.authorization,
      clientAddress: request.socket.remoteAddress ?? '',
      traceparent: traceparentOf(request),
    });
  }
}
