import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { PartFigures } from '../figures.ts';
import { Helper } from '../stack/helper-process.ts';
import { loadDirectory } from '../stack/load-directory.ts';
import { BenchStack, type ServicePlace } from '../stack/bench-stack.ts';
import { signedRoad } from '../stack/straight-road.ts';
import type { LoadFigures } from '../http/load.ts';
import type { HttpLoad } from '../http/load-generator.ts';
import { median, rounded } from '../statistics.ts';
import { residentMegabytes } from './resident-memory.ts';

export interface FootprintOptions {
  readonly rounds: number;
  /** Of commands, between the two looks at memory. */
  readonly loadSeconds: number;
}

const restMs = 3_000;
const services = ['intake', 'mediation', 'scoring'] as const;
const bareModule = fileURLToPath(new URL('./bare-service.js', import.meta.url));

/** From spawn to ready, and memory at rest and after work, of each service in one process with all its roles. */
export async function measureFootprint({ rounds, loadSeconds }: FootprintOptions): Promise<PartFigures> {
  const stack = await BenchStack.open(['NATS', 'PostgreSQL']);
  try {
    const temporal = await stack.startServer('Temporal');
    await migrate(stack);
    const bare: number[] = [];
    const started = new Map(services.map((app) => [app, [] as number[]]));
    for (let round = 0; round < rounds; round += 1) {
      const plain = await stack.startModule('bare', bareModule, 'intake');
      bare.push(plain.readyAfterMs);
      await plain.stop();
      // One after the other: started together they would wait for one another's processor.
      for (const app of services) {
        const service = await stack.startService({ app });
        started.get(app)?.push(service.readyAfterMs);
        await service.stop();
      }
    }
    const places: [string, { pid: number }][] = [
      ['bare', await stack.startModule('bare', bareModule, 'intake')],
    ];
    for (const app of services) places.push([app, await stack.startService({ app })]);
    places.push(['Temporal', temporal]);
    await pause(restMs);
    const atRest = memoryOf(places);
    await load(stack, places[1]?.[1] as ServicePlace, loadSeconds);
    const afterLoad = memoryOf(places);
    return figuresOf({ bare, started: Object.fromEntries(started), atRest, afterLoad });
  } finally {
    await stack.close();
  }
}

/** The first start also makes the tables; those that count find them made. */
async function migrate(stack: BenchStack): Promise<void> {
  for (const app of services) {
    const service = await stack.startService({ app });
    if (app === 'intake') await loadDirectory(stack, service.url);
    await service.stop();
  }
}

async function load(stack: BenchStack, intake: ServicePlace, seconds: number): Promise<void> {
  const generator = Helper.start<HttpLoad, LoadFigures>('../http/load-generator.js', import.meta.url);
  const pressure = { concurrency: 16, warmUpMs: 0, measuredMs: seconds * 1000 };
  try {
    await generator.ask({ url: intake.url, road: await signedRoad(stack), pressure });
  } finally {
    await generator.stop();
  }
}

type Megabytes = Record<string, number>;

function memoryOf(places: readonly [string, { pid: number }][]): Megabytes {
  return Object.fromEntries(places.map(([name, { pid }]) => [name, residentMegabytes(pid)]));
}

interface Measured {
  readonly bare: readonly number[];
  readonly started: Readonly<Record<string, readonly number[]>>;
  readonly atRest: Megabytes;
  readonly afterLoad: Megabytes;
}

function figuresOf(measured: Measured): PartFigures {
  const { bare, started, atRest, afterLoad } = measured;
  const starts: Record<string, readonly number[] | undefined> = { ...started, bare };
  const row = (name: string) => {
    const ready = starts[name];
    return {
      'ready after s': ready ? rounded(median(ready) / 1000) : '–',
      'x bare (start)': ready ? rounded(median(ready) / median(bare), 1) : '–',
      'MB at rest': rounded(atRest[name] ?? Number.NaN, 0),
      'MB after load': rounded(afterLoad[name] ?? Number.NaN, 0),
      'x bare (at rest)': rounded((atRest[name] ?? Number.NaN) / (atRest['bare'] ?? Number.NaN), 1),
    };
  };
  return {
    title: 'start-up and resident memory',
    table: Object.fromEntries(
      Object.keys(atRest).map((name) => [name === 'bare' ? 'bare process of Node with pg' : name, row(name)]),
    ),
    remarks: [
      'each service one process with all roles; a start counts from spawn to /readyz, looked at every 50 ms',
    ],
    targets: [],
    figures: measured,
  };
}
