import type { DisputeEventData } from '@fengqiao/contracts/events/dispute-event';
import { eventSubject, streamOf, type Envelope } from '@fengqiao/contracts/events/envelope';
import type { NoticeRequest } from '@fengqiao/contracts/events/notice-request';
import { Bus } from '@fengqiao/nats/bus';
import { ensureStream } from '@fengqiao/nats/stream';
import { createLogger } from '@fengqiao/observability/logger';
import { appendEvents } from '@fengqiao/postgres/store/aggregate-store';
import { EventRow } from '@fengqiao/postgres/entities/event.entity';
import { outboxMigrations } from '@fengqiao/postgres/migrations/outbox-migrations';
import { RelayPartitionRow } from '@fengqiao/postgres/entities/relay-partition.entity';
import { eventsRpcController } from '@fengqiao/service/endpoints/events.rpc-controller';
import { cloneDatabase, type TestDatabase } from '@fengqiao/test-rig/databases/database';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { testBus } from '@fengqiao/test-rig/servers/test-bus';
import { TestService } from '@fengqiao/test-rig/harness/test-service';
import { until } from '@fengqiao/test-rig/harness/until';
import { v7 as uuidv7 } from 'uuid';

/** What mediation is to its readers, and nothing more: events on record, and answers to who missed some. */
const owner = {
  description: 'Stands in for mediation.',
  entities: [EventRow, RelayPartitionRow],
  migrations: outboxMigrations,
  controllers: [],
  rpcControllers: [eventsRpcController('mediation')],
  providers: [],
  background: () => undefined,
};

export const hongqi = 'shifan.dongcheng.linjiang.hongqi';

const quarrel = {
  number: 'JF-2026-000001',
  place: hongqi,
  complexity: 'general',
  colour: 'blue',
  level: 'community',
  status: 'mediating',
  relatedCase: null,
} as const;

/** Somebody is told something. */
export const tell = (person: string, change: Partial<NoticeRequest> = {}): NoticeRequest => ({
  person,
  seat: 'shifan.dongcheng.linjiang#chief',
  passedUpFrom: null,
  rung: null,
  clock: null,
  dueAt: null,
  atAnyHour: false,
  items: 1,
  ...change,
});

/** Publishes as mediation would, in whatever order and as often as a test wants. */
export class FakeMediation {
  private constructor(
    private readonly bus: Bus,
    private readonly service: TestService,
    private readonly database: TestDatabase,
  ) {}

  static async start(natsUrl: string): Promise<FakeMediation> {
    const database = await cloneDatabase('stand_in', owner);
    const clock = new ManualClock('2026-11-16T10:00:00+08:00');
    const service = await TestService.start('mediation', owner, {
      clock,
      natsUrl,
      databaseUrl: database.url,
    });
    const bus = new Bus(testBus(natsUrl), 'mediation', createLogger('mediation', 'silent'));
    await bus.whenConnected();
    await ensureStream(await bus.manager(), 'mediation');
    return new FakeMediation(bus, service, database);
  }

  async stop(): Promise<void> {
    await this.bus.close();
    await this.service.stop();
    await this.database.drop();
  }

  /** An event of a dispute, on record and not yet published. */
  ofDispute(fact: string, data: Partial<DisputeEventData> & object, of = uuidv7(), seq = 1) {
    return this.record('dispute', fact, { ...quarrel, fact: { type: fact }, ...data }, of, seq);
  }

  async record(aggregateType: string, type: string, data: unknown, aggregateId = uuidv7(), seq = 1) {
    const { dataSource } = this.service;
    const occurredAt = Date.parse('2026-11-16T10:00:00+08:00');
    await appendEvents(dataSource.manager, [
      { aggregateType, aggregateId, seq, type, occurredAt, data, record: {} },
    ]);
    await dataSource.query('update event set recorded_at = now() where aggregate_id = $1 and seq = $2', [
      aggregateId,
      seq,
    ]);
    return envelope(eventSubject('mediation', aggregateType, type), aggregateId, seq, data);
  }

  /** Without a message id, so that the stream takes it as often as it comes; again until NATS is there. */
  async publish(...events: readonly Envelope[]): Promise<void> {
    const put = ({ type, ...event }: Envelope) =>
      this.bus.jetstream().publish(type, JSON.stringify({ type, ...event }));
    for (const event of events) await until('the stream has taken it', () => put(event).catch(() => null));
  }

  /** Whether intake has acknowledged all there is, whatever had to be delivered again; null while NATS is away. */
  async isAcknowledged(): Promise<boolean | null> {
    const { name } = streamOf('mediation');
    const info = async () => (await this.bus.jetstream().consumers.get(name, 'intake')).info();
    const state = await info().catch(() => null);
    return state && state.num_pending === 0 && state.num_ack_pending === 0;
  }

  /** Mediation of a dispute is over; the cases that waited for it hear so. */
  async ends(referredBy: string[], data: Partial<DisputeEventData> = {}): Promise<Envelope> {
    const event = await this.ofDispute('agreed', { outcome: 'agreed', referredBy, ...data });
    await this.publish(event);
    return event;
  }
}

function envelope(type: string, subject: string, seq: number, data: unknown): Envelope {
  const time = '2026-11-16T02:00:00.000Z';
  const places = { id: `${subject}:${seq}`, source: '/fengqiao/mediation', type, subject, seq };
  const moments = { time, recordedat: time, datacontenttype: 'application/json' } as const;
  return { specversion: '1.0', ...places, ...moments, data };
}
