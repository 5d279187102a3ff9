import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { EventStream } from '@fengqiao/bench/stack/event-stream';
import { BenchStack, type ServerName } from '@fengqiao/bench/stack/bench-stack';
import { waitForCount, waitUntil } from '@fengqiao/bench/stack/wait-until';
import type { ServerProcess } from '@fengqiao/embedded-servers/processes/server-process';
import { copiedLedger } from './copied-ledger.ts';
import { eventsInEffect, factsOf } from './facts-of.ts';

export interface IngestOptions {
  /** About so many. */
  readonly events: number;
  /** At least so many kills, however fast the rest goes. */
  readonly leastKills: number;
  /** Between two kills, at the most. */
  readonly everyMs: number;
  readonly say: (line: string) => void;
}

export interface DisturbedIngest {
  readonly events: number;
  readonly kills: Readonly<Record<string, number>>;
  readonly undisturbedSeconds: number;
  readonly disturbedSeconds: number;
  /** Tables that are not the same; none, when nothing is lost and nothing doubled. */
  readonly different: readonly string[];
}

/** Scoring comes back where it was, however often: out of the way of whatever else runs. */
const scoringPort = 9;

const database = { calm: 'scoring_calm', rough: 'scoring_rough' } as const;

/**
 * Scoring takes the same events twice: left alone, and while it, NATS and PostgreSQL are killed at random, one after the
 * other, until everything is in effect. Then every row of its facts is compared.
 */
export async function disturbedIngest(options: IngestOptions): Promise<DisturbedIngest> {
  const house = await BenchStack.open([]);
  try {
    return await new Ingest(house, options).run();
  } finally {
    await house.close();
  }
}

class Ingest {
  private readonly servers = new Map<ServerName, ServerProcess>();
  private scoring: ServerProcess | null = null;
  private readonly kills: Record<string, number> = { scoring: 0, NATS: 0, PostgreSQL: 0 };

  constructor(
    private readonly house: BenchStack,
    private readonly options: IngestOptions,
  ) {}

  async run(): Promise<DisturbedIngest> {
    const { house, options } = this;
    for (const name of ['PostgreSQL', 'NATS'] as const) await this.startServer(name);
    const events = await copiedLedger(house, options.events);
    options.say(`${events} events`);
    // Its tables, to be copied empty.
    await (await house.startService({ app: 'scoring', roles: ['api'] })).stop();
    for (const name of Object.values(database)) await house.createDatabase(name, 'scoring');
    // Answers for what is missing, and goes on marking how far it is.
    await house.startService({ app: 'intake', roles: ['api', 'relay'] });

    const undisturbedSeconds = await this.timed(async () => {
      await this.startScoring(database.calm);
      await waitForCount(
        'events in effect',
        events,
        async () => (await eventsInEffect(house, database.calm)) ?? 0,
      );
    });
    await this.scoring?.stop();
    const calm = await factsOf(house, database.calm);
    options.say(`undisturbed in ${undisturbedSeconds.toFixed(1)} s`);

    await this.forgetPlace();
    const disturbedSeconds = await this.timed(() => this.disturbed(events));
    await this.scoring?.stop();
    const rough = await factsOf(house, database.rough);
    const different = Object.keys(calm).filter((table) => calm[table] !== rough[table]);
    for (const table of different) options.say(`${table}: ${calm[table]}, disturbed ${rough[table]}`);
    return { events, kills: this.kills, undisturbedSeconds, disturbedSeconds, different };
  }

  /** Whatever is killed comes back at once; the next is killed whether or not the last has recovered. */
  private async disturbed(events: number): Promise<void> {
    const { house, options } = this;
    await this.startScoring(database.rough);
    const inEffect = () => eventsInEffect(house, database.rough);
    let killed = 0;
    for (let last = -1; ;) {
      const now = await inEffect();
      if (now === events && killed >= options.leastKills) return;
      // Only while something is under way: a kill before the first event, or between two, proves little.
      if (now !== events) await waitUntil('it goes on', async () => ((await inEffect()) ?? last) > last);
      last = (await inEffect()) ?? last;
      await pause(randomInt(options.everyMs));
      await this.killOne();
      killed += 1;
    }
  }

  private async killOne(): Promise<void> {
    const victims = Object.keys(this.kills);
    const victim = victims[randomInt(victims.length)] ?? 'scoring';
    this.kills[victim] = (this.kills[victim] ?? 0) + 1;
    if (victim === 'scoring') {
      await kill(this.scoring);
      await this.startScoring(database.rough);
    } else {
      await kill(this.servers.get(victim as ServerName));
      await this.startServer(victim as ServerName);
    }
  }

  private async startServer(name: ServerName): Promise<void> {
    this.servers.set(name, await this.house.startServer(name));
  }

  private async startScoring(into: string): Promise<void> {
    this.scoring = await this.house.startService({
      app: 'scoring',
      roles: ['api', 'worker'],
      database: into,
      portOffset: scoringPort,
    });
  }

  /** The stream is read from its beginning by the next scoring. */
  private async forgetPlace(): Promise<void> {
    const stream = await EventStream.connect(this.house.nats);
    await stream.manager.consumers.delete(stream.name, 'scoring');
    await stream.close();
  }

  private async timed(work: () => Promise<void>): Promise<number> {
    const begun = performance.now();
    await work();
    return (performance.now() - begun) / 1000;
  }
}

async function kill(server: ServerProcess | null | undefined): Promise<void> {
  if (!server) return;
  const gone = new Promise<void>((resolve) => server.onExit(() => resolve()));
  server.kill();
  await gone;
}
