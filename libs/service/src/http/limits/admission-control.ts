import type { NextFunction, Request, Response } from 'express';
import { Counter, Gauge, type Registry } from 'prom-client';
import { ProblemException } from '../../problems/problem.ts';
import { mostWithoutCredentials, type HttpLimits } from './http-limits.ts';
import { isForOperators } from '../routes.ts';

/**
 * Lets in so many requests at once and turns the others away at once: what would wait behind them for the database
 * would only be late, and fill the memory meanwhile. Callers without credentials never take all the places. When the
 * service stops, it ends every connection with its answer.
 */
export class AdmissionControl {
  /** Those of operators included, who are let in always. */
  private readonly inFlight = new Set<Response>();
  private counted = 0;
  private withoutCredentials = 0;
  private closing = false;
  private drained: (() => void) | null = null;
  private readonly rejected: Counter;

  constructor(
    private readonly limits: HttpLimits,
    registry: Registry,
    private readonly hasCredentials = (request: Request) => request.headers.authorization !== undefined,
  ) {
    const registers = [registry];
    const collect = () => gauge.set(this.counted);
    const gauge: Gauge = new Gauge({
      name: 'fengqiao_http_requests_under_way',
      help: 'Requests let in and not yet answered',
      registers,
      collect,
    });
    this.rejected = new Counter({
      name: 'fengqiao_http_requests_turned_away_total',
      help: 'Requests answered unavailable at once, because too many were under way',
      registers,
    });
  }

  readonly admit = (request: Request, response: Response, next: NextFunction): void => {
    if (this.closing) endConnectionWith(response);
    const one = isForOperators(request) ? 0 : 1;
    // Whether they are good is found out before the body; those that are not hold a place no longer than that takes.
    const oneWithout = this.hasCredentials(request) ? 0 : one;
    if (
      this.counted + one > this.limits.mostRequests ||
      this.withoutCredentials + oneWithout > mostWithoutCredentials(this.limits)
    ) {
      this.rejected.inc();
      next(new ProblemException('unavailable'));
      return;
    }
    this.inFlight.add(response);
    this.counted += one;
    this.withoutCredentials += oneWithout;
    response.once('close', () => {
      this.inFlight.delete(response);
      this.counted -= one;
      this.withoutCredentials -= oneWithout;
      if (this.inFlight.size === 0) this.drained?.();
    });
    next();
  };

  /** Resolves when everybody has an answer, or after so long. From the call on every answer is its connection's last. */
  async drain(withinMs: number): Promise<void> {
    this.closing = true;
    for (const response of this.inFlight) endConnectionWith(response);
    if (this.inFlight.size === 0) return;
    await new Promise<void>((resolve) => {
      const late = setTimeout(resolve, withinMs);
      this.drained = () => {
        clearTimeout(late);
        resolve();
      };
    });
  }
}

function endConnectionWith(response: Response): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}
