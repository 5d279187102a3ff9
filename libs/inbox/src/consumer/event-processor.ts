import type { Envelope, Service } from '@fengqiao/contracts/events/envelope';
import { EventsAfter, listEventsAfterSubject } from '@fengqiao/contracts/rpc/list-events-after';
import type { RpcClient } from '@fengqiao/nats/rpc-client';
import { QueryFailedError, type DataSource, type EntityManager } from 'typeorm';
import {
  advanceInbox,
  PoisonMessage,
  park,
  parkedAmong,
  readInbox,
  sortBatch,
  type EventHandler,
} from '../store/inbox.ts';

/** Few enough that the answer fits into one NATS message (1 MB), however many clocks the aggregate has had. */
const askedAtOnce = 100;

/** Takes an owner's events into effect, each once and in order, whatever the stream does. */
export class EventProcessor {
  constructor(
    private readonly dataSource: DataSource,
    private readonly owner: Service,
    private readonly handler: EventHandler,
    private readonly rpc: RpcClient,
    private readonly onParked: (aggregateId: string, seq: number, reason: string) => void,
  ) {}

  /** Throws when nothing could be done for want of the database or of the owner's answer: deliver again later. */
  async process(batch: readonly Envelope[]): Promise<void> {
    const gaps = await this.processTogether(batch);
    for (const [aggregateId, seq] of gaps) await this.catchUp(aggregateId, seq);
  }

  /** Asks the owner for everything after what is in effect, and takes it. */
  async catchUp(aggregateId: string, after: number): Promise<void> {
    let seq = after;
    for (;;) {
      const question = { aggregateId, seq, limit: askedAtOnce };
      const { events } = await this.rpc.ask(listEventsAfterSubject(this.owner), question, EventsAfter);
      const last = events.at(-1);
      if (!last) return;
      await this.processTogether(events);
      seq = last.seq;
    }
  }

  /** One transaction for the whole batch; where one is poison, one for each aggregate instead. */
  private async processTogether(batch: readonly Envelope[]): Promise<ReadonlyMap<string, number>> {
    try {
      return await this.dataSource.transaction((manager) => this.applyBatch(manager, batch));
    } catch (error) {
      if (!poisonIn(error)) throw error;
      return this.processByAggregate(batch);
    }
  }

  private async processByAggregate(batch: readonly Envelope[]): Promise<ReadonlyMap<string, number>> {
    const gaps = new Map<string, number>();
    for (const event of batch) {
      try {
        const found = await this.processAlone(event);
        for (const [id, seq] of found) gaps.set(id, seq);
      } catch (error) {
        const poison = poisonIn(error);
        if (!poison) throw error;
        await park(this.dataSource.manager, this.owner, event.subject, event.seq, poison.message);
        this.onParked(event.subject, event.seq, poison.message);
      }
    }
    return gaps;
  }

  /**
   * Twice, before it is given up: a reader that has just lost its leadership may have taken the same event at the same
   * moment, which looks like a contradiction once, and is skipped as known then.
   */
  private async processAlone(event: Envelope): Promise<ReadonlyMap<string, number>> {
    const take = () => this.dataSource.transaction((manager) => this.applyBatch(manager, [event]));
    return take().catch((error: unknown) => {
      if (!poisonIn(error)) throw error;
      return take();
    });
  }

  private async applyBatch(
    manager: EntityManager,
    batch: readonly Envelope[],
  ): Promise<ReadonlyMap<string, number>> {
    const ids = [...new Set(batch.map((event) => event.subject))];
    const parked = await parkedAmong(manager, this.owner, ids);
    const inEffect = await readInbox(manager, this.owner, ids);
    const { next, gaps } = sortBatch(
      batch.filter((event) => !parked.has(event.subject)),
      inEffect,
    );
    if (next.length > 0) {
      await this.handler.apply(manager, next);
      await advanceInbox(manager, this.owner, next);
    }
    return gaps;
  }
}

/**
 * What the database refuses once it refuses every time: a value (SQLSTATE class 22), what contradicts what is there
 * (23), what no index or stack of its has room for (54). Its own words may quote the value.
 */
function poisonIn(error: unknown): PoisonMessage | null {
  if (error instanceof PoisonMessage) return error;
  const { code = '' } = error instanceof QueryFailedError ? (error.driverError as { code?: string }) : {};
  return /^(22|23|54)/.test(code) ? new PoisonMessage(`the database refuses a value of it (${code})`) : null;
}
