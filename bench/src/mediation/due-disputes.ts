import { ladderWorkflowId } from '@fengqiao/contracts/temporal/ladder';
import type { BenchStack } from '../stack/bench-stack.ts';
import { eachOf } from '../ladder/each-of.ts';
import { screenDispute, type Disputes } from './dispute-road.ts';

export interface DueDispute {
  readonly workflowId: string;
  /** Epoch milliseconds at which its rung can be climbed. */
  readonly dueAt: number;
}

/**
 * Yellow disputes whose check-ins fall due one after the other, so many in a second from the moment that `chooseMoment`
 * gives once they are written down. A check-in is a week away, so the due moments are moved in the bench's own database,
 * where the ladders are not told yet: no relay may run.
 */
export async function screenDueDisputes(
  stack: BenchStack,
  disputes: Disputes,
  count: number,
  perSecond: number,
  chooseMoment: () => number,
): Promise<DueDispute[]> {
  const ids: string[] = [];
  await eachOf(Array(count).keys(), async () => {
    ids.push(await screenDispute(disputes, 'yellow'));
  });
  const first = Math.ceil(chooseMoment());
  const due = ids.map((id, index) => ({ id, due: first + Math.floor((index * 1000) / perSecond) }));
  await stack.onDatabase('mediation', async (client) => {
    await client.query(
      `update dispute set
         overdue_from = to_timestamp(moved.due::numeric / 1000),
         state = jsonb_set(state, '{clocks,0}', state->'clocks'->0
           || jsonb_build_object('dueAt', moved.due, 'climbed', state->'clocks'->0->'climbed' || '{"reminder": 1}'))
       from jsonb_to_recordset($1::jsonb) as moved(id uuid, due bigint) where dispute.id = moved.id`,
      [JSON.stringify(due)],
    );
    // A breach can be climbed from the millisecond after its due moment.
    await client.query(
      `update ladder_plan set
         next_rung_at = to_timestamp((moved.due::numeric + 1) / 1000),
         plan = jsonb_set(plan, '{rungs}', jsonb_build_array(
           jsonb_build_object('id', 'check-in/1/breach/1', 'kind', 'breach', 'at', moved.due + 1)))
       from jsonb_to_recordset($1::jsonb) as moved(id uuid, due bigint) where aggregate_id = moved.id`,
      [JSON.stringify(due)],
    );
  });
  return due.map((each) => ({ workflowId: ladderWorkflowId('dispute', each.id), dueAt: each.due + 1 }));
}

export async function disputeCounts(stack: BenchStack): Promise<{ untold: number; climbed: number }> {
  const { rows } = await stack.onDatabase('mediation', (client) =>
    client.query<{ untold: number; climbed: number }>(
      `select (select count(*) from ladder_plan where sent_version < version)::int as untold,
              (select count(*) from event where type = 'rung-climbed')::int as climbed`,
    ),
  );
  return rows[0] ?? { untold: 0, climbed: 0 };
}

/** Mediation hears of the directory by events: until it has, nobody there may write anything down. */
export async function directoryKnown(stack: BenchStack): Promise<boolean> {
  const { rows } = await stack.onDatabase('mediation', (client) =>
    client.query<{ known: boolean }>(
      `select exists (select from directory_fact where kind = 'person' and person = 'linjiang-officer-a')
          and exists (select from known_unit where level = 'room') as known`,
    ),
  );
  return rows[0]?.known ?? false;
}
