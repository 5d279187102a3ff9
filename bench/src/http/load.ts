import { percentile } from '../statistics.ts';

/** How hard to push, for both sides alike. */
export interface Pressure {
  readonly concurrency: number;
  readonly warmUpMs: number;
  readonly measuredMs: number;
}

export interface LoadFigures {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/**
 * Runs `concurrency` endless cases side by side until the time is over; each command is timed by itself, and counted
 * when it ended within the measured time.
 */
export async function underPressure(
  { concurrency, warmUpMs, measuredMs }: Pressure,
  walkCase: (lane: number, timed: (command: () => Promise<unknown>) => Promise<void>) => Promise<void>,
): Promise<LoadFigures> {
  const from = performance.now() + warmUpMs;
  const until = from + measuredMs;
  const taken: number[] = [];
  const timed = async (command: () => Promise<unknown>) => {
    const begun = performance.now();
    await command();
    const ended = performance.now();
    if (ended >= from && ended < until) taken.push(ended - begun);
  };
  const lane = async (number: number) => {
    while (performance.now() < until) await walkCase(number, timed);
  };
  await Promise.all(Array.from({ length: concurrency }, (_, number) => lane(number)));
  return {
    perSecond: (taken.length * 1000) / measuredMs,
    p50Ms: percentile(taken, 0.5),
    p99Ms: percentile(taken, 0.99),
  };
}
