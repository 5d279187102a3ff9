import { AckPolicy, DeliverPolicy } from '@nats-io/jetstream';
import { atLeast, type PartFigures } from '../figures.ts';
import { EventStream } from '../stack/event-stream.ts';
import { Helper } from '../stack/helper-process.ts';
import { BenchStack } from '../stack/bench-stack.ts';
import { commitEvents, eventsPerCase, prepareModelCase } from '../relay/many-events.ts';
import { median, rounded } from '../statistics.ts';
import type { ConsumeTask } from './bare-consumer.ts';

export interface IngestOptions {
  /** On the stream, read anew in each round; rounded to whole cases. */
  readonly events: number;
  readonly rounds: number;
}

/** The reader's own: libs/inbox/src/consumer/event-reader.ts, `batchSize`. */
const batchSize = 250;
const bareReader = 'bench-bare';

/** Scoring's worker reading a full stream into an empty database, beside a loop that inserts the same rows, in turns. */
export async function measureIngest({ events, rounds }: IngestOptions): Promise<PartFigures> {
  // No ladder is climbed here, but role `worker` is ready only where Temporal is.
  const stack = await BenchStack.open(['PostgreSQL', 'NATS', 'Temporal']);
  const stream = await EventStream.connect(stack.nats);
  try {
    const count = await fillStream(stack, stream, events);
    // Its tables, to be copied empty for each round.
    await (await stack.startService({ app: 'scoring', roles: ['api'] })).stop();
    const ingested: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      bare.push(count / (await secondsOfBare(stack, stream, round)));
      ingested.push(count / (await secondsOfScoring(stack, stream, count, round)));
    }
    return figuresOf(count, ingested, bare);
  } finally {
    await stream.close();
    await stack.close();
  }
}

/** Committed and relayed as ever. Returns how many case events there are. */
async function fillStream(stack: BenchStack, stream: EventStream, events: number): Promise<number> {
  const modelCase = await prepareModelCase(stack);
  const cases = Math.ceil(events / eventsPerCase);
  await commitEvents(stack, modelCase, cases);
  const relay = await stack.startService({ app: 'intake', roles: ['relay'] });
  const count = (cases + 1) * eventsPerCase;
  await stream.whenStored(count);
  await relay.stop();
  return count;
}

async function secondsOfScoring(
  stack: BenchStack,
  stream: EventStream,
  count: number,
  round: number,
): Promise<number> {
  const database = `scoring_${round}`;
  await stack.createDatabase(database, 'scoring');
  await stream.manager.consumers.delete(stream.name, 'scoring').catch(() => undefined);
  // It begins to read before it says that it is ready.
  const [scoring, seconds] = await Promise.all([
    stack.startService({ app: 'scoring', roles: ['worker'], database }),
    stream.secondsToReadAll('scoring'),
  ]);
  await scoring.stop();
  await requireFacts(stack, database, count);
  return seconds;
}

async function secondsOfBare(stack: BenchStack, stream: EventStream, round: number): Promise<number> {
  const database = `bare_${round}`;
  await stack.createDatabase(database, 'scoring');
  const reader = `${bareReader}-${round}`;
  await stream.manager.consumers.add(stream.name, {
    durable_name: reader,
    ack_policy: AckPolicy.Explicit,
    deliver_policy: DeliverPolicy.All,
    max_ack_pending: batchSize * 4,
  });
  const consumer = Helper.start<ConsumeTask, null>('./bare-consumer.js', import.meta.url);
  const { nats } = stack;
  const done = consumer.ask({
    nats,
    databaseUrl: stack.databaseUrl(database),
    stream: stream.name,
    reader,
    batchSize,
  });
  const [seconds] = await Promise.all([stream.secondsToReadAll(reader), done]);
  await consumer.stop();
  return seconds;
}

/** A figure of work not done would mean nothing. */
async function requireFacts(stack: BenchStack, database: string, count: number): Promise<void> {
  const { rows } = await stack.onDatabase(database, (client) =>
    client.query<{ count: number }>('select count(*)::int as count from case_fact'),
  );
  if (rows[0]?.count !== count) throw new Error(`scoring has ${rows[0]?.count} facts of ${count}`);
}

function figuresOf(count: number, ingested: readonly number[], bare: readonly number[]): PartFigures {
  const ratios = ingested.map((rate, round) => rate / (bare[round] ?? Number.NaN));
  return {
    title: 'ingest of scoring',
    table: {
      'bare consumer': { 'events/s': rounded(median(bare), 0), 'x bare': 1 },
      'scoring, role worker': { 'events/s': rounded(median(ingested), 0), 'x bare': rounded(median(ratios)) },
    },
    remarks: [
      `${count} events on the stream, batches of ${batchSize}; medians of ${bare.length} rounds, in turns`,
    ],
    targets: [atLeast('events/s ingested, beside a bare consumer', 0.4, median(ratios))],
    figures: { events: count, batchSize, ingested, bare, ratios },
  };
}
