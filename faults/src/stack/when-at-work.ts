import type { Database } from './outside-servers.ts';
import type { TestedStack } from './tested-stack.ts';
import { until } from './until.ts';

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
