import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { Service } from '@fengqiao/contracts/events/envelope';
import type { Bus } from '@fengqiao/nats/bus';
import { ensureStream } from '@fengqiao/nats/stream';
import { traceHeaders } from '@fengqiao/nats/trace-header';
import type pg from 'pg';
import { eventMessage, markMessage, type Message } from './event-message.ts';
import { asProducer } from './producer-span.ts';
import type { RelayMetrics } from './relay-metrics.ts';
import { fixKnownUntil, markSent, stampNext, unsentEvents, type StampedEvent } from './stamped-events.ts';

export interface EventPublisherOptions {
  readonly service: Service;
  readonly bus: Bus;
  readonly clock: ClockPort;
  readonly metrics: RelayMetrics;
}

/** Events stamped at once. */
const batchSize = 250;
/** Batches on their way at once: while one is being acknowledged the next is stamped and sent. */
const batchesUnderWay = 2;
const markEveryMs = 400;
const acknowledgedWithinMs = 5_000;

/** JetStream did not take what we sent: it is away, full, or lost its stream. Nothing is lost; it is sent again. */
export class StreamRefused extends Error {
  constructor(cause: unknown) {
    super('stream refused', { cause });
  }
}

interface Batch {
  readonly size: number;
  /** The latest stamp in it: with it acknowledged, everything stamped up to here is on the stream. */
  readonly until: Date;
  readonly acknowledged: Promise<StreamRefused | null>;
}

/** Publishes events from one connection's partitions to the stream, over several rounds, a few batches at a time. */
export class EventPublisher {
  private readonly inFlight: Batch[] = [];
  private mayHaveUnsent = true;
  private markedAt = -Infinity;

  constructor(
    private readonly client: pg.Client,
    private readonly options: EventPublisherOptions,
  ) {}

  /** What a former holder, or we before a refusal, stamped and could not send is looked for in the next round. */
  lookForUnsent(): void {
    this.mayHaveUnsent = true;
  }

  /**
   * One round; true when there may be more at once. Throws `StreamRefused` for trouble with the stream, anything
   * else for trouble with the database; after either, call `abandon`.
   */
  async publishNext(held: number[]): Promise<boolean> {
    if (this.mayHaveUnsent) {
      await this.makeStream();
      this.send(await unsentEvents(this.client, held));
      await this.finish(held);
      this.mayHaveUnsent = false;
    }
    const events = await stampNext(this.client, held, await this.options.clock.now(), batchSize);
    this.send(events);
    if (events.length === batchSize) {
      await this.confirm(held, batchesUnderWay - 1);
      return true;
    }
    await this.finish(held);
    if (this.isMarkDue()) {
      const until = await fixKnownUntil(this.client, held, await this.options.clock.now());
      if (until) await this.mark(held, until);
    }
    return false;
  }

  /** Waits until everything on its way is acknowledged and known to be. */
  async finish(held: number[]): Promise<void> {
    await this.confirm(held, 0);
  }

  /** After trouble: lets what is on its way come or go. All of it is sent again by whoever holds its partition. */
  async abandon(): Promise<void> {
    this.mayHaveUnsent = true;
    for (const batch of this.inFlight.splice(0)) await batch.acknowledged;
  }

  private send(events: readonly StampedEvent[]): void {
    const last = events.at(-1);
    if (!last) return;
    const messages = events.map((event) => eventMessage(this.options.service, event));
    const acknowledged = this.publish(messages);
    this.inFlight.push({ size: events.length, until: last.recorded_at, acknowledged });
  }

  /** Oldest first, until no more than so many are on their way. */
  private async confirm(held: number[], left: number): Promise<void> {
    for (let batch = this.inFlight[0]; batch && this.inFlight.length > left; batch = this.inFlight[0]) {
      const refused = await batch.acknowledged;
      if (refused) throw refused;
      await markSent(this.client, held, batch.until);
      this.inFlight.shift();
      this.options.metrics.eventsSent.inc(batch.size);
      // Under load there is always a next batch: its stamps are later, so what is confirmed can be told already.
      if (this.inFlight.length > 0 && this.isMarkDue()) await this.mark(held, batch.until);
    }
  }

  private isMarkDue(): boolean {
    return performance.now() - this.markedAt >= markEveryMs;
  }

  private async mark(held: number[], until: Date): Promise<void> {
    const refused = await this.publish([markMessage(this.options.service, held, until)]);
    if (refused) throw refused;
    this.markedAt = performance.now();
  }

  /** After any trouble the stream may be gone with its data: it is made again before it is written to. */
  private async makeStream(): Promise<void> {
    const { bus, service } = this.options;
    try {
      await ensureStream(await bus.manager(), service);
    } catch (error) {
      throw new StreamRefused(error);
    }
  }

  /** The connection keeps the order of sending; all are under way at once and every one must be acknowledged. */
  private async publish(messages: readonly Message[]): Promise<StreamRefused | null> {
    const jetstream = this.options.bus.jetstream();
    const outcomes = await Promise.allSettled(
      messages.map((message) =>
        asProducer(message, (traceparent) =>
          jetstream.publish(message.subject, message.body, {
            ...(message.id !== null && { msgID: message.id }),
            ...(traceparent !== null && { headers: traceHeaders(traceparent) }),
            timeout: acknowledgedWithinMs,
            retries: 0,
          }),
        ),
      ),
    );
    const refused = outcomes.find((outcome) => outcome.status === 'rejected');
    return refused ? new StreamRefused(refused.reason) : null;
  }
}
