import { startSpan } from '@fengqiao/observability/tracing';
import type { NextFunction, Request, Response } from 'express';
import { isForOperators, routeOf } from './routes.ts';

/** Each call as a span of the caller's trace, or of one of its own: which route, and how it was answered. */
export function traceCalls(request: Request, response: Response, next: NextFunction): void {
  if (isForOperators(request)) return next();
  const { method } = request;
  const traceparent = request.headers['traceparent'];
  const span = startSpan(method, {
    kind: 'server',
    parent: typeof traceparent === 'string' ? traceparent : null,
    attributes: { 'http.request.method': method },
  });
  response.once('close', () => {
    const route = routeOf(request);
    const isAnswered = response.writableFinished;
    span.end({
      name: `${method} ${route}`,
      attributes: {
        'http.route': route,
        ...(isAnswered && { 'http.response.status_code': response.statusCode }),
      },
      failed: !isAnswered || response.statusCode >= 500,
    });
  });
  span.run(next);
}
