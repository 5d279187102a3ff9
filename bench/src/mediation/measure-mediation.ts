import { setTimeout as pause } from 'node:timers/promises';
import { ladderWorkflowId } from '@fengqiao/contracts/temporal/ladder';
import { atMost, type PartFigures } from '../figures.ts';
import { Helper } from '../stack/helper-process.ts';
import { loadDirectory } from '../stack/load-directory.ts';
import { BenchStack } from '../stack/bench-stack.ts';
import { waitForCount, waitUntil } from '../stack/wait-until.ts';
import { bareTimer } from '../ladder/bare.workflow.ts';
import type { BareWork } from '../ladder/bare-worker.ts';
import { eachOf } from '../ladder/each-of.ts';
import { TemporalView } from '../ladder/temporal-view.ts';
import { percentile, rounded } from '../statistics.ts';
import { climbAllLevels, disputesOf, settleInOneSession, type Disputes } from './dispute-road.ts';
import { directoryKnown, disputeCounts, screenDueDisputes, type DueDispute } from './due-disputes.ts';

export interface MediationOptions {
  readonly disputes: number;
  readonly rungsPerSecond: number;
}

interface Lateness {
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const taskQueue = 'bench-bare';
/** Starts so many workflows a second at the least, on a machine that is not quiet. */
const startsPerSecond = 15;
const mostEvents = 40;

/**
 * What disputes cost in Temporal, settled in one session and through all three levels; and with thousands open, how late
 * their rungs are climbed beside bare timers that fall due at the same rate, one kind after the other.
 */
export async function measureMediation({
  disputes: count,
  rungsPerSecond,
}: MediationOptions): Promise<PartFigures> {
  const stack = await BenchStack.open(['PostgreSQL', 'NATS', 'Temporal']);
  const bareWorker = Helper.start<BareWork, null>('../ladder/bare-worker.js', import.meta.url);
  let temporal: TemporalView | undefined;
  try {
    temporal = await TemporalView.connect(stack.temporalAddress);
    const intake = await stack.startService({ app: 'intake', roles: ['api', 'relay'] });
    await loadDirectory(stack, intake.url);
    const api = await stack.startService({ app: 'mediation', roles: ['api'] });
    let background = await stack.startService({ app: 'mediation', roles: ['relay', 'worker'] });
    await waitUntil('mediation knows the directory', () => directoryKnown(stack), 250);
    const disputes = await disputesOf(stack, api.url);
    const oneSession = await costOf(stack, temporal, disputes, settleInOneSession);
    const threeLevels = await costOf(stack, temporal, disputes, climbAllLevels);
    await background.stop();

    await bareWorker.ask({ address: stack.temporalAddress, taskQueue });
    const bare = await lateTimers(temporal, count, rungsPerSecond);
    const due = await screenDueDisputes(stack, disputes, count, rungsPerSecond, () => momentFor(count));
    background = await stack.startService({ app: 'mediation', roles: ['relay', 'worker'] });
    const rungs = await lateClimbs(stack, temporal, due);
    return figuresOf({ count, rungsPerSecond, oneSession, threeLevels, bare, rungs });
  } finally {
    await bareWorker.stop();
    await temporal?.close();
    await stack.close();
  }
}

async function costOf(
  stack: BenchStack,
  temporal: TemporalView,
  disputes: Disputes,
  road: typeof settleInOneSession,
): Promise<number> {
  const atRest = async (id: string) => {
    await waitUntil('Temporal is told', async () => (await disputeCounts(stack)).untold === 0);
    await temporal.costAtRest(ladderWorkflowId('dispute', id));
  };
  const id = await road(disputes, atRest);
  return (await temporal.costAtRest(ladderWorkflowId('dispute', id))).events;
}

function momentFor(count: number): number {
  return Date.now() + 15_000 + (count / startsPerSecond) * 1000;
}

async function lateTimers(temporal: TemporalView, count: number, perSecond: number): Promise<Lateness> {
  const first = Math.ceil(momentFor(count));
  const timers = Array.from({ length: count }, (_, index): DueDispute => {
    const dueAt = first + Math.floor((index * 1000) / perSecond);
    return { workflowId: `bare-timer/mediation/${index}`, dueAt };
  });
  await eachOf(timers, async ({ workflowId, dueAt }) => {
    await temporal.client.workflow.start(bareTimer, { workflowId, taskQueue, args: [dueAt] });
  });
  await pause(Math.max(0, (timers.at(-1)?.dueAt ?? 0) - Date.now()));
  await waitForCount('bare timers still running', 0, () => temporal.countRunning('bareTimer'), 1_000);
  return latenessOf(temporal, timers);
}

async function lateClimbs(
  stack: BenchStack,
  temporal: TemporalView,
  due: readonly DueDispute[],
): Promise<Lateness> {
  const { climbed: before } = await disputeCounts(stack);
  await waitForCount('ladders not told', 0, async () => (await disputeCounts(stack)).untold, 500);
  await pause(Math.max(0, (due.at(-1)?.dueAt ?? 0) - Date.now()));
  await waitForCount(
    'rungs climbed',
    due.length,
    async () => (await disputeCounts(stack)).climbed - before,
    1_000,
  );
  return latenessOf(temporal, due);
}

async function latenessOf(temporal: TemporalView, due: readonly DueDispute[]): Promise<Lateness> {
  const late: number[] = [];
  await eachOf(due, async ({ workflowId, dueAt }) => {
    const [moment] = await temporal.lastLocalActivities([workflowId]);
    if (moment !== undefined) late.push(moment - dueAt);
  });
  return { p50Ms: percentile(late, 0.5), p99Ms: percentile(late, 0.99) };
}

interface Measured {
  readonly count: number;
  readonly rungsPerSecond: number;
  readonly oneSession: number;
  readonly threeLevels: number;
  readonly bare: Lateness;
  readonly rungs: Lateness;
}

function figuresOf(measured: Measured): PartFigures {
  const { count, rungsPerSecond, oneSession, threeLevels, bare, rungs } = measured;
  const row = ({ p50Ms, p99Ms }: Lateness) => ({
    'p50 late, ms': rounded(p50Ms),
    'p99 late, ms': rounded(p99Ms),
    'x bare (p99)': rounded(p99Ms / bare.p99Ms),
  });
  return {
    title: `disputes: ${count} open, ${rungsPerSecond} rungs due in a second`,
    table: {
      'bare timers': row(bare),
      'rungs of disputes': row(rungs),
      'settled in one session': { 'events in Temporal': oneSession },
      'through all three levels': { 'events in Temporal': threeLevels },
    },
    remarks: [],
    targets: [atMost('events of a dispute settled at the community in one session', mostEvents, oneSession)],
    figures: measured,
  };
}
