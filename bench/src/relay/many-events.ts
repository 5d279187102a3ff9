import { randomUUID } from 'node:crypto';
import { partitionOf } from '@fengqiao/contracts/partitions';
import { loadDirectory } from '../stack/load-directory.ts';
import type { BenchStack } from '../stack/bench-stack.ts';
import { roadSteps, signedRoad, walkRoad } from '../stack/straight-road.ts';

/** Of one case on the straight road. */
export const eventsPerCase = roadSteps.length + 1;

/** An intake database with the directory and one closed case, whose events are the model of all that follow. */
export async function prepareModelCase(stack: BenchStack): Promise<string> {
  const intake = await stack.startService({ app: 'intake', roles: ['api'] });
  await loadDirectory(stack, intake.url);
  const { id } = await walkRoad(intake.url, await signedRoad(stack), () => Promise.resolve());
  await intake.stop();
  return id;
}

/**
 * Commits the events of so many more cases in one transaction, as commands of many cases leave them: those of one
 * case in order, those of different cases between one another. Returns the moment of the commit, epoch milliseconds.
 */
export async function commitEvents(stack: BenchStack, modelCase: string, cases: number): Promise<number> {
  const ids = Array.from({ length: cases }, () => randomUUID());
  await stack.onDatabase('intake', (client) =>
    client.query(
      `insert into event (aggregate_type, aggregate_id, seq, type, partition, occurred_at, data, record)
       select aggregate_type, copy.id, seq, type, copy.partition, occurred_at, data, record
       from event, unnest($2::uuid[], $3::smallint[]) as copy(id, partition)
       where aggregate_id = $1
       order by seq, copy.id`,
      [modelCase, ids, ids.map(partitionOf)],
    ),
  );
  return Date.now();
}
