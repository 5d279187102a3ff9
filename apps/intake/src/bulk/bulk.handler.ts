import {
  bulkKeptDays,
  mostBulksUnderWay,
  type BulkBody,
  type BulkView,
} from '@fengqiao/contracts/http/intake/bulk';
import type { World } from '@fengqiao/domain/case/decide/world';
import { isRefusal, refuse, type Refusal } from '@fengqiao/domain/refusal';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { CaseDesk, type Request } from '../cases/case-desk.ts';
import { BulkActRow } from './bulk.entities.ts';
import { viewFor, viewOf } from './bulk-view.ts';
import { selectedCases, type Selected } from './selected-cases.ts';

const dayMs = 86_400_000;

/** Takes down a command over many cases, and stops one: what it comes to is seen to afterwards, case by case. */
@Injectable()
export class BulkHandler {
  constructor(
    private readonly dataSource: DataSource,
    private readonly desk: CaseDesk,
  ) {}

  give(order: BulkBody, request: Request & { readonly identity: Identity }): Promise<BulkView | Refusal> {
    return this.desk.carryOut<BulkView>(request, {
      command: async (manager, readWorld) => {
        const answer = await taken(manager, order, request.identity, await readWorld());
        return isRefusal(answer) ? answer : { answer, kept: { id: answer.id } };
      },
      again: async (manager, readWorld, { kept }) =>
        viewFor(manager, (kept as { id: string }).id, await readWorld()),
    });
  }

  /** No case more is begun; one that has ended stays as it is. */
  async stop(id: string, identity: Identity): Promise<BulkView | Refusal> {
    const { manager } = this.dataSource;
    const world = await this.desk.world(manager, { identity });
    await manager.query(
      `update bulk_act set stopped_at = $3, ended_at = $3, identity = null, body = null
       where id = $1 and person = $2 and ended_at is null`,
      [id, world.reader.id, new Date(world.now)],
    );
    return viewFor(manager, id, world);
  }
}

async function taken(
  manager: EntityManager,
  { command, body, selection }: BulkBody,
  identity: Identity,
  world: World,
): Promise<BulkView | Refusal> {
  const { reader, now } = world;
  if (reader.id === null) return refuse('forbidden');
  // Two at once of one person: the second sees what the first has written.
  await manager.query(`select pg_advisory_xact_lock(hashtextextended('bulk/' || $1, 0))`, [reader.id]);
  const underWay = await manager
    .createQueryBuilder(BulkActRow, 'b')
    .where('b.person = :person and b.ended_at is null', { person: reader.id })
    .getCount();
  if (underWay >= mostBulksUnderWay) return refuse('too-many-bulks', [], { most: mostBulksUnderWay });
  const selected = await selectedCases(manager, selection, world);
  if (isRefusal(selected)) return selected;
  await forgetOld(manager, now);
  const id = uuidv7();
  const row = { id, person: reader.id, identity, command, body, givenAt: new Date(now) };
  await manager.insert(BulkActRow, row);
  await insertSteps(manager, id, selected);
  const counts = { done: 0, refused: 0, waiting: selected.length };
  return viewOf({ ...row, stoppedAt: null, endedAt: null }, counts, world);
}

async function insertSteps(manager: EntityManager, id: string, selected: readonly Selected[]): Promise<void> {
  await manager.query(
    `insert into bulk_step (bulk_id, n, case_id, number)
     select $1, nth - 1, case_id, number
     from unnest($2::uuid[], $3::text[]) with ordinality as selected (case_id, number, nth)`,
    [id, selected.map((each) => each.id), selected.map(({ number }) => number)],
  );
}

/** A few of those that nobody looks up any more: nothing else ever removes them. */
async function forgetOld(manager: EntityManager, now: number): Promise<void> {
  await manager.query(
    `with old as (
       delete from bulk_act where id in (select id from bulk_act where ended_at < $1 order by ended_at limit 10)
       returning id)
     delete from bulk_step where bulk_id in (select id from old)`,
    [new Date(now - bulkKeptDays * dayMs)],
  );
}
