import type { CaseState } from '@fengqiao/domain/case/case';
import type { LadderPlan } from '@fengqiao/domain/ladder/plan';
import type { EntityManager } from 'typeorm';
import { storedState } from '../cases/stored-state.ts';

export interface OpenCase {
  readonly id: string;
  readonly state: CaseState;
  readonly plan: LadderPlan | null;
}

/** Open cases in the order of their ids, with the plans their ladders hold; unlocked. */
export async function openCasesAfter(
  manager: EntityManager,
  cursor: string | null,
  limit: number,
): Promise<OpenCase[]> {
  const rows = (await manager.query(
    // The limit within: joined first, the plans of all cases before the cursor would be read for every batch. In the words of
    // its index, which no others lead to.
    `select id, state, plan
     from (select id, state from ledger_case
           where (stage in ('closed', 'declined', 'withdrawn', 'merged', 'voided')) is not true and id > $1
           order by id limit $2) as next
     left join ladder_plan on aggregate_id = id
     order by id`,
    [cursor ?? '00000000-0000-0000-0000-000000000000', limit],
  )) as OpenCase[];
  return rows.map((row) => ({ ...row, state: storedState(row.state) }));
}
