import { ladderWorkflowId } from '@fengqiao/contracts/temporal/ladder';
import type { PartFigures } from '../figures.ts';
import { Helper } from '../stack/helper-process.ts';
import { loadDirectory } from '../stack/load-directory.ts';
import { BenchStack } from '../stack/bench-stack.ts';
import { roadSteps, signedRoad, walkRoad } from '../stack/straight-road.ts';
import { waitUntil } from '../stack/wait-until.ts';
import { rounded } from '../statistics.ts';
import type { BareWork } from './bare-worker.ts';
import { bareCommand, bareRoad, bareTimer } from './bare.workflow.ts';
import { ladderCounts, registerDueCases } from './due-cases.ts';
import { TemporalView, type HistoryCost } from './temporal-view.ts';

const taskQueue = 'bench-bare';
const dueAfterMs = 12_000;

/**
 * What cases cost in Temporal: one walked from register to close with time for every plan to arrive, as in an office,
 * and one climb; beside bare workflows told of as many commands, and woken by as many timers.
 */
export async function measureHistory(): Promise<PartFigures> {
  const stack = await BenchStack.open(['PostgreSQL', 'NATS', 'Temporal']);
  const bareWorker = Helper.start<BareWork, null>('./bare-worker.js', import.meta.url);
  let temporal: TemporalView | undefined;
  try {
    temporal = await TemporalView.connect(stack.temporalAddress);
    const api = await stack.startService({ app: 'intake', roles: ['api'] });
    await loadDirectory(stack, api.url);
    const due = await registerDueCases(stack, api.url, 1, () => Date.now() + dueAfterMs);
    await stack.startService({ app: 'intake', roles: ['relay', 'worker'] });
    const climb = await costOfClimb(stack, temporal, due.workflowIds[0] ?? '');
    const road = await costOfRoad(stack, temporal, api.url);
    await bareWorker.ask({ address: stack.temporalAddress, taskQueue });
    return figuresOf({
      road,
      climb,
      bareRoad: await costOfBareRoad(temporal),
      bareTimer: await costOfBareTimer(temporal),
    });
  } finally {
    await bareWorker.stop();
    await temporal?.close();
    await stack.close();
  }
}

async function costOfClimb(
  stack: BenchStack,
  temporal: TemporalView,
  workflowId: string,
): Promise<HistoryCost> {
  const before = await temporal.costAtRest(workflowId);
  await waitUntil('the rung is climbed', async () => (await ladderCounts(stack)).climbed === 1);
  const after = await temporal.costAtRest(workflowId);
  return { events: after.events - before.events, transitions: after.transitions - before.transitions };
}

async function costOfRoad(
  stack: BenchStack,
  temporal: TemporalView,
  intakeUrl: string,
): Promise<HistoryCost> {
  const { id } = await walkRoad(intakeUrl, await signedRoad(stack), async (_, walked) => {
    await waitUntil('Temporal is told', async () => (await ladderCounts(stack)).untold === 0);
    await temporal.costAtRest(ladderWorkflowId('case', walked.id));
  });
  return temporal.costAtRest(ladderWorkflowId('case', id));
}

async function costOfBareRoad(temporal: TemporalView): Promise<HistoryCost> {
  const workflowId = 'bare-road';
  const handle = await temporal.client.workflow.start(bareRoad, { workflowId, taskQueue });
  for (const [index] of roadSteps.entries()) {
    await temporal.costAtRest(workflowId);
    await handle.signal(bareCommand, index === roadSteps.length - 1);
  }
  return temporal.costAtRest(workflowId);
}

/** Without what starting and ending a workflow costs: a ladder pays for those once a case, not once a climb. */
async function costOfBareTimer(temporal: TemporalView): Promise<HistoryCost> {
  const workflowId = 'bare-timer';
  await temporal.client.workflow.start(bareTimer, { workflowId, taskQueue, args: [Date.now() + 4_000] });
  const before = await temporal.costAtRest(workflowId);
  await temporal.client.workflow.result(workflowId);
  const after = await temporal.costAtRest(workflowId);
  return { events: after.events - before.events, transitions: after.transitions - before.transitions };
}

type Measured = Readonly<Record<'road' | 'bareRoad' | 'climb' | 'bareTimer', HistoryCost>>;

function figuresOf(measured: Measured): PartFigures {
  const { road, bareRoad: bareRoadCost, climb, bareTimer: bareTimerCost } = measured;
  const row = ({ events, transitions }: HistoryCost, bare: HistoryCost) => ({
    events,
    transitions,
    'x bare (events)': rounded(events / bare.events),
  });
  return {
    title: 'history in Temporal',
    table: {
      'bare: a signal a command': row(bareRoadCost, bareRoadCost),
      'a case, register to close': row(road, bareRoadCost),
      'bare: a timer, an empty local activity': row(bareTimerCost, bareTimerCost),
      'a climb': row(climb, bareTimerCost),
    },
    remarks: [
      'a plan whose rungs stay where they were is not sent, so a case may cost less than a signal a command',
    ],
    targets: [],
    figures: measured,
  };
}
