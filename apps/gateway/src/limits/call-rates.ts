import { ProblemException } from '@fengqiao/service/problems/problem';
import type { Response } from 'express';
import type { RateSettings } from '../bootstrap/gateway-config.ts';

const minuteMs = 60_000;
/** So much of a minute's worth may come at once: a page asks for much when it opens. */
const burstMs = 15_000;

/** One bucket a caller, kept as the moment at which it is full again; forgotten when it is. */
class Buckets {
  private readonly full = new Map<string, number>();

  constructor(private readonly aMinute: number) {}

  /** Seconds to wait; 0: go on. `now` by a monotonic clock, milliseconds. */
  take(name: string, now: number): number {
    const apart = minuteMs / this.aMinute;
    const fullAt = Math.max(this.full.get(name) ?? now, now) + apart;
    if (fullAt - now > Math.max(burstMs, apart))
      return Math.max(1, Math.ceil((fullAt - now - burstMs) / 1_000));
    this.full.delete(name);
    this.full.set(name, fullAt);
    this.forgetTwo(now);
    return 0;
  }

  /** Of those longest unused, so that there are never many more than callers of the last quarter of a minute. */
  private forgetTwo(now: number): void {
    let looked = 0;
    for (const [name, fullAt] of this.full) {
      if (looked++ === 2) return;
      if (fullAt <= now) this.full.delete(name);
    }
  }
}

/**
 * How much one address and one session may ask of the services: so many a minute, so many at once. Each gateway counts
 * for itself; the services have bounds of their own behind it.
 */
export class CallRates {
  private readonly addresses: Buckets;
  private readonly sessions: Buckets;
  private readonly underWay = new Map<string, number>();

  constructor(private readonly rates: RateSettings) {
    this.addresses = new Buckets(rates.byAddress);
    this.sessions = new Buckets(rates.bySession);
  }

  /** Throws `rate-limited`. The address counts for whoever is not signed in: behind one of an office sit many who are. */
  take(response: Response, address: string, session: string | null): void {
    const now = performance.now();
    const wait = session ? this.sessions.take(session, now) : this.addresses.take(address, now);
    if (wait > 0) throw new ProblemException('rate-limited', [], { retryAfterSeconds: wait });
    const name = session ? `session ${session}` : `address ${address}`;
    const count = this.underWay.get(name) ?? 0;
    if (count >= this.rates.mostAtOnce)
      throw new ProblemException('rate-limited', [], { retryAfterSeconds: 1 });
    this.underWay.set(name, count + 1);
    response.once('close', () => {
      const left = (this.underWay.get(name) ?? 1) - 1;
      if (left > 0) this.underWay.set(name, left);
      else this.underWay.delete(name);
    });
  }
}
