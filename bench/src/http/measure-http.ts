import { atLeast, type PartFigures } from '../figures.ts';
import { Helper } from '../stack/helper-process.ts';
import { loadDirectory } from '../stack/load-directory.ts';
import { BenchStack, type ServicePlace } from '../stack/bench-stack.ts';
import { signedRoad, type SignedStep } from '../stack/straight-road.ts';
import { median, rounded } from '../statistics.ts';
import type { SqlLoad } from './bare-sql.ts';
import type { LoadFigures, Pressure } from './load.ts';
import type { HttpLoad } from './load-generator.ts';
import { tablesWrittenBy } from './own-names.ts';
import { recordCommands } from './record-commands.ts';

export interface HttpOptions {
  readonly concurrency: number;
  /** Of each round, without its warm-up. */
  readonly seconds: number;
  readonly rounds: number;
}

const warmUpMs = 1_500;

/**
 * Commands over HTTP beside their own SQL by bare `pg`, in turns, so that whatever else the machine does falls on
 * both; then the same with relay and worker, NATS and Temporal beside them.
 */
export async function measureHttp({ concurrency, seconds, rounds }: HttpOptions): Promise<PartFigures> {
  const pressure = { concurrency, warmUpMs, measuredMs: seconds * 1000 };
  const stack = await BenchStack.open(['PostgreSQL', 'NATS']);
  try {
    await prepareDirectory(stack);
    const road = await signedRoad(stack);
    const recording = await recordCommands(stack, road);
    const askBare = { databaseUrl: stack.databaseUrl('intake'), recording, pressure };
    const written = tablesWrittenBy(recording.commands.flat());

    const bare: LoadFigures[] = [];
    const apiAlone: LoadFigures[] = [];
    let intake = await startOnEmptyTables(stack, written, ['api']);
    // A service runs for weeks: its first seconds are not what is measured.
    await loadOf(intake, road, pressure);
    for (let round = 0; round < rounds; round += 1) {
      bare.push(await once<SqlLoad>('./bare-sql.js', askBare));
      apiAlone.push(await loadOf(intake, road, pressure));
    }
    await intake.stop();

    await stack.startServer('Temporal');
    const allRoles: LoadFigures[] = [];
    intake = await startOnEmptyTables(stack, written, ['api', 'relay', 'worker']);
    await loadOf(intake, road, pressure);
    for (let round = 0; round < rounds; round += 1) allRoles.push(await loadOf(intake, road, pressure));
    return figuresOf({
      concurrency,
      commands: recording.commands.map((one) => one.length),
      bare,
      apiAlone,
      allRoles,
    });
  } finally {
    await stack.close();
  }
}

async function prepareDirectory(stack: BenchStack): Promise<void> {
  const intake = await stack.startService({ app: 'intake', roles: ['api'] });
  await loadDirectory(stack, intake.url);
  await intake.stop();
}

/** What earlier rounds left for the relay to send is none of this one's work. */
async function startOnEmptyTables(
  stack: BenchStack,
  tables: readonly string[],
  roles: string[],
): Promise<ServicePlace> {
  await stack.onDatabase('intake', (client) => client.query(`truncate ${tables.join()}`));
  return stack.startService({ app: 'intake', roles });
}

function loadOf(
  { url }: ServicePlace,
  road: readonly SignedStep[],
  pressure: Pressure,
): Promise<LoadFigures> {
  return once<HttpLoad>('./load-generator.js', { url, road, pressure });
}

async function once<Input>(file: string, input: Input): Promise<LoadFigures> {
  const helper = Helper.start<Input, LoadFigures>(file, import.meta.url);
  try {
    return await helper.ask(input);
  } finally {
    await helper.stop();
  }
}

interface Rounds {
  readonly concurrency: number;
  /** Statements of each command on the straight road. */
  readonly commands: readonly number[];
  readonly bare: readonly LoadFigures[];
  readonly apiAlone: readonly LoadFigures[];
  readonly allRoles: readonly LoadFigures[];
}

function figuresOf(measured: Rounds): PartFigures {
  const { bare, apiAlone, allRoles, concurrency, commands } = measured;
  const ratiosOf = (rounds: readonly LoadFigures[]) =>
    rounds.map(({ perSecond }, round) => perSecond / (bare[round]?.perSecond ?? Number.NaN));
  const row = (rounds: readonly LoadFigures[]) => ({
    'commands/s': rounded(median(rounds.map(({ perSecond }) => perSecond)), 0),
    'p50 ms': rounded(median(rounds.map(({ p50Ms }) => p50Ms)), 1),
    'p99 ms': rounded(median(rounds.map(({ p99Ms }) => p99Ms)), 1),
    'x bare': rounded(median(ratiosOf(rounds))),
  });
  return {
    title: 'commands over HTTP',
    table: {
      'the same SQL, bare pg': row(bare),
      'HTTP, role api alone': row(apiAlone),
      'HTTP, all roles': row(allRoles),
    },
    remarks: [
      `${concurrency} at once, each walking cases from register to close; medians of ${bare.length} rounds, in turns; ` +
        `statements of a command: ${commands.join(', ')}`,
    ],
    targets: [atLeast('commands/s over HTTP, beside bare pg', 0.3, median(ratiosOf(apiAlone)))],
    figures: { ...measured, ratios: ratiosOf(apiAlone) },
  };
}
