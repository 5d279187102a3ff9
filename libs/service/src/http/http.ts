import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { isTracing } from '@fengqiao/observability/tracing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { Histogram, type Registry } from 'prom-client';
import { traceCalls } from './http-trace.ts';
import { ProblemException } from '../problems/problem.ts';
import type { AdmissionControl } from './admission-control.ts';
import { tableTypes } from '../tables/table-types.ts';
import { isImport, routeOf } from './routes.ts';

const jsonLimit = '1mb';
/** Imports: to 20 MB (architecture, Intake). */
const importLimit = '20mb';

/** Body parsers with limits, the server's time on every answer, and a histogram of how long answers took. */
export function prepareHttp(
  app: NestExpressApplication,
  clock: ClockPort,
  metrics: Registry,
  admission: AdmissionControl,
): void {
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.use(tellTheTime(clock));
  app.use(measure(metrics));
  app.use(alwaysFresh);
  if (isTracing()) app.use(traceCalls);
  app.use(admission.admit);
  app.use(requireKnownContentType);
  app.useBodyParser('json', { limit: jsonLimit });
  app.useBodyParser('raw', { limit: importLimit, type: tableTypes });
  app.use(emptyBodyIsEmptyObject);
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

function requireKnownContentType(request: Request, _: Response, next: NextFunction): void {
  const hasBody =
    Number(request.headers['content-length'] ?? 0) > 0 || 'transfer-encoding' in request.headers;
  const wanted = isImport(request) ? tableTypes : ['application/json'];
  next(hasBody && !request.is(wanted) ? new ProblemException('unsupported-media-type') : undefined);
}

/** A command whose body holds nothing but an optional note may leave it out. */
function emptyBodyIsEmptyObject(request: Request, _: Response, next: NextFunction): void {
  request.body ??= {};
  next();
}
