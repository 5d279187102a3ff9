import { parseArgs } from 'node:util';
import { allFaults, leftToFaults } from './injection/all-faults.ts';
import { fullPace, shortPace } from './injection/fault.ts';
import { FaultRun } from './runs/fault-run.ts';
import type { Outcome } from './runs/try-fault.ts';

/**
 * `npm run faults`: everything that may go wrong goes wrong, one after the other, on a real stack under load; a table
 * says what was lost and doubled. Ends with 1 when anything was. `-- --several` tries two of each process, roles
 * apart; `--only TEXT` those whose name holds it; `--runs N` so many whole runs; `--short` in the form of the tests,
 * with `--left` those alone that the tests leave out.
 */
const { values: words } = parseArgs({
  options: {
    several: { type: 'boolean', default: false },
    short: { type: 'boolean', default: false },
    left: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    runs: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});

const endings = ['SIGINT', 'SIGTERM'] as const;
const findingsShown = 20;
const say = (line: string) => console.error(line);
const chosen = allFaults.filter(
  ({ name }) => name.includes(words.only) && (!words.left || leftToFaults.includes(name)),
);
const outcomes: Outcome[] = [];
for (let run = 1; run <= Number(words.runs); run++) {
  const since = performance.now();
  const faultRun = await FaultRun.open(words.short ? shortPace : fullPace, words.several, say);
  const endEarly = () => void faultRun.close().finally(() => process.exit(130));
  for (const signal of endings) process.once(signal, endEarly);
  const table: Outcome[] = [];
  let keepLogs = true;
  try {
    for (const fault of chosen) {
      const outcome = await faultRun.attempt(fault);
      table.push(outcome);
      say(lineOf(outcome));
      for (const finding of findingsOf(outcome).slice(0, findingsShown)) say(`  ${finding}`);
    }
    keepLogs = table.some((outcome) => findingsOf(outcome).length > 0);
  } finally {
    for (const signal of endings) process.off(signal, endEarly);
    await faultRun.close(keepLogs);
  }
  outcomes.push(...table);
  const minutes = ((performance.now() - since) / 60_000).toFixed(1);
  const { accepted, clients } = faultRun.workload;
  const load = `${accepted.case.size} matters, ${accepted.dispute.size} disputes, ${clients.commands} commands`;
  if (!words.json) printRun(table, `run ${run}: ${load}, ${minutes} min`);
}
if (words.json) console.log(JSON.stringify(outcomes, null, 2));
process.exitCode = outcomes.some((outcome) => findingsOf(outcome).length > 0) ? 1 : 0;

function findingsOf({ lost, doubled }: Outcome): string[] {
  return [...lost.map((what) => `lost: ${what}`), ...doubled.map((what) => `doubled: ${what}`)];
}

function lineOf({ fault, accepted, refused, lost, doubled, recoveredInSeconds }: Outcome): string {
  const seconds = recoveredInSeconds.toFixed(1);
  return `${fault}: ${accepted} accepted, ${refused} refused, ${lost.length} lost, ${doubled.length} doubled, recovered in ${seconds} s`;
}

function printRun(table: readonly Outcome[], heading: string): void {
  console.log(heading);
  console.table(
    Object.fromEntries(
      table.map(({ fault, accepted, refused, lost, doubled, recoveredInSeconds }) => [
        fault,
        {
          accepted,
          refused,
          lost: lost.length,
          doubled: doubled.length,
          'recovered in s': Number(recoveredInSeconds.toFixed(1)),
        },
      ]),
    ),
  );
}
