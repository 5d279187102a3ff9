import { AckPolicy, DeliverPolicy } from '@nats-io/jetstream';
import { atLeast, type PartFigures } from '../figures.ts';
import { EventStream } from '../house/event-stream.ts';
import { Helper } from '../house/helper-process.ts';
import { House } from '../house/house.ts';
import { commitEvents, eventsPerCase, prepareModelCase } from '../relay/many-events.ts';
import { median, rounded } from '../statistics.ts';
import type { ConsumeTask } from './bare-consumer.ts';

export interface IngestOptions {
  /** On the stream, read anew in each round; rounded to whole cases. */
  readonly events: number;
  readonly rounds: number;
}

/** The reader's own: libs/inbox/src/event-reader.ts, `batchSize`. */
const batchSize = 250;
const bareReader = 'bench-bare';

/** Scoring's worker reading a full stream into an empty database, beside a loop that inserts the same rows, in turns. */
export async function measureIngest({ events, rounds }: IngestOptions): Promise<PartFigures> {
  // No ladder is climbed here, but role `worker` is ready only where Temporal is.
  const house = await House.open(['PostgreSQL', 'NATS', 'Temporal']);
  const stream = await EventStream.connect(house.natsUrl);
  try {
    const count = await fillStream(house, stream, events);
    // Its tables, to be copied empty for each round.
    await (await house.startService({ app: 'scoring', roles: ['api'] })).stop();
    const ingested: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      bare.push(count / (await secondsOfBare(house, stream, round)));
      ingested.push(count / (await secondsOfScoring(house, stream, count, round)));
    }
    return figuresOf(count, ingested, bare);
  } finally {
    await stream.close();
    await house.close();
  }
}

/** Committed and relayed as ever. Returns how many case events there are. */
async function fillStream(house: House, stream: EventStream, events: number): Promise<number> {
  const modelCase = await prepareModelCase(house);
  const cases = Math.ceil(events / eventsPerCase);
  await commitEvents(house, modelCase, cases);
  const relay = await house.startService({ app: 'intake', roles: ['relay'] });
  const count = (cases + 1) * eventsPerCase;
  await stream.whenStored(count);
  await relay.stop();
  return count;
}

async function secondsOfScoring(
  house: House,
  stream: EventStream,
  count: number,
  round: number,
): Promise<number> {
  const database = `scoring_${round}`;
  await house.createDatabase(database, 'scoring');
  await stream.manager.consumers.delete(stream.name, 'scoring').catch(() => undefined);
  // It begins to read before it says that it is ready.
  const [scoring, seconds] = await Promise.all([
    house.startService({ app: 'scoring', roles: ['worker'], database }),
    stream.secondsToReadAll('scoring'),
  ]);
  await scoring.stop();
  await requireFacts(house, database, count);
  return seconds;
}

async function secondsOfBare(house: House, stream: EventStream, round: number): Promise<number> {
  const database = `bare_${round}`;
  await house.createDatabase(database, 'scoring');
  const reader = `${bareReader}-${round}`;
  await stream.manager.consumers.add(stream.name, {
    durable_name: reader,
    ack_policy: AckPolicy.Explicit,
    deliver_policy: DeliverPolicy.All,
    max_ack_pending: batchSize * 4,
  });
  const consumer = Helper.start<ConsumeTask, null>('./bare-consumer.js', import.meta.url);
  const { natsUrl } = house;
  const done = consumer.ask({
    natsUrl,
    databaseUrl: house.databaseUrl(database),
    stream: stream.name,
    reader,
    batchSize,
  });
  const [seconds] = await Promise.all([stream.secondsToReadAll(reader), done]);
  await consumer.stop();
  return seconds;
}

/** A figure of work not done would mean nothing. */
async function requireFacts(house: House, database: string, count: number): Promise<void> {
  const { rows } = await house.onDatabase(database, (client) =>
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
