import { ladderWorkflowId } from '@fengqiao/contracts/temporal/ladder';
import type { BenchStack } from '../stack/bench-stack.ts';
import { registerCase } from '../stack/straight-road.ts';
import { eachOf } from './each-of.ts';

export interface DueCases {
  /** Epoch milliseconds. */
  readonly dueAt: number;
  /** Of the ladders to come. */
  readonly workflowIds: readonly string[];
}

/**
 * Cases whose assign clocks fall due all together, at the moment `chooseMoment` gives once they are registered. No limit of an office says "in a
 * minute", so they are registered as ever and their due moment is moved in the bench's own database, where their
 * ladders are not told yet: no relay may run.
 */
export async function registerDueCases(
  stack: BenchStack,
  intakeUrl: string,
  count: number,
  chooseMoment: () => number,
): Promise<DueCases> {
  const ids: string[] = [];
  await eachOf(Array(count).keys(), async () => {
    ids.push((await registerCase(intakeUrl)).id);
  });
  const dueAt = Math.ceil(chooseMoment());
  await stack.onDatabase('intake', async (client) => {
    await client.query(
      `update ledger_case set
         next_due_at = to_timestamp($2::numeric / 1000),
         overdue_from = to_timestamp($2::numeric / 1000),
         state = jsonb_set(state, '{clocks}', (
           select jsonb_agg(case when clock->>'name' = 'assign'
             then clock || jsonb_build_object('dueAt', $2::bigint, 'climbed', clock->'climbed' || '{"reminder": 1, "warning": 1}')
             else clock end)
           from jsonb_array_elements(state->'clocks') as clock))
       where id = any($1::uuid[])`,
      [ids, dueAt],
    );
    // A breach can be climbed from the millisecond after its due moment.
    await client.query(
      `update ladder_plan set
         next_rung_at = to_timestamp(($2::numeric + 1) / 1000),
         plan = jsonb_set(plan, '{rungs}', jsonb_build_array(
           jsonb_build_object('id', 'assign/1/breach/1', 'kind', 'breach', 'at', $2::bigint + 1)))
       where aggregate_id = any($1::uuid[])`,
      [ids, dueAt],
    );
  });
  return { dueAt, workflowIds: ids.map((id) => ladderWorkflowId('case', id)) };
}

/** How many ladders Temporal has not been told of, and how many rungs were climbed. */
export async function ladderCounts(stack: BenchStack): Promise<{ untold: number; climbed: number }> {
  const { rows } = await stack.onDatabase('intake', (client) =>
    client.query<{ untold: number; climbed: number }>(
      `select (select count(*) from ladder_plan where sent_version < version)::int as untold,
              (select count(*) from event where type = 'rung-climbed')::int as climbed`,
    ),
  );
  return rows[0] ?? { untold: 0, climbed: 0 };
}
