import { parseArgs } from 'node:util';
import { fullPace } from './injection/fault.ts';
import { FaultRun } from './runs/fault-run.ts';

/**
 * `npm run soak`: a steady stream of matters, each going its whole road, and the resident memory of each service
 * meanwhile. `-- --minutes N` (20), `--rate N` matters a second (3). Ends with 1 when a service grew.
 * `-- --short` asks only whether it still runs: half a minute, growth not judged.
 */
const { values: words } = parseArgs({
  options: {
    minutes: { type: 'string', default: '20' },
    rate: { type: 'string', default: '3' },
    short: { type: 'boolean', default: false },
  },
});
const minutes = words.short ? 0.5 : Number(words.minutes);
const rate = Number(words.rate);

const sampleEveryMs = 10_000;
const arrivals = { matters: (rate * sampleEveryMs) / 1_000, disputes: 0 };
const samplesAMinute = 60_000 / sampleEveryMs;
/** Caches, compiled code and the heap's own habits settle in the first quarter. */
const settledAfter = Math.max(1, Math.floor((minutes * samplesAMinute) / 4));
/** Between the median of the second quarter and that of the last. */
const growthAllowed = 0.1;
const megabyte = 1024 * 1024;

const faultRun = await FaultRun.open(fullPace, false, (line) => console.error(line));
const samples: ReadonlyMap<string, number>[] = [];
try {
  for (let i = 0; i < minutes * samplesAMinute; i++) {
    await faultRun.workload.run(arrivals, sampleEveryMs, false);
    samples.push(faultRun.stack.residentMemory());
    if (i % samplesAMinute === 0) console.error(lineOf(i / samplesAMinute, samples.at(-1)));
  }
} finally {
  await faultRun.close();
}

const rows = [...(samples[0]?.keys() ?? [])].map((name) => {
  const sizes = samples.map((sample) => sample.get(name) ?? 0);
  const early = median(sizes.slice(settledAfter, 2 * settledAfter));
  const late = median(sizes.slice(-settledAfter));
  return { name, early, late, peak: Math.max(...sizes), growth: late / early - 1 };
});
const { accepted, clients } = faultRun.workload;
console.log(
  `${accepted.case.size} matters, ${clients.commands} commands, ${clients.refused} refused, ${minutes} min`,
);
console.table(
  Object.fromEntries(
    rows.map(({ name, early, late, peak, growth }) => [
      name,
      {
        'second quarter MB': Math.round(early / megabyte),
        'last quarter MB': Math.round(late / megabyte),
        'peak MB': Math.round(peak / megabyte),
        'growth %': Number((growth * 100).toFixed(1)),
      },
    ]),
  ),
);
const grew = rows.some(({ growth }) => growth > growthAllowed);
const nothingDone = accepted.case.size === 0 || rows.length === 0;
process.exitCode = nothingDone || (grew && !words.short) ? 1 : 0;

function median(sizes: readonly number[]): number {
  return [...sizes].sort((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0;
}

function lineOf(minute: number, sample: ReadonlyMap<string, number> | undefined): string {
  const sizes = [...(sample ?? [])].map(([name, bytes]) => `${name} ${Math.round(bytes / megabyte)} MB`);
  return `minute ${minute}: ${sizes.join(', ')}`;
}
