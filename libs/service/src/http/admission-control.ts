import type { NextFunction, Request, Response } from 'express';
import { Counter, Gauge, type Registry } from 'prom-client';
import { ProblemException } from '../problems/problem.ts';
import { isForOperators, isImport } from './routes.ts';

/** Each may hold 20 MB, before it is known whose it is. */
const mostImports = 8;

/**
 * Lets in so many requests at once and turns the others away at once: what would wait behind them for the database
 * would only be late, and fill the memory meanwhile. When the service stops, it ends every connection with its
 * answer.
 */
export class AdmissionControl {
  /** Those of operators included, who are let in always. */
  private readonly inFlight = new Set<Response>();
  private counted = 0;
  private imports = 0;
  private closing = false;
  private drained: (() => void) | null = null;
  private readonly rejected: Counter;

  /** `most`: requests under way in this process. */
  constructor(
    private readonly most: number,
    registry: Registry,
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
    const oneImport = isImport(request) ? 1 : 0;
    if (this.counted + one > this.most || this.imports + oneImport > mostImports) {
      this.rejected.inc();
      next(new ProblemException('unavailable'));
      return;
    }
    this.inFlight.add(response);
    this.counted += one;
    this.imports += oneImport;
    response.once('close', () => {
      this.inFlight.delete(response);
      this.counted -= one;
      this.imports -= oneImport;
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
