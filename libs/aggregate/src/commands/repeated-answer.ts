import type { WorldOf } from '@fengqiao/domain/aggregate/decide';
import { refuse, type Refusal } from '@fengqiao/domain/refusal';
import type { EntityManager } from 'typeorm';
import type { AggregateStore } from '../store/aggregate-store.ts';
import type { StoredTypes } from '../store/stored-kind.ts';

/**
 * How an aggregate is shown, after a command, to whoever gave it: read in the same transaction, at `readAt`. A repeated
 * answer tells times as of the one before, which is then the world's moment.
 */
export type Show<K extends StoredTypes, View> = (
  manager: EntityManager,
  row: K['row'],
  world: WorldOf<K>,
  readAt: number,
) => View | Promise<View>;

/** What is kept of an answer that shows an aggregate: which, at which version, and when. */
export interface Pointer {
  readonly id: string;
  readonly version: number;
  /** Epoch milliseconds. Answers that the release before kept whole have an id and a version, and no moment. */
  readonly at?: number;
}

export function pointerTo(row: Pick<StoredTypes['row'], 'id' | 'version'>, at: number): Pointer {
  return { id: row.id, version: row.version, at };
}

/**
 * The aggregate for whoever asks again, if it exists for him or her now: in his or her own view of today, with its line
 * in the audit. While nothing has happened since, times are told as of the answer before, so that it is the same answer;
 * afterwards it is the aggregate as it stands.
 */
export async function shownAgain<K extends StoredTypes, View>(
  { kind }: AggregateStore<K>,
  show: Show<K, View>,
  manager: EntityManager,
  given: WorldOf<K>,
  kept: Pointer,
): Promise<View | Refusal> {
  const row = await manager
    .createQueryBuilder(kind.entity, 'a')
    .where('a.id = :id', { id: kept.id })
    .getOne();
  if (!row || !kind.canSee(kind.stateOf(row), given.reader, given)) return refuse('not-found');
  const readAt = Math.max(given.now, kind.stateOf(row).lastEventAt);
  const now = row.version === kept.version ? (kept.at ?? readAt) : readAt;
  return show(manager, row, { ...given, now }, readAt);
}
