import { streamOf, type Envelope, type Service } from '@fengqiao/contracts/events/envelope';
import { Bus } from '@fengqiao/nats/bus';
import { createLogger } from '@fengqiao/observability/logger';
import type { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { testBus } from '../servers/test-bus.ts';
import { until } from './until.ts';

export interface Parked {
  readonly aggregateId: string;
  readonly seq: number;
  readonly reason: string;
}

/** Whoever may publish on an owner's stream: puts there what no relay would, and looks how a reader fares with it. */
export class StreamHarness {
  private readonly models = new Map<string, Envelope>();

  private constructor(
    private readonly bus: Bus,
    private readonly owner: Service,
    private readonly reader: Service,
    private readonly inbox: DataSource,
  ) {}

  static async connect(
    natsUrl: string,
    parts: { owner: Service; reader: Service; inbox: DataSource },
  ): Promise<StreamHarness> {
    const bus = new Bus(testBus(natsUrl), 'stranger', createLogger(parts.reader, 'silent'));
    await bus.whenConnected();
    return new StreamHarness(bus, parts.owner, parts.reader, parts.inbox);
  }

  close(): Promise<void> {
    return this.bus.close();
  }

  /** An event like the last good one of a type, as the first of an aggregate nobody has heard of, changed. */
  async forge(like: string, change: object = {}): Promise<Envelope> {
    const model = this.models.get(like) ?? (await this.lastOf(like));
    this.models.set(like, model);
    const subject = uuidv7();
    return { ...model, subject, seq: 1, id: `${subject}:1`, ...change };
  }

  async lastOf(type: string): Promise<Envelope> {
    const { streams } = await this.bus.manager();
    const last = await streams.getMessage(streamOf(this.owner).name, { last_by_subj: type });
    if (!last) throw new Error(`no ${type} on the stream`);
    return last.json<Envelope>();
  }

  /** Under another message id than its own, the stream does not know it for one it has. */
  async publish(event: Envelope, msgID = event.id): Promise<void> {
    await this.bus.jetstream().publish(event.type, JSON.stringify(event), { msgID });
  }

  /** Until the reader has taken or parked all there is; gives what is parked. Throws when it was given anything twice. */
  async settled(): Promise<Parked[]> {
    const consumer = await this.bus.jetstream().consumers.get(streamOf(this.owner).name, this.reader);
    await until(`${this.reader} has read everything`, async () => {
      const { num_pending: unread, num_ack_pending: held, num_redelivered: again } = await consumer.info();
      if (again > 0) throw new Error(`${this.reader} stumbles over the same message again`);
      return unread === 0 && held === 0;
    });
    const rows: { aggregate_id: string; seq: number; reason: string }[] = await this.inbox.query(
      'select aggregate_id, seq, reason from dead_letter where owner = $1',
      [this.owner],
    );
    return rows.map(({ aggregate_id: aggregateId, seq, reason }) => ({ aggregateId, seq, reason }));
  }
}
