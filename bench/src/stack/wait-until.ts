import { setTimeout as pause } from 'node:timers/promises';

const patienceMs = 120_000;

/** Asks again and again until the answer is neither null nor false, and gives it; a stuck stack is an error. */
export async function waitUntil<T>(
  what: string,
  ask: () => Promise<T | null | false>,
  everyMs = 50,
): Promise<T> {
  const until = Date.now() + patienceMs;
  while (Date.now() < until) {
    const answer = await ask();
    if (answer !== null && answer !== false) return answer;
    await pause(everyMs);
  }
  throw new Error(`waited ${patienceMs / 1000} s in vain: ${what}`);
}

/** Waits while a count moves towards `wanted`, however long that takes; one that stands still is an error. */
export async function waitForCount(
  what: string,
  wanted: number,
  count: () => Promise<number>,
  everyMs = 50,
): Promise<void> {
  let reached = await count();
  while (reached !== wanted) {
    const before = reached;
    reached = await waitUntil(
      `${what}: ${before} of ${wanted}`,
      async () => {
        const now = await count();
        return now !== before && { now };
      },
      everyMs,
    ).then(({ now }) => now);
  }
}
