import { randomUUID } from 'node:crypto';
import { partitionOf } from '@fengqiao/contracts/partitions';
import type { BenchStack } from '../stack/bench-stack.ts';

/**
 * So many more open cases, each as its model is, with ladders that Temporal is taken to hold already: only what a
 * re-projection moves is then owed.
 */
export async function copyOpenCase(
  stack: BenchStack,
  model: string,
  count: number,
  isOwed = false,
): Promise<void> {
  const ids = Array.from({ length: count }, () => randomUUID());
  await stack.onDatabase('intake', async (client) => {
    const { rows: columns } = await client.query<{ list: string }>(
      `select string_agg(quote_ident(column_name), ', ') as list from information_schema.columns
       where table_name = 'ledger_case' and column_name not in ('id', 'number', 'state')`,
    );
    const rest = columns[0]?.list ?? '';
    await client.query(
      `insert into ledger_case (id, number, state, ${rest})
       select copy.id, number || '-' || copy.turn, jsonb_set(state, '{id}', to_jsonb(copy.id::text)), ${rest}
       from ledger_case, unnest($2::uuid[]) with ordinality as copy(id, turn) where ledger_case.id = $1`,
      [model, ids],
    );
    await client.query(
      `insert into ladder_plan (aggregate_id, aggregate_type, partition, version, plan, next_rung_at, sent_version)
       select copy.id, aggregate_type, copy.partition, version, plan, next_rung_at, case when $4 then 0 else version end
       from ladder_plan, unnest($2::uuid[], $3::smallint[]) as copy(id, partition) where aggregate_id = $1`,
      [model, ids, ids.map(partitionOf), isOwed],
    );
    await client.query('update ladder_plan set sent_version = version where aggregate_id = $1', [model]);
    await client.query('analyze ledger_case, ladder_plan');
  });
}

/** Seconds it takes to read every open case with its plan, batch by batch, and to understand the JSON: the least. */
export async function secondsToReadAll(stack: BenchStack, batch: number): Promise<number> {
  const begun = performance.now();
  await stack.onDatabase('intake', async (client) => {
    let cursor = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const { rows } = await client.query<{ id: string }>(
        `select id, state, plan
         from (select id, state from ledger_case where (stage in ('closed', 'declined', 'withdrawn', 'merged', 'voided')) is not true and id > $1 order by id limit $2) as next
         left join ladder_plan on aggregate_id = id
         order by id`,
        [cursor, batch],
      );
      cursor = rows.at(-1)?.id ?? cursor;
      if (rows.length < batch) return;
    }
  });
  return (performance.now() - begun) / 1000;
}
