import { localTime } from '@fengqiao/aggregate/reading/aggregate-reader';
import type { BulkView, StepResult } from '@fengqiao/contracts/http/intake/bulk';
import type { World } from '@fengqiao/domain/case/decide/world';
import { isRefusal, refuse, type Refusal } from '@fengqiao/domain/refusal';
import { In, IsNull, type EntityManager } from 'typeorm';
import { BulkActRow } from './bulk.entities.ts';
import { undoOffer } from './undo-offer.ts';

type Counts = Readonly<Record<StepResult, number>>;

const none: Counts = { waiting: 0, done: 0, refused: 0 };

/** How many cases of each bulk act have come to what. */
export async function countsOf(manager: EntityManager, ids: readonly string[]): Promise<Map<string, Counts>> {
  const rows = (await manager.query(
    'select bulk_id as id, result, count(*)::int as count from bulk_step where bulk_id = any($1::uuid[]) group by 1, 2',
    [ids],
  )) as { id: string; result: StepResult; count: number }[];
  const counts = new Map<string, Counts>();
  for (const { id, result, count } of rows) counts.set(id, { ...none, ...counts.get(id), [result]: count });
  return counts;
}

/** Acts of one person, with how far they have come. */
export async function viewsOf(
  manager: EntityManager,
  rows: readonly BulkActRow[],
  world: World,
): Promise<BulkView[]> {
  const ids = rows.map(({ id }) => id);
  const counts = await countsOf(manager, ids);
  const undoing = await manager.findBy(BulkActRow, { undoes: In(ids), stoppedAt: IsNull() });
  const undone = new Set(undoing.map(({ undoes }) => undoes));
  return rows.map((row) => viewOf(row, counts.get(row.id) ?? none, undone.has(row.id), world));
}

/** Whose it is not, for him or her there is none. */
export async function actOf(
  manager: EntityManager,
  id: string,
  { reader }: World,
): Promise<BulkActRow | Refusal> {
  const row = reader.id === null ? null : await manager.findOneBy(BulkActRow, { id, person: reader.id });
  return row ?? refuse('not-found');
}

export async function viewFor(manager: EntityManager, id: string, world: World): Promise<BulkView | Refusal> {
  const row = await actOf(manager, id, world);
  if (isRefusal(row)) return row;
  const [view] = await viewsOf(manager, [row], world);
  return view ?? refuse('not-found');
}

function viewOf(
  { id, command, undoes, givenAt, stoppedAt, endedAt }: BulkActRow,
  { done, refused, waiting }: Counts,
  isUndone: boolean,
  world: World,
): BulkView {
  const local = localTime(world);
  return {
    id,
    command,
    status: stoppedAt ? 'stopped' : endedAt ? 'finished' : 'under-way',
    total: done + refused + waiting,
    ...{ done, refused, waiting },
    givenAt: local(givenAt.getTime()),
    endedAt: endedAt && local(endedAt.getTime()),
    undoes,
    undo: undoOffer({ command, undoes, hasEnded: endedAt !== null, done, isUndone }),
    serverTime: local(world.now),
  };
}
