import type { NextFunction, Request, Response } from 'express';
import { Counter, Gauge, type Registry } from 'prom-client';
import { ProblemException } from './problem.ts';
import { isForOperators, isImport } from './routes.ts';

/** Each may hold 20 MB, before it is known whose it is. */
const mostImports = 8;

/**
 * Lets in so many requests at once and turns the others away at once: what would wait behind them for the database
 * would only be late, and fill the memory meanwhile. When the service stops, it ends every connection with its
 * answer.
 */
export class RequestDoor {
  /** Those of operators included, who are let in always. */
  private readonly unanswered = new Set<Response>();
  private underWay = 0;
  private imports = 0;
  private closing = false;
  private emptied: (() => void) | null = null;
  private readonly turnedAway: Counter;

  /** `most`: requests under way in this process. */
  constructor(
    private readonly most: number,
    registry: Registry,
  ) {
    const registers = [registry];
    const collect = () => gauge.set(this.underWay);
    const gauge: Gauge = new Gauge({
      name: 'fengqiao_http_requests_under_way',
      help: 'Requests let in and not yet answered',
      registers,
      collect,
    });
    this.turnedAway = new Counter({
      name: 'fengqiao_http_requests_turned_away_total',
      help: 'Requests answered unavailable at once, because too many were under way',
      registers,
    });
  }

  readonly admit = (request: Request, response: Response, next: NextFunction): void => {
    if (this.closing) endConnectionWith(response);
    const one = isForOperators(request) ? 0 : 1;
    const oneImport = isImport(request) ? 1 : 0;
    if (this.underWay + one > this.most || this.imports + oneImport > mostImports) {
      this.turnedAway.inc();
      next(new ProblemException('unavailable'));
      return;
    }
    this.unanswered.add(response);
    this.underWay += one;
    this.imports += oneImport;
    response.once('close', () => {
      this.unanswered.delete(response);
      this.underWay -= one;
      this.imports -= oneImport;
      if (this.unanswered.size === 0) this.emptied?.();
    });
    next();
  };

  /** Resolves when everybody has an answer, or after so long. From the call on every answer is its connection's last. */
  async close(withinMs: number): Promise<void> {
    this.closing = true;
    for (const response of this.unanswered) endConnectionWith(response);
    if (this.unanswered.size === 0) return;
    await new Promise<void>((resolve) => {
      const late = setTimeout(resolve, withinMs);
      this.emptied = () => {
        clearTimeout(late);
        resolve();
      };
    });
  }
}

function endConnectionWith(response: Response): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}
