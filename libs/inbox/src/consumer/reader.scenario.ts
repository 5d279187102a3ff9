import {
  markSubject,
  streamOf,
  type Envelope,
  type KnownUntil,
  type Service,
} from '@fengqiao/contracts/events/envelope';
import { systemClock } from '@fengqiao/contracts/clock-port';
import { Heads, listHeadsSubject } from '@fengqiao/contracts/rpc/list-events-after';
import { Bus } from '@fengqiao/nats/bus';
import { RpcClient } from '@fengqiao/nats/rpc-client';
import { ensureStream } from '@fengqiao/nats/stream';
import { createLogger } from '@fengqiao/observability/logger';
import { createMetrics } from '@fengqiao/observability/metrics';
import { appendEvents } from '@fengqiao/postgres/store/aggregate-store';
import { Inbox1795305600002 } from '@fengqiao/postgres/migrations/2026-11-22-inbox';
import { Requeue1795392000001 } from '@fengqiao/postgres/migrations/2026-11-23-requeue';
import { envelopeOf } from '@fengqiao/relay/events/event-message';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestNats } from '@fengqiao/test-rig/servers/test-nats';
import { TestService } from '@fengqiao/test-rig/harness/test-service';
import { until } from '@fengqiao/test-rig/harness/until';
import type { Consumer, JetStreamManager } from '@nats-io/jetstream';
import type { DataSource } from 'typeorm';
import { EventProcessor } from './event-processor.ts';
import { EventReader } from './event-reader.ts';
import { GapCheck } from '../marks/gap-check.ts';
import { PoisonMessage, type EventHandler } from '../store/inbox.ts';
import { eventOwner, openDatabase, owner, type Open } from './event-owner.scenario.ts';
import { MarkCheck } from '../marks/mark-check.ts';
import { ReaderMetrics } from './reader-metrics.ts';
import { Rebuild } from '../store/rebuild.ts';
import { Requeue } from '../store/requeue.ts';

const reading: Service = 'scoring';
export const moved = 'fengqiao.intake.case.moved';
export const recordedAt = '2026-11-20T09:00:00.000Z';

/** What readers wrote down: who, of which aggregate, which event. No key: what is taken twice stands here twice. */
const effectTable =
  'create table effect (position serial, aggregate_id uuid, seq int, at timestamptz, reader text)';

function handlerOf(reader: string, understands: readonly string[]): EventHandler {
  return {
    async apply(manager, events) {
      for (const { type, subject, seq, data } of events) {
        if (!understands.includes(type)) throw new PoisonMessage('unknown type');
        if (typeof data !== 'object') throw new PoisonMessage('body does not have the shape of its type');
        const { at = recordedAt } = data as { at?: string };
        const written = [subject, seq, at, reader];
        await manager.query(
          'insert into effect (aggregate_id, seq, at, reader) values ($1, $2, $3, $4)',
          written,
        );
      }
    },
  };
}

export class ReaderHarness {
  /** What comparisons with the owner found further on here than there. */
  readonly ahead = new Map<string, number>();
  private readonly stops: (() => Promise<void>)[] = [];
  private readonly log = createLogger(reading, 'silent');
  private marks = 0;
  readonly clock = new ManualClock('2026-11-20T12:00:00.000Z');
  readonly registry = createMetrics(reading);
  private readonly metrics = new ReaderMetrics(this.registry);

  private ownerService: TestService | null = null;

  private constructor(
    private readonly nats: TestNats,
    private readonly records: Open,
    private readonly inbox: Open,
    private readonly bus: Bus,
  ) {}

  static async start(nats: TestNats): Promise<ReaderHarness> {
    const records = await openDatabase('keeper', eventOwner.migrations);
    const inbox = await openDatabase('inbox', [Inbox1795305600002, Requeue1795392000001]);
    await inbox.dataSource.query(effectTable);
    const bus = new Bus(nats.as(), 'bench', createLogger(reading, 'silent'));
    await bus.whenConnected();
    await ensureStream(await bus.manager(), owner);
    const harness = new ReaderHarness(nats, records, inbox, bus);
    await harness.ownerStarts();
    return harness;
  }

  get dataSource(): DataSource {
    return this.inbox.dataSource;
  }

  manager(): Promise<JetStreamManager> {
    return this.bus.manager();
  }

  async ownerStarts(): Promise<void> {
    const { url: natsUrl } = this.nats;
    const databaseUrl = this.records.url;
    this.ownerService = await TestService.start(owner, eventOwner, {
      clock: systemClock,
      natsUrl,
      databaseUrl,
    });
    const { rpc } = this.processorOf('bench');
    const ask = () => rpc.ask(listHeadsSubject(owner), { after: null, limit: 1 }, Heads).catch(() => null);
    await until('the owner answers', ask);
  }

  /** How far the owner says it is known. */
  async ownerIsAt(moment: string): Promise<void> {
    await this.records.dataSource.query('update relay_partition set stamped_until = $1', [moment]);
  }

  /** Nobody answers for the owner; what it recorded stays. */
  async ownerStops(): Promise<void> {
    await this.ownerService?.stop();
    this.ownerService = null;
  }

  /** A reader as a process of its own would be, until it is stopped. */
  reader(name = 'reader', understands: readonly string[] = [moved]): EventReader {
    const { dataSource, log, nats, metrics } = this;
    const bus = new Bus(nats.as(reading), name, log);
    const { rpc, processor, headCheck } = this.processorOf(name, understands);
    const databaseUrl = this.inbox.url;
    const reader = new EventReader({
      owner,
      reader: reading,
      databaseUrl,
      dataSource,
      bus,
      processor,
      headCheck,
      markCheck: new MarkCheck(owner, rpc, this.clock),
      rebuild: new Rebuild(dataSource, owner, { apply: () => Promise.resolve() }),
      requeue: new Requeue(dataSource, owner, processor),
      log,
      metrics,
    });
    this.stops.push(async () => {
      await reader.stop();
      await bus.close();
    });
    return reader;
  }

  processorOf(name: string, understands: readonly string[] = [moved]) {
    const rpc = new RpcClient(this.nats.as(reading), name);
    this.stops.push(() => rpc.close());
    const processor = new EventProcessor(
      this.dataSource,
      owner,
      handlerOf(name, understands),
      rpc,
      () => undefined,
    );
    const headCheck = new GapCheck(this.dataSource, owner, processor, rpc, (id, seq) =>
      this.ahead.set(id, seq),
    );
    return { rpc, processor, headCheck };
  }

  /** Puts the next events of an aggregate on the owner's record; nothing is published. */
  async record(
    aggregateId: string,
    from: number,
    to = from,
    data: object = {},
    type = 'moved',
  ): Promise<Envelope[]> {
    const common = {
      aggregateType: 'case',
      aggregateId,
      type,
      occurredAt: Date.parse(recordedAt),
      data,
      record: {},
    };
    const events = Array.from({ length: to - from + 1 }, (_, i) => ({ ...common, seq: from + i }));
    const { manager } = this.records.dataSource;
    await appendEvents(manager, events);
    await manager.query('update event set recorded_at = $1 where recorded_at is null', [recordedAt]);
    return events.map((event) =>
      envelopeOf(owner, {
        ...event,
        aggregate_type: 'case',
        aggregate_id: aggregateId,
        occurred_at: new Date(event.occurredAt),
        recorded_at: new Date(recordedAt),
        traceparent: null,
      }),
    );
  }

  /** As many copies as asked: without a message id the stream does not know a second one for what it is. */
  async publish(...events: readonly Envelope[]): Promise<void> {
    for (const event of events) await this.publishRaw(event.type, JSON.stringify(event));
  }

  async publishRaw(subject: string, body: string | Uint8Array, msgID?: string): Promise<void> {
    await this.bus.jetstream().publish(subject, body, msgID ? { msgID } : {});
  }

  /** Publishes a newer mark of every partition and gives its moment. */
  async mark(): Promise<string> {
    const knownUntil = new Date(Date.parse(recordedAt) + ++this.marks * 1_000).toISOString();
    const mark: KnownUntil = {
      partitions: Array.from({ length: 16 }, (_, partition) => ({ partition, knownUntil })),
    };
    await this.publishRaw(markSubject(owner), JSON.stringify(mark));
    return knownUntil;
  }

  /** The mark of partition 0 the reading service trusts; null before the first. */
  async known(): Promise<string | null> {
    const rows: { known_until: Date }[] = await this.dataSource.query(
      'select known_until from known_until where partition = 0',
    );
    return rows[0]?.known_until.toISOString() ?? null;
  }

  /** Marks are trusted only behind what they speak of: with a new one trusted, all before it has been dealt with. */
  async settled(moment?: string): Promise<void> {
    const asked = moment ?? (await this.mark());
    await until('a new mark is trusted', async () => {
      if (((await this.known()) ?? '') >= asked) return true;
      await this.mark();
      return false;
    });
  }

  /** Meanwhile readers wait at the next mark they would write down. */
  async whileHeldUp(work: () => Promise<void>): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await manager.query('lock table known_until in exclusive mode');
      await work();
    });
  }

  isConnected(): boolean {
    return this.bus.isConnected();
  }

  /** `seq`s of an aggregate in the order they took effect. */
  async effects(aggregateId: string): Promise<number[]> {
    const rows: { seq: number }[] = await this.dataSource.query(
      'select seq from effect where aggregate_id = $1 order by position',
      [aggregateId],
    );
    return rows.map((row) => row.seq);
  }

  /** Who took each event of an aggregate into effect, in order. */
  async readers(aggregateId: string): Promise<string[]> {
    const rows: { reader: string }[] = await this.dataSource.query(
      'select reader from effect where aggregate_id = $1 order by position',
      [aggregateId],
    );
    return rows.map((row) => row.reader);
  }

  consumer(): Promise<Consumer> {
    return this.bus.jetstream().consumers.get(streamOf(owner).name, reading);
  }

  /** How often the stream had to deliver a message again to the reading service. */
  async redelivered(): Promise<number> {
    return (await (await this.manager()).consumers.info(streamOf(owner).name, reading)).num_redelivered;
  }

  async parked(): Promise<Record<string, { seq: number; reason: string }>> {
    const rows: { aggregate_id: string; seq: number; reason: string }[] =
      await this.dataSource.query('select * from dead_letter');
    return Object.fromEntries(rows.map(({ aggregate_id, seq, reason }) => [aggregate_id, { seq, reason }]));
  }

  async parkedSince(aggregateId: string): Promise<number> {
    const [row] = await this.dataSource.query(
      'select parked_at as at from dead_letter where aggregate_id = $1',
      [aggregateId],
    );
    return row.at.getTime();
  }

  async stop(): Promise<void> {
    for (const stop of this.stops.reverse()) await stop();
    await (await this.bus.manager()).streams.delete(streamOf(owner).name).catch(() => undefined);
    await this.bus.close();
    await this.ownerStops();
    for (const { dataSource, drop } of [this.records, this.inbox]) {
      await dataSource.destroy();
      await drop();
    }
  }
}
