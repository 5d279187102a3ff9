import { connectionTo } from '@fengqiao/nats/nats-target';
import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { atLeast, type PartFigures } from '../figures.ts';
import { EventStream } from '../stack/event-stream.ts';
import { Helper } from '../stack/helper-process.ts';
import { BenchStack } from '../stack/bench-stack.ts';
import { median, rounded } from '../statistics.ts';
import type { PublishTask } from './bare-publisher.ts';
import { commitEvents, eventsPerCase, prepareModelCase } from './many-events.ts';

export interface RelayOptions {
  /** Of each round; rounded to whole cases. */
  readonly events: number;
  readonly rounds: number;
}

/** The relay's own batch: libs/relay/src/events/event-relay.ts, `batchSize`. */
const inFlight = 500;
const bareStream = 'bench-bare';
const warmUpCases = 250;

/**
 * Events per second from committed rows to acknowledged messages, beside a loop that publishes the same bodies to a
 * stream with the same settings on the same server, in turns.
 */
export async function measureRelay({ events, rounds }: RelayOptions): Promise<PartFigures> {
  const stack = await BenchStack.open(['PostgreSQL', 'NATS']);
  const publisher = Helper.start<PublishTask, number>('./bare-publisher.js', import.meta.url);
  let stream: EventStream | undefined;
  try {
    const modelCase = await prepareModelCase(stack);
    const relay = await stack.startService({ app: 'intake', roles: ['relay'] });
    stream = await EventStream.connect(stack.nats);
    await stream.whenStored(eventsPerCase);
    await makeBareStream(stream);
    const relayed: number[] = [];
    const bare: number[] = [];
    // The first round is for both to warm up.
    for (let round = 0; round <= rounds; round += 1) {
      const cases = round === 0 ? warmUpCases : Math.ceil(events / eventsPerCase);
      const { state } = await stream.manager.streams.info(stream.name);
      const stored = await stream.stored();
      const committedAt = await commitEvents(stack, modelCase, cases);
      const sentAt = await stream.whenStored(stored + cases * eventsPerCase);
      const messages = await messagesAfter(stack, stream.name, state.last_seq, cases * eventsPerCase);
      const bareRate = await publisher.ask({ nats: stack.nats, messages, inFlight });
      if (round === 0) continue;
      relayed.push((messages.length * 1000) / (sentAt - committedAt));
      bare.push(bareRate);
    }
    await relay.stop();
    return figuresOf(relayed, bare);
  } finally {
    await publisher.stop();
    await stream?.close();
    await stack.close();
  }
}

/** With the settings of intake's own stream. */
async function makeBareStream({ manager, name }: EventStream): Promise<void> {
  const { config } = await manager.streams.info(name);
  const { storage, retention, discard, max_bytes, duplicate_window } = config;
  const settings = { storage, retention, discard, max_bytes, duplicate_window };
  await manager.streams.add({ ...settings, name: bareStream, subjects: [`${bareStream}.>`] });
}

/** What the relay has just published, to be published again to the other stream. */
async function messagesAfter(
  stack: BenchStack,
  stream: string,
  lastSeq: number,
  count: number,
): Promise<PublishTask['messages']> {
  const connection = await connect(connectionTo(stack.nats, 'fengqiao-bench-reader'));
  const consumer = await jetstream(connection).consumers.get(stream, { opt_start_seq: lastSeq + 1 });
  const read: { subject: string; id: string; body: string }[] = [];
  const messages = await consumer.consume();
  for await (const message of messages) {
    const id = message.headers?.get('Nats-Msg-Id');
    if (id) read.push({ subject: `${bareStream}.${message.subject}`, id, body: message.string() });
    if (read.length === count) break;
  }
  await connection.close();
  return read;
}

function figuresOf(relayed: readonly number[], bare: readonly number[]): PartFigures {
  const ratios = relayed.map((rate, round) => rate / (bare[round] ?? Number.NaN));
  return {
    title: 'relay',
    table: {
      'bare publisher': { 'events/s': rounded(median(bare), 0), 'x bare': 1 },
      relay: { 'events/s': rounded(median(relayed), 0), 'x bare': rounded(median(ratios)) },
    },
    remarks: [
      `from commit to acknowledged, ${inFlight} in flight; medians of ${relayed.length} rounds, in turns`,
    ],
    targets: [atLeast('events/s relayed, beside a bare publisher', 0.5, median(ratios))],
    figures: { inFlight, relayed, bare, ratios },
  };
}
