import { setTimeout as pause } from 'node:timers/promises';

const patienceMs = 150_000;
const lookEveryMs = 100;

/** Asks again until the answer is truthy, and gives it; trouble in asking counts as not yet. */
export async function until<T>(what: string, ask: () => Promise<T | false>): Promise<T> {
  const since = performance.now();
  let trouble: unknown;
  while (performance.now() - since < patienceMs) {
    try {
      const answer = await ask();
      if (answer) return answer;
      trouble = undefined;
    } catch (error) {
      trouble = error;
    }
    await pause(lookEveryMs);
  }
  throw new Error(`still not, after ${patienceMs / 1000} s: ${what}`, { cause: trouble });
}
