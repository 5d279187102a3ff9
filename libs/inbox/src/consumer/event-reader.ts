import {
  KnownUntil,
  markSubject,
  streamOf,
  type Envelope,
  type Service,
} from '@fengqiao/contracts/events/envelope';
import type { Bus } from '@fengqiao/nats/bus';
import { MessageFeed } from '@fengqiao/nats/message-feed';
import { ensureStream } from '@fengqiao/nats/stream';
import type { Logger } from '@fengqiao/observability/logger';
import { AckPolicy, DeliverPolicy, type Consumer, type JsMsg } from '@nats-io/jetstream';
import type { DataSource } from 'typeorm';
import { asConsumer } from './consumer-spans.ts';
import type { EventProcessor } from './event-processor.ts';
import type { GapCheck } from '../marks/gap-check.ts';
import { advanceMarks, PoisonMessage, park, readInbox } from '../store/inbox.ts';
import { Leadership } from './leadership.ts';
import { momentOf, type Mark, type MarkCheck } from '../marks/mark-check.ts';
import { aggregateOf, parseJson, readMessage } from './read-message.ts';
import type { ReaderMetrics } from './reader-metrics.ts';
import type { Rebuild } from '../store/rebuild.ts';
import type { Requeue } from '../store/requeue.ts';

export interface EventReaderOptions {
  readonly owner: Service;
  /** Durable name: the reading service. */
  readonly reader: Service;
  readonly databaseUrl: string;
  readonly dataSource: DataSource;
  readonly bus: Bus;
  readonly processor: EventProcessor;
  readonly headCheck: GapCheck;
  readonly markCheck: MarkCheck;
  readonly requeue: Requeue;
  readonly rebuild: Rebuild;
  readonly log: Logger;
  readonly metrics: ReaderMetrics;
}

const batchSize = 250;
const restMs = 200;
const waitMs = 500;
const longestRetryMs = 5_000;
const redeliverAfterNanos = 30 * 1_000_000_000;

/**
 * Reads one owner's stream through a durable pull consumer. Of several processes of the reading service one reads at
 * a time (a lock in its database), so events and marks are taken in the stream's order; the others stand by.
 */
export class EventReader {
  private stopping = false;
  private readonly done: Promise<void>;

  constructor(private readonly options: EventReaderOptions) {
    this.done = this.readUntilStopped();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.done;
  }

  private async readUntilStopped(): Promise<void> {
    const { databaseUrl, owner, reader, bus, log, metrics } = this.options;
    const leadership = new Leadership(databaseUrl, `${reader} reads ${owner}`);
    let retryMs = restMs;
    while (!this.stopping) {
      try {
        if (bus.isConnected() && (await leadership.win())) {
          await this.read(leadership, () => (retryMs = restMs));
          await leadership.resign();
        }
      } catch (error) {
        metrics.failures.inc({ owner });
        log.warn({ err: error, owner, retryMs }, 'event reader interrupted');
        retryMs = Math.min(retryMs * 2, longestRetryMs);
        await leadership.resign();
      }
      if (!this.stopping) await new Promise((resolve) => setTimeout(resolve, retryMs));
    }
    await leadership.resign();
  }

  private async read(leadership: Leadership, succeeded: () => void): Promise<void> {
    const feed = await MessageFeed.open(await this.openConsumer());
    try {
      let caughtUp = false;
      let reached: number | null = null;
      while (!this.stopping && leadership.isHeld() && !feed.isLost()) {
        const messages = await feed.take(batchSize, waitMs);
        for (const { seq } of messages) {
          // A place left out is a message the stream dropped before we had it: ask the owner anew.
          if (reached !== null && seq > reached + 1) caughtUp = false;
          reached = Math.max(reached ?? 0, seq);
        }
        await this.ackOrNak(messages, caughtUp);
        succeeded();
        if (await this.options.rebuild.beginWhenAsked()) return await this.deleteConsumer();
        await this.options.requeue.runWhenDue();
        const wasCaughtUp = caughtUp;
        const lag = messages.at(-1)?.info.pending ?? 0;
        this.options.metrics.lag.set({ owner: this.options.owner }, lag);
        if (lag > 0) continue;
        if (caughtUp) await this.options.headCheck.runWhenDue();
        else caughtUp = await this.options.headCheck.run();
        if (caughtUp && !wasCaughtUp) await this.options.rebuild.finish();
      }
    } finally {
      await feed.close();
    }
  }

  /** The stream is read from its beginning by whoever reads next. */
  private async deleteConsumer(): Promise<void> {
    const { bus, owner, reader, log } = this.options;
    log.info({ owner }, 'rebuilding: everything of it is taken again');
    await (await bus.manager()).consumers.delete(streamOf(owner).name, reader);
  }

  private async ackOrNak(messages: readonly JsMsg[], caughtUp: boolean): Promise<void> {
    try {
      await asConsumer(messages, () => this.take(messages, caughtUp));
    } catch (error) {
      for (const message of messages) message.nak(restMs);
      throw error;
    }
    for (const message of messages) message.ack();
  }

  /**
   * Events before marks: a mark may only speak of what is already in effect. Until the owner has been asked what the
   * stream may have dropped (`caughtUp`), marks are passed over; another comes within the second.
   */
  private async take(messages: readonly JsMsg[], caughtUp: boolean): Promise<void> {
    const { owner } = this.options;
    const marks: Mark[] = [];
    const events: Envelope[] = [];
    for (const message of messages) {
      if (message.subject === markSubject(owner)) {
        const mark = KnownUntil.safeParse(parseJson(message.data));
        if (mark.success) marks.push(...mark.data.partitions);
        continue;
      }
      const event = readMessage(owner, message);
      if (!(event instanceof PoisonMessage)) {
        events.push(event);
        continue;
      }
      // What came before it is in effect before its aggregate is parked; what comes after finds it parked.
      await this.process(events.splice(0));
      await this.parkUnreadable(message, event);
    }
    await this.process(events);
    if (caughtUp && marks.length > 0) await this.believe(marks);
  }

  private async believe(marks: readonly Mark[]): Promise<void> {
    const { owner, dataSource, markCheck, metrics } = this.options;
    const believed = await markCheck.believable(marks);
    metrics.marksRefused.inc({ owner }, marks.length - believed.length);
    // Of one partition only the newest mark counts, and one statement may name a partition once.
    const newest = new Map<number, number>();
    for (const mark of believed)
      newest.set(mark.partition, Math.max(momentOf(mark), newest.get(mark.partition) ?? -Infinity));
    const known = [...newest].map(([partition, at]) => ({ partition, knownUntil: new Date(at) }));
    if (known.length > 0) await advanceMarks(dataSource.manager, owner, known);
  }

  private async process(events: readonly Envelope[]): Promise<void> {
    if (events.length === 0) return;
    await this.options.processor.process(events);
    this.options.metrics.events.inc({ owner: this.options.owner }, events.length);
  }

  /**
   * A body nobody can read still says by its message id whose it was, and so whether it says anything new; without
   * one it is kept under its place.
   */
  private async parkUnreadable(message: JsMsg, reason: PoisonMessage): Promise<void> {
    const { owner, dataSource, metrics, log } = this.options;
    const { manager } = dataSource;
    const of = aggregateOf(message.headers?.get('Nats-Msg-Id') ?? '');
    const inEffect = of && (await readInbox(manager, owner, [of.aggregateId])).get(of.aggregateId);
    if (of && of.seq <= (inEffect ?? 0)) return;
    const { aggregateId, seq } = of ?? { aggregateId: `stream:${message.seq}`, seq: 0 };
    await park(manager, owner, aggregateId, seq, reason.message);
    metrics.parked.inc({ owner });
    log.error({ owner, streamSeq: message.seq, reason: reason.message }, 'unreadable message parked');
  }

  private async openConsumer(): Promise<Consumer> {
    const { bus, owner, reader } = this.options;
    const manager = await bus.manager();
    await ensureStream(manager, owner);
    const { name } = streamOf(owner);
    await manager.consumers.add(name, {
      durable_name: reader,
      ack_policy: AckPolicy.Explicit,
      deliver_policy: DeliverPolicy.All,
      ack_wait: redeliverAfterNanos,
      max_deliver: -1,
      max_ack_pending: batchSize * 4,
    });
    return bus.jetstream().consumers.get(name, reader);
  }
}
