import type { Arrivals } from '../workload/workload.ts';
import type { TestedStack } from '../stack/tested-stack.ts';

/** How long things last: in earnest, and in the short form that every test run goes through. */
export interface Pace {
  readonly name: 'full' | 'short';
  /** What comes in while a fault lasts. */
  readonly arrivals: Arrivals;
  /** Of commands before anything goes wrong. */
  readonly leadMs: number;
  readonly kills: number;
  /** Of the assign clock; the others, those of disputes too, are as long or twice that. */
  readonly limitSeconds: number;
  readonly awayMs: number;
  readonly frozenMs: number;
  /** A client that has no answer by then asks again: sooner than anything frozen goes on. */
  readonly answerWithinMs: number;
}

export const fullPace: Pace = {
  name: 'full',
  arrivals: { matters: 100, disputes: 30 },
  leadMs: 2_000,
  kills: 2,
  limitSeconds: 20,
  awayMs: 60_000,
  frozenMs: 30_000,
  answerWithinMs: 8_000,
};

export const shortPace: Pace = {
  name: 'short',
  arrivals: { matters: 8, disputes: 3 },
  leadMs: 300,
  kills: 1,
  limitSeconds: 4,
  awayMs: 3_000,
  frozenMs: 3_000,
  answerWithinMs: 800,
};

/** One thing that goes wrong. */
export interface Fault {
  readonly name: string;
  /** About how long it takes: what comes in is spread over that, and comes again if it takes longer. */
  readonly lasts: (pace: Pace) => number;
  /** Makes it happen and, where it does not pass by itself, puts it right. */
  readonly inject: (stack: TestedStack, pace: Pace) => Promise<void>;
  /** What an operator would do afterwards, and the runbook says. */
  readonly repair?: (stack: TestedStack) => Promise<void>;
}
