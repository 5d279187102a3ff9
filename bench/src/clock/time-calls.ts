import { setImmediate } from 'node:timers/promises';

/** Nanoseconds per call: the median of several rounds, and the best and worst of them. */
export interface Timing {
  median: number;
  best: number;
  worst: number;
}

const ROUNDS = 9;
const ROUND_MILLISECONDS = 40;

/** Results are summed up into here and can be seen from outside, so that no call is optimised away. */
export const sink = { sum: 0 };

/** Times a function called with 0, 1, 2, … in rounds of equal length, after one round to warm up. */
export async function nanosecondsPerCall(call: (index: number) => number): Promise<Timing> {
  const calls = callsPerRound(call);
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const begun = performance.now();
    for (let index = 0; index < calls; index += 1) sink.sum += call(index);
    rounds.push(((performance.now() - begun) * 1e6) / calls);
    // Lets the process breathe between rounds, and garbage of one round be collected before the next.
    await setImmediate();
  }
  const sorted = rounds.map(Math.round).sort((a, b) => a - b);
  return { median: sorted[(ROUNDS - 1) / 2] ?? 0, best: sorted[0] ?? 0, worst: sorted.at(-1) ?? 0 };
}

/**
 * Bytes allocated by a call, from how much the young heap grew over a few thousand of them; null when it was collected
 * meanwhile every time. Exact to some bytes only.
 */
export function allocationPerCall(call: (index: number) => number): number | null {
  const calls = 2000;
  const grown: number[] = [];
  for (let round = 0; round < 15; round += 1) {
    const before = process.memoryUsage().heapUsed;
    for (let index = 0; index < calls; index += 1) sink.sum += call(index);
    const after = process.memoryUsage().heapUsed;
    if (after >= before) grown.push((after - before) / calls);
  }
  grown.sort((a, b) => a - b);
  const median = grown[Math.floor(grown.length / 2)];
  return median === undefined ? null : Math.round(median);
}

function callsPerRound(call: (index: number) => number): number {
  let calls = 64;
  for (;;) {
    const begun = performance.now();
    for (let index = 0; index < calls; index += 1) sink.sum += call(index);
    const taken = performance.now() - begun;
    if (taken >= ROUND_MILLISECONDS) return calls;
    calls = Math.ceil(calls * Math.min(8, (ROUND_MILLISECONDS * 1.2) / Math.max(taken, 0.01)));
  }
}
