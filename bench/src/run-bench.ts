import { cpus } from 'node:os';
import { measureClock, type ClockFigures } from './clock/measure-clock.ts';

/**
 * `npm run bench`: figures as ratios against baselines measured in the same run; JSON on standard output with
 * `-- --json`, a table otherwise. So far the clock; the other parts of the house are not measured yet.
 */
const figures = await measureClock();
if (process.argv.includes('--json'))
  console.log(JSON.stringify({ node: process.version, cpus: cpus().length, clock: figures }, null, 2));
else printTable(figures);

function printTable({ deadlines, growth, targets, compileMilliseconds }: ClockFigures): void {
  console.log(
    `node ${process.version}, ${cpus().length} cores; calendar compiled in ${compileMilliseconds.toFixed(1)} ms`,
  );
  console.table(
    Object.fromEntries(
      deadlines.map((row) => [
        row.limit,
        {
          'deadlines/s': Math.round(row.deadlinesPerSecond),
          'x plain walk': Number(row.timesThePlainWalk.toFixed(1)),
          'x lean walk': Number(row.timesTheLeanWalk.toFixed(1)),
          'bytes/call':
            row.allocatedBytesPerCall === null
              ? '(run with --expose-gc)'
              : Math.round(row.allocatedBytesPerCall),
        },
      ]),
    ),
  );
  console.log(
    `longest limit over shortest: clock x${growth.clock.toFixed(2)}, plain walk x${growth.plainWalk.toFixed(2)}`,
  );
  for (const { name, wanted, measured, met } of targets)
    console.log(`${met ? 'met   ' : 'NOT MET'} ${name}: wanted ${wanted}, measured ${measured.toFixed(2)}`);
}
