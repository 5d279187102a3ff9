import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { isTracing } from '@fengqiao/observability/tracing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { Histogram, type Registry } from 'prom-client';
import { traceCalls } from './http-trace.ts';
import type { AdmissionControl } from './limits/admission-control.ts';
import { noteClientAddress, type TrustedProxies } from './client-address.ts';
import { routeOf } from './routes.ts';
import { boundUnreadBody } from './bodies/unread-body.ts';

/**
 * The server's time on every answer, a histogram of how long answers took, and how many are let in. Bodies are read
 * later, by `BodyReader`.
 */
export function prepareHttp(
  app: NestExpressApplication,
  clock: ClockPort,
  metrics: Registry,
  admission: AdmissionControl,
  proxies: TrustedProxies,
): void {
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.use(tellTheTime(clock));
  app.use(measure(metrics));
  app.use(alwaysFresh);
  if (isTracing()) app.use(traceCalls);
  app.use(noteClientAddress(proxies));
  app.use(boundUnreadBody);
  app.use(admission.admit);
}

/** Deadlines are told by the service's clock, so the time beside them is told by the same one. */
function tellTheTime(clock: ClockPort) {
  return (_: Request, response: Response, next: NextFunction) => {
    clock.now().then((now) => {
      response.setHeader('Date', new Date(now).toUTCString());
      next();
    }, next);
  };
}

/**
 * An answer is for one reader at one moment: besides the state its ETag names it tells the time, how clocks stand, and
 * what this reader may do. So nobody keeps it, and `If-None-Match` is not answered with 304; only figures are, which
 * ask for it themselves (`Revalidated`).
 */
function alwaysFresh(request: Request, response: Response, next: NextFunction): void {
  response.locals['ifNoneMatch'] = request.headers['if-none-match'];
  delete request.headers['if-none-match'];
  delete request.headers['if-modified-since'];
  response.setHeader('Cache-Control', 'no-store');
  next();
}

function measure(registry: Registry) {
  const seconds = new Histogram({
    name: 'fengqiao_http_request_seconds',
    help: 'Time to answer, by route as declared',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  return (request: Request, response: Response, next: NextFunction) => {
    const done = seconds.startTimer();
    response.on('finish', () => {
      done({ method: request.method, route: routeOf(request), status: response.statusCode });
    });
    next();
  };
}
