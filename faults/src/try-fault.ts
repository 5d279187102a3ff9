import { setTimeout as pause } from 'node:timers/promises';
import type { Desk } from './desk.ts';
import { gatherEvidence, type Findings } from './evidence.ts';
import type { Fault, Pace } from './fault.ts';
import { isSettled } from './settled.ts';
import type { TestedStack } from './tested-stack.ts';
import { until } from './until.ts';

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
  desk: Desk,
  pace: Pace,
  analyst: string,
): Promise<Outcome> {
  const before = { commands: desk.commands, refused: desk.refused };
  const receiving = desk.receive(pace.matters, pace.leadMs + fault.lasts(pace) + pace.leadMs);
  // Heard below: a client that gives up must not end the process before the fault is put right.
  receiving.catch(() => undefined);
  await pause(pace.leadMs);
  await fault.inject(stack, pace);
  const since = performance.now();
  const eventsThen = await until('events can be counted', () => countEvents(stack));
  await until(`${fault.name}: the stack has recovered`, () => hasRecovered(stack, eventsThen));
  const recoveredInSeconds = (performance.now() - since) / 1_000;
  await receiving;
  await fault.repair?.(stack);
  return {
    fault: fault.name,
    accepted: desk.commands - before.commands,
    refused: desk.refused - before.refused,
    recoveredInSeconds,
    ...(await evidenceAtRest(stack, desk, analyst)),
  };
}

const looks = 3;

/**
 * Rungs go on falling due while we look: what was found may be an event on its way. What is lost or doubled stays so,
 * and is found again when everything has had its effect once more.
 */
async function evidenceAtRest(stack: TestedStack, desk: Desk, analyst: string): Promise<Findings> {
  let found: Findings = { lost: [], doubled: [] };
  for (let look = 0; look < looks; look++) {
    // What never settles is named by the evidence.
    await until('everything has had its effect', () => isSettled(stack)).catch(() => undefined);
    found = await gatherEvidence(stack, desk, analyst);
    if (found.lost.length + found.doubled.length === 0) break;
  }
  return found;
}

async function countEvents(stack: TestedStack): Promise<number> {
  const { rows } = await stack.intake.query<{ events: number }>(
    `select count(*)::int as events from event where aggregate_type = 'case'`,
  );
  return rows[0]?.events ?? 0;
}

async function hasRecovered(stack: TestedStack, events: number): Promise<boolean> {
  const { rows } = await stack.scoring.query<{ facts: number }>(
    'select count(*)::int as facts from case_fact',
  );
  return (rows[0]?.facts ?? 0) >= events && (await dueTooLong(stack)) === 0 && stack.isReady();
}

const climbedWithinMs = 2_000;

async function dueTooLong(stack: TestedStack): Promise<number> {
  const { rows } = await stack.intake.query<{ due: number }>(
    'select count(*)::int as due from ladder_plan where next_rung_at < $1',
    [new Date(stack.now() - climbedWithinMs)],
  );
  return rows[0]?.due ?? 0;
}
