import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from './outside-servers.ts';
import type { TestedStack } from './tested-stack.ts';

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

/** A fault on an idle service proves nothing: waits until a command of it is being written down. */
export async function whenAtWork(stack: TestedStack, service: Database = 'intake'): Promise<void> {
  const count = async () => {
    const { rows } = await stack.pools[service].query<{ events: string }>(
      'select count(*) as events from event',
    );
    return Number(rows[0]?.events);
  };
  const before = await until('events can be counted', count);
  await until('a command is written down', async () => (await count()) > before);
}
