import type { BenchStack } from '../stack/bench-stack.ts';
import { post } from '../stack/post.ts';
import { matter } from '../stack/straight-road.ts';
import { median } from '../statistics.ts';

export interface BesideIndex {
  readonly seconds: number;
  readonly registrations: number;
  readonly medianMs: number;
  readonly slowestMs: number;
}

/**
 * Registrations, one after the other, while an index of the ledger is made as an upgrade's migrations make theirs: beside
 * the version that still serves.
 */
export async function registeredBesideIndex(
  stack: BenchStack,
  database: string,
  url: string,
): Promise<BesideIndex> {
  const took: number[] = [];
  const begun = performance.now();
  let isMade = false;
  const making = stack
    .onDatabase(database, (client) => client.query('reindex index concurrently ledger_case_due_order'))
    .finally(() => {
      isMade = true;
    });
  do {
    const sent = performance.now();
    await post(`${url}/v1/cases`, { body: matter });
    took.push(performance.now() - sent);
  } while (!isMade);
  await making;
  return {
    seconds: (performance.now() - begun) / 1000,
    registrations: took.length,
    medianMs: median(took),
    slowestMs: Math.max(...took),
  };
}
