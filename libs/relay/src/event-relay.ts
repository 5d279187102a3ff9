import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { Service } from '@fengqiao/contracts/events/envelope';
import { ensureStream } from '@fengqiao/nats/stream';
import type { Bus } from '@fengqiao/nats/bus';
import type { Logger } from '@fengqiao/observability/logger';
import type { JetStreamClient } from '@nats-io/jetstream';
import pg from 'pg';
import { eventMessage, markMessage, type Message } from './event-message.ts';
import { PartitionClaims, relayApplicationName } from './partition-claims.ts';
import type { RelayMetrics } from './relay-metrics.ts';
import { fixKnownUntil, markSent, stampNext, unsentEvents, type StampedEvent } from './stamped-events.ts';
import { Waker } from './waker.ts';

export interface EventRelayOptions {
  readonly service: Service;
  readonly databaseUrl: string;
  readonly bus: Bus;
  readonly clock: ClockPort;
  readonly log: Logger;
  readonly metrics: RelayMetrics;
}

const batchSize = 500;
const pollMs = 200;
const markEveryMs = 400;
const claimEveryMs = 1_000;
const longestRetryMs = 5_000;
const acknowledgedWithinMs = 5_000;

/**
 * Carries committed events to JetStream, in order within a partition, at least once, with one stamp each. It dies
 * safely at any line: what is stamped and unsent is found again, what is sent twice has the same message id.
 */
export class EventRelay {
  private readonly waker = new Waker();
  private readonly done: Promise<void>;
  private stopping = false;
  private claims: PartitionClaims | null = null;
  private markedAt = 0;

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
    const { service, metrics, log, bus } = this.options;
    const claims = new PartitionClaims(client, service);
    this.claims = claims;
    let claimedAt = 0;
    let mayHaveUnsent = true;
    let retryMs = pollMs;
    while (!this.stopping) {
      if (Date.now() - claimedAt >= claimEveryMs) {
        claimedAt = Date.now();
        mayHaveUnsent = (await claims.refresh()) || mayHaveUnsent;
        metrics.partitionsHeld.set(claims.held.length);
      }
      succeeded();
      if (!bus.isConnected() || claims.held.length === 0) {
        await this.waker.rest(pollMs);
        continue;
      }
      try {
        const sent = await this.relayRound(client, claims.held, mayHaveUnsent);
        mayHaveUnsent = false;
        retryMs = pollMs;
        if (sent < batchSize) await this.waker.rest(pollMs);
      } catch (error) {
        if (!(error instanceof StreamRefused)) throw error;
        metrics.failures.inc();
        log.warn({ err: error.cause, retryMs }, 'stream refused events');
        mayHaveUnsent = true;
        await this.waker.rest(retryMs);
        retryMs = Math.min(retryMs * 2, longestRetryMs);
      }
    }
  }

  private async relayRound(client: pg.Client, held: number[], mayHaveUnsent: boolean): Promise<number> {
    const { clock } = this.options;
    const jetstream = await this.openStream(mayHaveUnsent);
    let sent = mayHaveUnsent ? await this.send(jetstream, client, held, await unsentEvents(client, held)) : 0;
    sent += await this.send(
      jetstream,
      client,
      held,
      await stampNext(client, held, await clock.now(), batchSize),
    );
    if (Date.now() - this.markedAt >= markEveryMs) {
      const knownUntil = await fixKnownUntil(client, held, await clock.now());
      if (knownUntil) await publishAll(jetstream, [markMessage(this.options.service, held, knownUntil)]);
      this.markedAt = Date.now();
    }
    return sent;
  }

  private async send(
    jetstream: JetStreamClient,
    client: pg.Client,
    held: number[],
    events: readonly StampedEvent[],
  ): Promise<number> {
    if (events.length === 0) return 0;
    await publishAll(
      jetstream,
      events.map((event) => eventMessage(this.options.service, event)),
    );
    await markSent(client, held);
    this.options.metrics.eventsSent.inc(events.length);
    return events.length;
  }

  /** After any trouble the stream may be gone with its data: it is made again before it is written to. */
  private async openStream(afterTrouble: boolean): Promise<JetStreamClient> {
    const { bus, service } = this.options;
    try {
      if (afterTrouble) await ensureStream(await bus.manager(), service);
      return bus.jetstream();
    } catch (error) {
      throw new StreamRefused(error);
    }
  }
}

/** JetStream did not take what we sent: it is away, full, or lost its stream. Nothing is lost; it is sent again. */
class StreamRefused extends Error {
  constructor(cause: unknown) {
    super('stream refused', { cause });
  }
}

/** The connection keeps the order of sending; all are under way at once and every one must be acknowledged. */
async function publishAll(jetstream: JetStreamClient, messages: readonly Message[]): Promise<void> {
  const acknowledged = await Promise.allSettled(
    messages.map(({ subject, body, id }) =>
      jetstream.publish(subject, body, {
        ...(id !== null && { msgID: id }),
        timeout: acknowledgedWithinMs,
        retries: 0,
      }),
    ),
  );
  const refused = acknowledged.find((outcome) => outcome.status === 'rejected');
  if (refused) throw new StreamRefused(refused.reason);
}
