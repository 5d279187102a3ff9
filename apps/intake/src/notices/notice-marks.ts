import type { CaseState } from '@fengqiao/domain/case/case';
import type { World } from '@fengqiao/domain/case/decide/world';
import { evolveAll } from '@fengqiao/domain/case/evolve';
import { acknowledge } from '@fengqiao/domain/case/ladder/acknowledge';
import type { EntityManager } from 'typeorm';
import type { NoticeRow } from './notice.entity.ts';

export const read = 'read_at = coalesce(read_at, $2)';
export const acknowledged = `${read}, acknowledged_at = coalesce(acknowledged_at, $2)`;

export async function setMarks(
  manager: EntityManager,
  ids: readonly string[],
  { now }: World,
  marks: string,
) {
  await manager.query(
    `update notice set ${marks}, changed_in = (pg_current_xact_id()::text)::bigint where id = any($1::uuid[])`,
    [ids, new Date(now)],
  );
}

/** What becomes of a case by the acknowledgement of these notices of it, one after the other. */
export function acknowledgedIn(
  row: { readonly id: string; readonly state: CaseState },
  notices: readonly Pick<NoticeRow, 'rung'>[],
  world: World,
) {
  let { state } = row;
  const events = notices.flatMap(({ rung }) => {
    const next = rung === null ? [] : acknowledge(state, rung, world);
    if (next.length > 0) state = evolveAll(state, next, row.id);
    return next;
  });
  return { state, events };
}
