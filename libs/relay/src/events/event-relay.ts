import type { Logger } from '@fengqiao/observability/logger';
import pg from 'pg';
import { EventPublisher, StreamRefused, type EventPublisherOptions } from './event-publisher.ts';
import { PartitionClaims, relayApplicationName } from './partition-claims.ts';
import { Waker } from '../polling/waker.ts';

export interface EventRelayOptions extends EventPublisherOptions {
  readonly databaseUrl: string;
  readonly log: Logger;
}

const pollMs = 200;
const claimEveryMs = 1_000;
const longestRetryMs = 5_000;

/**
 * Publishes committed events to JetStream, in order within a partition, at least once, with one stamp each. It dies
 * safely at any line: what is stamped and unsent is found again, what is sent twice has the same message id.
 */
export class EventRelay {
  private readonly waker = new Waker();
  private readonly done: Promise<void>;
  private stopping = false;
  private claims: PartitionClaims | null = null;
  /** Between rounds that the stream refused. */
  private retryMs = pollMs;

  constructor(private readonly options: EventRelayOptions) {
    this.done = this.runUntilStopped();
  }

  /** Partitions this process answers for; its ladder plans go by the same claims. */
  get held(): number[] {
    return this.claims?.held ?? [];
  }

  wake(): void {
    this.waker.wake();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.waker.wake();
    await this.done;
  }

  private async runUntilStopped(): Promise<void> {
    let retryMs = pollMs;
    while (!this.stopping) {
      const { databaseUrl, service, log, metrics } = this.options;
      const client = new pg.Client({
        connectionString: databaseUrl,
        application_name: relayApplicationName(service),
        connectionTimeoutMillis: 2_000,
        keepAlive: true,
      });
      // A lost connection also rejects the query under way; without a listener it would end the process.
      client.on('error', () => undefined);
      try {
        await client.connect();
        await this.relayOn(client, () => (retryMs = pollMs));
      } catch (error) {
        metrics.failures.inc();
        log.warn({ err: error, retryMs }, 'event relay interrupted');
      } finally {
        this.claims = null;
        metrics.partitionsHeld.set(0);
        await client.end().catch(() => undefined);
      }
      if (!this.stopping) await this.waker.rest(retryMs);
      retryMs = Math.min(retryMs * 2, longestRetryMs);
    }
  }

  /** Claims are kept while NATS is away: ladder plans still find their way to Temporal. */
  private async relayOn(client: pg.Client, succeeded: () => void): Promise<void> {
    const { service, metrics, bus } = this.options;
    const claims = new PartitionClaims(client, service);
    const publisher = new EventPublisher(client, this.options);
    this.claims = claims;
    let claimedAt = -Infinity;
    while (!this.stopping) {
      if (performance.now() - claimedAt >= claimEveryMs) {
        // A partition changes hands with nothing of it on the way.
        await this.attempt(publisher, () => publisher.finish(claims.held));
        if (await claims.refresh()) publisher.lookForUnsent();
        claimedAt = performance.now();
        metrics.partitionsHeld.set(claims.held.length);
      }
      succeeded();
      const mayBeMore =
        bus.isConnected() &&
        claims.held.length > 0 &&
        (await this.attempt(publisher, async () => {
          const isMore = await publisher.publishNext(claims.held);
          this.retryMs = pollMs;
          return isMore;
        }));
      if (!mayBeMore) await this.waker.rest(this.retryMs);
    }
    await this.attempt(publisher, () => publisher.finish(claims.held));
  }

  /** What the stream refused is kept and tried again, ever more slowly; trouble with the database is the caller's. */
  private async attempt<T>(publisher: EventPublisher, work: () => Promise<T>): Promise<T | false> {
    const { metrics, log } = this.options;
    try {
      return await work();
    } catch (error) {
      await publisher.abandon();
      if (!(error instanceof StreamRefused)) throw error;
      this.retryMs = Math.min(this.retryMs * 2, longestRetryMs);
      metrics.failures.inc();
      log.warn({ err: error.cause, retryMs: this.retryMs }, 'stream refused events');
      return false;
    }
  }
}
