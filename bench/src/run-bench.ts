import { killAllServers } from '@fengqiao/embedded-servers/processes/server-process';
import { readArguments, type Arguments, type PartName } from './arguments.ts';
import { clockPart } from './clock/clock-part.ts';
import { unmeasured, type PartFigures } from './figures.ts';
import { measureFootprint } from './footprint/measure-footprint.ts';
import { killHelpers } from './stack/helper-process.ts';
import { closeAllStacks } from './stack/bench-stack.ts';
import { measureHttp } from './http/measure-http.ts';
import { measureIngest } from './ingest/measure-ingest.ts';
import { measureHistory } from './ladder/measure-history.ts';
import { measureLadder } from './ladder/measure-ladder.ts';
import { printMachine, printPart } from './print.ts';
import { measureLongCase } from './long-case/measure-long-case.ts';
import { measureMediation } from './mediation/measure-mediation.ts';
import { measureRelay } from './relay/measure-relay.ts';
import { measureReproject } from './reproject/measure-reproject.ts';
import { measureUrgent } from './urgent/measure-urgent.ts';
import { measureSearch } from './search/measure-search.ts';
import { measureScores } from './scores/measure-scores.ts';

/**
 * `npm run bench`: what the design costs, as ratios against baselines measured in the same run, on real servers that
 * are started for it in a temporary folder and removed afterwards. JSON on standard output with `-- --json`, tables
 * otherwise; `-- --only relay,http` picks parts; `-- --short` asks only whether each still runs.
 */
const measurements: Record<PartName, (sizes: Arguments) => Promise<PartFigures>> = {
  clock: clockPart,
  http: measureHttp,
  'long-case': measureLongCase,
  history: measureHistory,
  relay: measureRelay,
  ladder: measureLadder,
  urgent: measureUrgent,
  // Read fast enough that one round of the relay's would be over at once.
  ingest: ({ events, rounds }) => measureIngest({ events: events * 2, rounds }),
  footprint: ({ rounds, seconds }) => measureFootprint({ rounds, loadSeconds: seconds }),
  reproject: measureReproject,
  scores: measureScores,
  mediation: measureMediation,
  search: measureSearch,
};

/** In the short form, where figures say nothing and most of the time is waiting. */
const partsTogether = 2;

let ending: Promise<void> | undefined;

/** Ends helpers, services and servers and removes their files, once; then this process. */
function end(code: number): Promise<void> {
  killHelpers();
  return (ending ??= closeAllStacks().then(
    () => process.exit(code),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  ));
}

process.once('exit', killAllServers);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(130));

try {
  await run(readArguments(process.argv.slice(2)));
  await end(0);
} catch (error) {
  // What a measurement complains of while it is being stopped is no news.
  if (!ending) console.error(error);
  await end(1);
}

async function run(sizes: Arguments): Promise<void> {
  const machine = printMachine(sizes.json);
  const found: Partial<Record<PartName, PartFigures>> = {};
  const measure = async (part: PartName) => {
    const begun = performance.now();
    const figures = await measurements[part](sizes);
    const missing = unmeasured(figures, part);
    if (missing.length > 0) throw new Error(`no number was measured for ${missing.join(', ')}`);
    found[part] = figures;
    if (!sizes.json) printPart(figures, (performance.now() - begun) / 1000);
  };
  // It computes in this process, in which another part's connections would wait for it until they are given up.
  if (sizes.parts.includes('clock')) await measure('clock');
  const waiting = sizes.parts.filter((part) => part !== 'clock');
  const measureWaiting = async () => {
    for (let part = waiting.shift(); part; part = waiting.shift()) await measure(part);
  };
  await Promise.all(Array.from({ length: sizes.short ? partsTogether : 1 }, measureWaiting));
  if (sizes.json) {
    const parts = Object.entries(found).map(([name, { figures, targets }]) => [
      name,
      { ...(figures as object), targets },
    ]);
    console.log(JSON.stringify({ machine, ...Object.fromEntries(parts) }, null, 2));
  }
}
