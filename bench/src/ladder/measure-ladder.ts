import { setTimeout as pause } from 'node:timers/promises';
import type { PartFigures } from '../figures.ts';
import { Helper } from '../stack/helper-process.ts';
import { loadDirectory } from '../stack/load-directory.ts';
import { BenchStack } from '../stack/bench-stack.ts';
import { waitForCount } from '../stack/wait-until.ts';
import { percentile, rounded } from '../statistics.ts';
import type { BareWork } from './bare-worker.ts';
import { bareTimer } from './bare.workflow.ts';
import { ladderCounts, registerDueCases } from './due-cases.ts';
import { eachOf } from './each-of.ts';
import { TemporalView } from './temporal-view.ts';

export interface LadderOptions {
  /** How many fall due in one moment, a measurement for each. */
  readonly due: readonly number[];
}

interface Lateness {
  readonly due: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Workflows that were not there yet when they fell due; their lateness is no timer's. */
  readonly startedLate: number;
}

const taskQueue = 'bench-bare';
/** Also for the service to start, which the rate of starts leaves out. */
const settleMs = 10_000;
/** A careful guess for the first measurement; later ones go by what the one before took. */
const firstStartsPerSecond = 12;
/** Starts become slower the more workflows there are, and whatever else the machine does slows them too. */
const patience = 1.5;

/**
 * N rungs due in the same moment: how late they are climbed, beside as many bare timers with an empty local activity,
 * one kind after the other on the same Temporal. Both are read from the histories that the server wrote.
 */
export async function measureLadder({ due }: LadderOptions): Promise<PartFigures> {
  const stack = await BenchStack.open(['PostgreSQL', 'NATS', 'Temporal']);
  const bareWorker = Helper.start<BareWork, null>('./bare-worker.js', import.meta.url);
  let temporal: TemporalView | undefined;
  try {
    temporal = await TemporalView.connect(stack.temporalAddress);
    const api = await stack.startService({ app: 'intake', roles: ['api'] });
    await loadDirectory(stack, api.url);
    await bareWorker.ask({ address: stack.temporalAddress, taskQueue });
    const ladders: Lateness[] = [];
    const bare: Lateness[] = [];
    let ladderRate = firstStartsPerSecond;
    let bareRate = firstStartsPerSecond;
    for (const count of due) {
      const timers = await lateTimers(temporal, count, bareRate);
      bareRate = timers.startsPerSecond;
      bare.push(timers.lateness);
      const climbs = await lateClimbs(stack, temporal, api.url, count, ladderRate);
      ladderRate = climbs.startsPerSecond;
      ladders.push(climbs.lateness);
    }
    return figuresOf(ladders, bare);
  } finally {
    await bareWorker.stop();
    await temporal?.close();
    await stack.close();
  }
}

interface Run {
  readonly lateness: Lateness;
  readonly startsPerSecond: number;
}

/** Long enough for all of them to be started and at rest before the moment comes. */
function momentFor(count: number, startsPerSecond: number): number {
  return Date.now() + settleMs + (count / startsPerSecond) * 1000 * patience;
}

async function lateTimers(temporal: TemporalView, count: number, expectedRate: number): Promise<Run> {
  const ids = Array.from({ length: count }, (_, index) => `bare-timer/${count}/${index}`);
  const begun = Date.now();
  const dueAt = Math.ceil(momentFor(count, expectedRate));
  await eachOf(ids, async (workflowId) => {
    await temporal.client.workflow.start(bareTimer, { workflowId, taskQueue, args: [dueAt] });
  });
  const startedAt = Date.now();
  const startedLate = startedAt > dueAt ? count : 0;
  await pause(Math.max(0, dueAt - Date.now()));
  await waitForCount('bare timers still running', 0, () => temporal.countRunning('bareTimer'), 1_000);
  const lateness = latenessOf(await temporal.lastLocalActivities(ids), dueAt, startedLate);
  return { lateness, startsPerSecond: (count * 1000) / (startedAt - begun) };
}

async function lateClimbs(
  stack: BenchStack,
  temporal: TemporalView,
  intakeUrl: string,
  count: number,
  expectedRate: number,
): Promise<Run> {
  const { climbed: climbedBefore } = await ladderCounts(stack);
  const due = await registerDueCases(stack, intakeUrl, count, () => momentFor(count, expectedRate));
  const background = await stack.startService({ app: 'intake', roles: ['relay', 'worker'] });
  const begun = Date.now();
  const { untold } = await ladderCounts(stack);
  await waitForCount('ladders not told', 0, async () => (await ladderCounts(stack)).untold, 250);
  const startedAt = Date.now();
  const startedLate = startedAt > due.dueAt ? count : 0;
  await pause(Math.max(0, due.dueAt - Date.now()));
  const climbed = async () => (await ladderCounts(stack)).climbed - climbedBefore;
  await waitForCount('rungs climbed', count, climbed, 1_000);
  const lateness = latenessOf(await temporal.lastLocalActivities(due.workflowIds), due.dueAt, startedLate);
  await background.stop();
  return { lateness, startsPerSecond: Math.max(1, (untold * 1000) / (startedAt - begun)) };
}

function latenessOf(moments: readonly number[], dueAt: number, startedLate: number): Lateness {
  const late = moments.map((moment) => moment - dueAt);
  return { due: late.length, p50Ms: percentile(late, 0.5), p99Ms: percentile(late, 0.99), startedLate };
}

function figuresOf(ladders: readonly Lateness[], bare: readonly Lateness[]): PartFigures {
  const rows = ladders.flatMap((ladder, index) => {
    const timers = bare[index] ?? ladder;
    const row = ({ p50Ms, p99Ms }: Lateness) => ({
      'p50 late, s': rounded(p50Ms / 1000),
      'p99 late, s': rounded(p99Ms / 1000),
      'x bare (p99)': rounded(p99Ms / timers.p99Ms),
    });
    return [
      [`${ladder.due} bare timers`, row(timers)] as const,
      [`${ladder.due} rungs`, row(ladder)] as const,
    ];
  });
  const late = [...ladders, ...bare].reduce((sum, { startedLate }) => sum + startedLate, 0);
  return {
    title: 'rungs due in the same moment',
    table: Object.fromEntries(rows),
    remarks:
      late > 0
        ? [`${late} workflows were started too late for their moment: run again on a quieter machine`]
        : [],
    targets: [],
    figures: { ladders, bare },
  };
}
