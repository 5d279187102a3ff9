import { isRefusal } from '@fengqiao/domain/refusal';
import type { PostHolding } from '@fengqiao/domain/directory/directory';
import { seat, unseat } from '@fengqiao/domain/directory/seating';
import type { Refusal } from '@fengqiao/domain/refusal';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { DirectoryEvents } from './directory-events.ts';
import { PersonRow, PostHoldingRow, PostingRow } from './directory.entities.ts';
import { termOf } from './directory-source.ts';

/** How rows of the directory are written: closed or opened, never rewritten, each with its event. */
export interface Writing {
  readonly manager: EntityManager;
  readonly news: DirectoryEvents;
  readonly now: number;
}

type Held = PostHolding & Pick<PostHoldingRow, 'id' | 'version'>;

export async function holdingsOf(manager: EntityManager, unit: string, post: string): Promise<Held[]> {
  return (await manager.findBy(PostHoldingRow, { unit, post })).map(termOf);
}

/** Seats a person from a moment on; `since` null is now. Refused as `seat` of the domain refuses. */
export async function seatPerson(
  { manager, news, now }: Writing,
  wanted: { unit: string; post: string; person: string },
  since: number | null,
): Promise<PostHoldingRow | Refusal> {
  const seating = seat(await holdingsOf(manager, wanted.unit, wanted.post), wanted, since, now);
  if (isRefusal(seating)) return seating;
  for (const closed of seating.closed) await moveEnd({ manager, news, now }, closed);
  return openHolding({ manager, news, now }, seating.opened);
}

export async function unseatPerson(
  writing: Writing,
  held: readonly Held[],
  person: string,
  since: number | null,
): Promise<PostHoldingRow | Refusal> {
  const ended = unseat(held, person, since, writing.now);
  return isRefusal(ended) ? ended : moveEnd(writing, ended);
}

/** A holding begins; for a post nobody ever held and nothing on record leans on, as far back as anybody knows. */
export async function openHolding({ manager, news }: Writing, opened: PostHolding): Promise<PostHoldingRow> {
  const { unit, post, person, since, until } = opened;
  const row = { id: uuidv7(), version: 1, unit, post, person, since: dateOf(since), until: dateOf(until) };
  await manager.insert(PostHoldingRow, row);
  news.post(row);
  return row;
}

async function moveEnd({ manager, news }: Writing, held: Held): Promise<PostHoldingRow> {
  const row = { ...held, version: held.version + 1, since: dateOf(held.since), until: dateOf(held.until) };
  await manager.update(PostHoldingRow, { id: row.id }, { until: row.until, version: row.version });
  news.post(row);
  return row;
}

/**
 * Where a person sits from now on, in which role and under which name: the posting before is closed. One the directory
 * did not know has sat there as long as anybody knows.
 */
export async function placePerson(
  { manager, news, now }: Writing,
  before: PersonRow | null,
  after: { id: string; subject: string | null; nameZh: string; role: string; unit: string },
): Promise<void> {
  const { id: person, role, unit } = after;
  await manager.upsert(PersonRow, { ...after, version: (before?.version ?? 0) + 1 }, ['id']);
  const at = new Date(now);
  const open = await manager
    .createQueryBuilder(PostingRow, 'p')
    .where('p.person = :person and p.until is null', { person })
    .getOne();
  if (open && open.role === role && open.unit === unit) return tell(open.since);
  if (open) await manager.update(PostingRow, { id: open.id }, { until: at });
  const since = open ? at : null;
  await manager.insert(PostingRow, { id: uuidv7(), person, role, unit, since, until: null });
  return tell(since);

  async function tell(from: Date | null): Promise<void> {
    news.person(await manager.findOneByOrFail(PersonRow, { id: person }), from);
  }
}

function dateOf(moment: number | null): Date | null {
  return moment === null ? null : new Date(moment);
}
