import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { ExpressAdapter } from '@nestjs/platform-express';
import { headerBytes, slownessLookedForMs, unreadWithinMs, type HttpLimits } from './http-limits.ts';

/** Nest's adapter makes a server without asking how long it waits; Node takes most of that at the making alone. */
export class BoundedHttpAdapter extends ExpressAdapter {
  constructor(private readonly limits: HttpLimits) {
    super();
  }

  override initHttpServer(): void {
    const { headersWithinMs, bodyWithinMs, importWithinMs, uploadWithinMs } = this.limits;
    const server = createServer(
      {
        headersTimeout: headersWithinMs,
        // What the reader of bodies allows comes first; this is for requests that never got as far.
        requestTimeout:
          headersWithinMs + Math.max(bodyWithinMs, importWithinMs, uploadWithinMs) + unreadWithinMs,
        connectionsCheckingInterval: slownessLookedForMs,
        maxHeaderSize: headerBytes,
      },
      this.getInstance<RequestListener>(),
    );
    // Who asks before sending is told to go on when the body is wanted, by whoever reads it.
    server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) =>
      server.emit('request', request, response),
    );
    this.httpServer = server;
  }
}
