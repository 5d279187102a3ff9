import { Counter, type Registry } from 'prom-client';
import { ProblemException } from '../../problems/problem.ts';
import { mostImports, type HttpLimits } from '../limits/http-limits.ts';

/**
 * Who sends a body has a place from its first byte to the answer, and nobody has more than a share of them; so whoever
 * leaves bodies unfinished, or commands waiting, is alone in being turned away.
 */
export class BodyPlaces {
  private readonly bodies = new Map<string, number>();
  private readonly importsBy = new Map<string, number>();
  private imports = 0;
  private readonly refused: Counter;

  constructor(
    private readonly limits: HttpLimits,
    registry: Registry,
  ) {
    this.refused = new Counter({
      name: 'fengqiao_http_bodies_turned_away_total',
      help: 'Bodies not read because their caller, or imports altogether, had all the places there are',
      registers: [registry],
    });
  }

  /**
   * `caller`: whose they are counted. Answers how the place is given back; throws `rate-limited` where the caller has
   * enough of them, `unavailable` where all imports' places are taken.
   */
  take(caller: string, isImport: boolean): () => void {
    const { mostBodiesPerCaller, mostImportsPerCaller } = this.limits;
    const held = isImport ? this.importsBy : this.bodies;
    const most = isImport ? mostImportsPerCaller : mostBodiesPerCaller;
    if ((held.get(caller) ?? 0) >= most) throw this.refusal('rate-limited');
    if (isImport && this.imports >= mostImports) throw this.refusal('unavailable');
    const change = (by: number) => {
      if (isImport) this.imports += by;
      const now = (held.get(caller) ?? 0) + by;
      if (now > 0) held.set(caller, now);
      else held.delete(caller);
    };
    change(1);
    return () => change(-1);
  }

  private refusal(code: 'rate-limited' | 'unavailable'): ProblemException {
    this.refused.inc();
    return new ProblemException(code, [], code === 'rate-limited' ? { retryAfterSeconds: 2 } : {});
  }
}
