import { setTimeout as pause } from 'node:timers/promises';
import type { Workload } from '../workload/workload.ts';
import { gatherEvidence } from '../checks/evidence.ts';
import type { Fault, Pace } from '../injection/fault.ts';
import type { Findings } from '../checks/findings.ts';
import { underWay } from './settled.ts';
import {
  countEvents,
  countFacts,
  ownersOf,
  unclimbedSince,
  type AggregateOwner,
} from '../checks/aggregate-owner.ts';
import type { TestedStack } from '../stack/tested-stack.ts';
import { until } from '../stack/until.ts';

/** One line of the table. */
export interface Outcome extends Findings {
  readonly fault: string;
  readonly accepted: number;
  readonly refused: number;
  /** From the end of the fault until all is served and everything committed by then has had its effect. */
  readonly recoveredInSeconds: number;
}

/** Commands are given, something goes wrong, commands go on: then everything is counted. */
export async function tryFault(
  fault: Fault,
  stack: TestedStack,
  workload: Workload,
  pace: Pace,
  analyst: string,
): Promise<Outcome> {
  const { clients } = workload;
  const before = { commands: clients.commands, refused: clients.refused };
  let isInjected = false;
  const receiving = receiveUntil(() => isInjected, workload, pace, fault.lasts(pace));
  // Heard below: a client that gives up must not end the process before the fault is put right.
  receiving.catch(() => undefined);
  try {
    await pause(pace.leadMs);
    await fault.inject(stack, pace);
  } finally {
    isInjected = true;
  }
  const since = performance.now();
  const eventsThen = await until('events can be counted', () => countAll(stack));
  const neverRecovered = await until('the stack has recovered', () => hasRecovered(stack, eventsThen)).then(
    () => [],
    (error: Error) => [error.message],
  );
  const recoveredInSeconds = (performance.now() - since) / 1_000;
  await receiving;
  await fault.repair?.(stack);
  const { lost, doubled } = await evidenceAtRest(stack, workload, analyst);
  return {
    fault: fault.name,
    accepted: clients.commands - before.commands,
    refused: clients.refused - before.refused,
    recoveredInSeconds,
    lost: [...neverRecovered, ...lost],
    doubled,
  };
}

/** A fault may wait for a command to strike at, longer than it was thought to last: so long commands go on. */
async function receiveUntil(
  isOver: () => boolean,
  workload: Workload,
  { arrivals, leadMs }: Pace,
  lastsMs: number,
): Promise<void> {
  await workload.run(arrivals, leadMs + lastsMs + leadMs);
  while (!isOver()) await workload.run(arrivals, lastsMs);
}

const looks = 3;

/**
 * Rungs go on falling due while we look: what was found may be an event on its way. What is lost or doubled stays so,
 * and is found again when everything has had its effect once more.
 */
async function evidenceAtRest(stack: TestedStack, workload: Workload, analyst: string): Promise<Findings> {
  for (let look = 1; ; look++) {
    const isAtRest = await until(
      'everything has had its effect',
      async () => (await underWay(stack)).length === 0,
    ).catch(() => false);
    const { lost, doubled } = await gatherEvidence(stack, workload, analyst);
    // What never comes to rest is lost, whatever the comparison says.
    if (!isAtRest) return { lost: [...(await underWay(stack)), ...lost], doubled };
    if (lost.length + doubled.length === 0 || look === looks) return { lost, doubled };
  }
}

type Counted = readonly (readonly [owner: AggregateOwner, events: number])[];

function countAll(stack: TestedStack): Promise<Counted> {
  return Promise.all(ownersOf(stack).map(async (owner) => [owner, await countEvents(owner)] as const));
}

const climbedWithinMs = 2_000;

async function hasRecovered(stack: TestedStack, counted: Counted): Promise<boolean> {
  for (const [owner, events] of counted) {
    const dueTooLong = await unclimbedSince(owner, stack.now() - climbedWithinMs);
    if ((await countFacts(owner, stack)) < events || dueTooLong.length > 0) return false;
  }
  return stack.isReady();
}
