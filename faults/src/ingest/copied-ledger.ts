import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadDirectory } from '@fengqiao/bench/stack/load-directory';
import type { BenchStack } from '@fengqiao/bench/stack/bench-stack';
import { post } from '@fengqiao/bench/stack/post';
import { root } from '@fengqiao/bench/stack/temporary-settings';
import { partitionOf } from '@fengqiao/contracts/partitions';

/**
 * An intake with the sample's ledger, and as many copies of its cases as make so many events: late ones, unsatisfied
 * ones, open ones. Committed as commands leave them, not yet sent. Gives how many events there are in all.
 */
export async function copiedLedger(house: BenchStack, events: number): Promise<number> {
  const intake = await house.startService({ app: 'intake', roles: ['api'] });
  await loadDirectory(house, intake.url);
  const csv = readFileSync(join(root, 'deploy', 'local', 'sample', 'ledger.csv'), 'utf8');
  await post(`${intake.url}/v1/imports/ledger`, { token: await house.token('admin'), csv });
  await intake.stop();
  return house.onDatabase('intake', async (client) => {
    const { rows: models } = await client.query<{ id: string; events: number }>(
      `select aggregate_id as id, count(*)::int as events from event where aggregate_type = 'case' group by 1`,
    );
    const each = models.reduce((sum, model) => sum + model.events, 0);
    const copies = models.flatMap(({ id: model }) =>
      Array.from({ length: Math.max(1, Math.round(events / each) - 1) }, () => ({ model, id: randomUUID() })),
    );
    await client.query(
      `insert into event (aggregate_type, aggregate_id, seq, type, partition, occurred_at, data, record)
       select aggregate_type, copy.id, seq, type, copy.partition, occurred_at, data, record
       from event join unnest($1::uuid[], $2::uuid[], $3::smallint[]) as copy(model, id, partition)
         on aggregate_id = copy.model
       order by seq, copy.id`,
      [copies.map(({ model }) => model), copies.map(({ id }) => id), copies.map(({ id }) => partitionOf(id))],
    );
    const { rows } = await client.query<{ n: number }>('select count(*)::int as n from event');
    return rows[0]?.n ?? 0;
  });
}
