import { eventSubject, streamOf } from '@fengqiao/contracts/events/envelope';
import { connectionTo, type NatsTarget } from '@fengqiao/nats/nats-target';
import { jetstreamManager, type ConsumerInfo, type JetStreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { waitForCount, waitUntil } from './wait-until.ts';

const { name: streamName } = streamOf('intake');
const caseEvents = eventSubject('intake', 'case', '*');

/** A server that others keep busy is waited for: only how long the events took is measured. */
const answerWithinMs = 60_000;

/** Intake's stream, looked at from outside: what is on it and how far its readers are. */
export class EventStream {
  readonly name = streamName;

  private constructor(
    private readonly connection: NatsConnection,
    readonly manager: JetStreamManager,
  ) {}

  static async connect(nats: NatsTarget): Promise<EventStream> {
    const connection = await connect(connectionTo(nats, 'fengqiao-bench'));
    return new EventStream(connection, await jetstreamManager(connection, { timeout: answerWithinMs }));
  }

  /** Resolves when so many case events are stored, with the moment the newest was (epoch milliseconds). */
  async whenStored(count: number): Promise<number> {
    await waitForCount('events on the stream', count, () => this.stored());
    const last = await this.manager.streams.getMessage(streamName, { last_by_subj: caseEvents });
    return last?.time.getTime() ?? Number.NaN;
  }

  async stored(): Promise<number> {
    const info = await this.manager.streams
      .info(streamName, { subjects_filter: caseEvents })
      // Before the relay has made it.
      .catch(() => null);
    const counts = Object.values(info?.state.subjects ?? {}) as number[];
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** Seconds between the first message a durable reader is given and the acknowledgement of the last. */
  async secondsToReadAll(reader: string): Promise<number> {
    const whenSeen = (isReached: (info: ConsumerInfo) => boolean) =>
      waitUntil(`${reader} reads the stream`, async () => {
        const info = await this.manager.consumers.info(streamName, reader).catch(() => null);
        return info && isReached(info) && performance.now();
      });
    const begun = await whenSeen(({ delivered }) => delivered.stream_seq > 0);
    const ended = await whenSeen((info) => info.num_pending === 0 && info.num_ack_pending === 0);
    return (ended - begun) / 1000;
  }

  async close(): Promise<void> {
    await this.connection.close();
  }
}
