import { streamOf, markSubject, type Envelope, type KnownUntil } from '@fengqiao/contracts/events/envelope';
import { partitionOf } from '@fengqiao/contracts/partitions';
import { systemClock, type ClockPort } from '@fengqiao/contracts/clock-port';
import { Bus } from '@fengqiao/nats/bus';
import { createLogger } from '@fengqiao/observability/logger';
import { createMetrics } from '@fengqiao/observability/metrics';
import { appendEvents } from '@fengqiao/postgres/store/aggregate-store';
import { createDataSource } from '@fengqiao/postgres/connection/data-source';
import { outboxMigrations } from '@fengqiao/postgres/migrations/outbox-migrations';
import { cloneDatabase, type TestDatabase } from '@fengqiao/test-rig/databases/database';
import { testBus } from '@fengqiao/test-rig/servers/test-bus';
import type { TestNats } from '@fengqiao/test-rig/servers/test-nats';
import { until } from '@fengqiao/test-rig/harness/until';
import type { JetStreamManager } from '@nats-io/jetstream';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { EventRelay } from './event-relay.ts';
import { relayApplicationName } from './partition-claims.ts';
import { RelayMetrics } from './relay-metrics.ts';

const outbox = { entities: [], migrations: outboxMigrations };
export const service = 'intake';

/** An event or a mark as it stands on the stream. */
export interface OnStream {
  readonly id: string | undefined;
  readonly event: Envelope | null;
  readonly mark: KnownUntil | null;
}

/** A database that owes events, the stream they go to, and relays between the two. */
export class RelayHarness {
  private readonly stops: (() => Promise<void>)[] = [];
  private seen: { stream: string | undefined; to: number; held: OnStream[] } = {
    stream: undefined,
    to: 0,
    held: [],
  };

  private constructor(
    readonly database: TestDatabase,
    readonly dataSource: DataSource,
    private readonly nats: TestNats | null,
    readonly bus: Bus,
  ) {}

  static async start(nats: TestNats | null): Promise<RelayHarness> {
    const database = await cloneDatabase('outbox', outbox);
    const dataSource = createDataSource({ ...outbox, url: database.url, applicationName: 'bench' });
    await dataSource.initialize();
    return new RelayHarness(database, dataSource, nats, busTo(nats));
  }

  /** A relay as a process of its own would be: own connections, own metrics. */
  relay(clock: ClockPort = systemClock): EventRelay {
    const bus = busTo(this.nats);
    const log = createLogger(service, 'silent');
    const metrics = new RelayMetrics(createMetrics(service));
    const relay = new EventRelay({ service, databaseUrl: this.database.url, bus, clock, log, metrics });
    this.stops.push(async () => {
      await relay.stop();
      await bus.close();
    });
    return relay;
  }

  /** A bare connection, counted among the relays as a relay's own is. */
  async relayConnection(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.database.url,
      application_name: relayApplicationName(service),
    });
    client.on('error', () => undefined);
    await client.connect();
    this.stops.push(() => client.end().catch(() => undefined));
    return client;
  }

  /** Commits the next `count` events of each aggregate, one aggregate after the other in turns. */
  async commit(aggregates: readonly string[], from: number, count: number): Promise<void> {
    const turns = Array.from({ length: count }, (_, turn) =>
      aggregates.map((aggregateId) => ({ aggregateId, seq: from + turn })),
    );
    const common = {
      aggregateType: 'case',
      type: 'moved',
      occurredAt: Date.parse('2026-11-20T09:00:00Z'),
      data: {},
      record: {},
    };
    await this.dataSource.transaction((manager) =>
      appendEvents(
        manager,
        turns.flat().map((event) => ({ ...common, ...event })),
      ),
    );
  }

  /** `recorded_at` of every event by its message id. */
  async stamps(): Promise<Record<string, string | undefined>> {
    const rows: { id: string; recorded_at: Date | null }[] = await this.dataSource.query(
      `select aggregate_id || ':' || seq as id, recorded_at from event order by position`,
    );
    return Object.fromEntries(rows.map((row) => [row.id, row.recorded_at?.toISOString()]));
  }

  async manager(): Promise<JetStreamManager> {
    await until('connected to NATS', async () => this.bus.isConnected());
    return this.bus.manager();
  }

  /** Everything the stream holds, in its order; nothing while there is no stream. Reads on from where it was. */
  async stream(): Promise<readonly OnStream[]> {
    const { streams } = await this.manager();
    const { name } = streamOf(service);
    const info = await streams.info(name).catch(() => null);
    if (info?.created !== this.seen.stream) this.seen = { stream: info?.created, to: 0, held: [] };
    while (info && this.seen.to < info.state.last_seq) {
      const message = await streams.getMessage(name, { seq: ++this.seen.to });
      if (!message) continue;
      const isMark = message.subject === markSubject(service);
      const id = message.header.get('Nats-Msg-Id');
      const event = isMark ? null : message.json<Envelope>();
      this.seen.held.push({ id, event, mark: isMark ? message.json<KnownUntil>() : null });
    }
    return this.seen.held;
  }

  async eventsOnStream(): Promise<Envelope[]> {
    return (await this.stream()).flatMap(({ event }) => event ?? []);
  }

  async stop(): Promise<void> {
    for (const stop of this.stops) await stop();
    await this.bus.close();
    await this.dataSource.destroy();
    await this.database.drop();
  }
}

export function newAggregates(count: number): string[] {
  return Array.from({ length: count }, () => uuidv7());
}

/** Each event on the stream that was recorded at or before a mark of its partition that stands ahead of it. */
export function recordedBehindTheirMark(held: readonly OnStream[]): Envelope[] {
  const known = new Map<number, string>();
  return held.flatMap(({ event, mark }) => {
    for (const { partition, knownUntil } of mark?.partitions ?? []) known.set(partition, knownUntil);
    return event && event.recordedat <= (known.get(partitionOf(event.subject)) ?? '') ? [event] : [];
  });
}

function busTo(nats: TestNats | null): Bus {
  return new Bus(nats?.as() ?? testBus('127.0.0.1:1'), 'bench', createLogger(service, 'silent'));
}
