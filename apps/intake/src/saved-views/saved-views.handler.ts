import { localTime } from '@fengqiao/aggregate/reading/aggregate-reader';
import {
  mostViews,
  type SavedView,
  type SavedViews,
  type SaveViewBody,
} from '@fengqiao/contracts/http/intake/saved-view';
import { seatPaths } from '@fengqiao/domain/case/visibility/reader-seats';
import type { World } from '@fengqiao/domain/case/decide/world';
import { isAtOrBelow, pathsAbove } from '@fengqiao/domain/directory/unit';
import { isRefusal, refuse, type Refusal } from '@fengqiao/domain/refusal';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CaseDesk, type Request } from '../cases/case-desk.ts';
import { SavedViewRow } from './saved-view.entity.ts';

/** Keeps searches under a name, and shows one's own and those shared with one's units. */
@Injectable()
export class SavedViewsHandler {
  constructor(
    private readonly dataSource: DataSource,
    private readonly desk: CaseDesk,
  ) {}

  async list(identity: Identity): Promise<SavedViews | Refusal> {
    const { manager } = this.dataSource;
    const world = await this.desk.world(manager, { identity });
    const { reader } = world;
    if (reader.id === null) return refuse('forbidden');
    const units = seatPaths(reader).flatMap((seat) => [seat, ...pathsAbove(seat)]);
    const rows = await manager
      .createQueryBuilder(SavedViewRow, 'v')
      .where('v.person = :person or v.shared_with = any(:units::text[])', { person: reader.id, units })
      .orderBy('v.name', 'ASC')
      .addOrderBy('v.id', 'ASC')
      .getMany();
    const views = rows.map((row) => viewFor(reader.id, row));
    const own = views.filter(({ mine }) => mine);
    return { items: [...own, ...views.filter(({ mine }) => !mine)], serverTime: localTime(world)(world.now) };
  }

  /** Under an id its maker chose: the same again is the same view. */
  save(id: string, body: SaveViewBody, request: Request): Promise<SavedView | Refusal> {
    return this.desk.carryOut<SavedView>(request, {
      command: async (manager, readWorld) => {
        const answer = await saved(manager, id, body, await readWorld());
        return isRefusal(answer) ? answer : { answer, kept: { id } };
      },
      again: async (manager, readWorld) => {
        const { reader } = await readWorld();
        const row = await manager.findOneBy(SavedViewRow, { id, person: reader.id ?? '' });
        return row ? viewFor(reader.id, row) : refuse('not-found');
      },
    });
  }

  /** Gone is gone: to remove it again is no error. */
  async remove(id: string, identity: Identity): Promise<Refusal | null> {
    const { manager } = this.dataSource;
    const { reader } = await this.desk.world(manager, { identity });
    if (reader.id === null) return refuse('forbidden');
    await manager.delete(SavedViewRow, { id, person: reader.id });
    return null;
  }
}

async function saved(
  manager: EntityManager,
  id: string,
  { name, search, sharedWith }: SaveViewBody,
  { reader, directory, now }: World,
): Promise<SavedView | Refusal> {
  const person = reader.id;
  if (person === null) return refuse('forbidden');
  if (sharedWith !== null) {
    if (!directory.units.has(sharedWith)) return refuse('unknown-unit', 'sharedWith');
    if (!seatPaths(reader).some((seat) => isAtOrBelow(sharedWith, seat)))
      return refuse('not-your-unit-to-share', 'sharedWith');
  }
  // Two at once of one person: the second sees what the first has written.
  await manager.query(`select pg_advisory_xact_lock(hashtextextended('saved-view/' || $1, 0))`, [person]);
  const others = await manager.findBy(SavedViewRow, { person });
  const before = others.find((each) => each.id === id);
  if (!before && (await manager.existsBy(SavedViewRow, { id }))) return refuse('not-found');
  if (!before && others.length >= mostViews) return refuse('too-many-views', [], { most: mostViews });
  if (others.some((each) => each.id !== id && each.name === name)) return refuse('view-name-taken', 'name');
  const row = { id, person, name, search, sharedWith, changedAt: new Date(now) };
  await manager.upsert(SavedViewRow, row, ['id']);
  return viewFor(person, row);
}

function viewFor(reader: string | null, row: Omit<SavedViewRow, 'changedAt'>): SavedView {
  const { id, person, name, search, sharedWith } = row;
  return { id, name, search, sharedWith, mine: person === reader, by: person };
}
