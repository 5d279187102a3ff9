import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { killAllServers } from '@fengqiao/embedded-servers/processes/server-process';
import { printMachine, printPart } from './print.ts';
import { measureScale } from './scale/measure-scale.ts';
import { closeAllStacks } from './stack/bench-stack.ts';

/**
 * `npm run bench:scale`: what a desk asks of the ledgers of a town, beside the same of a city in its first year. The cities
 * are loaded once and kept. `-- --cases 10000,1000000`; `-- --short` asks only whether it runs.
 */
const { values } = parseArgs({
  options: {
    cases: { type: 'string' },
    times: { type: 'string' },
    short: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const { short } = values;
const cities = (values.cases ?? (short ? '200,400' : '10000,1000000')).split(',').map(sizeOf);
const times = sizeOf(values.times ?? (short ? '2' : '25'));
const home = short
  ? null
  : join(process.env['FENGQIAO_CACHE'] ?? join(homedir(), '.cache', 'fengqiao'), 'bench-scale');

process.once('exit', killAllServers);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => void closeAllStacks().finally(() => process.exit(130)));

const begun = performance.now();
printMachine(values.json);
const figures = await measureScale({ cities, times, home });
if (values.json)
  console.log(JSON.stringify({ ...(figures.figures as object), targets: figures.targets }, null, 2));
else printPart(figures, (performance.now() - begun) / 1000);

function sizeOf(text: string): number {
  const size = Number(text);
  if (!Number.isInteger(size) || size < 1) throw new Error(`"${text}" is not a number from 1`);
  return size;
}
