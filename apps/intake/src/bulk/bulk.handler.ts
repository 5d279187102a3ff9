import { bulkKeptDays, type BulkBody, type BulkView } from '@fengqiao/contracts/http/intake/bulk';
import { bounds } from '@fengqiao/domain/bounds';
import type { World } from '@fengqiao/domain/case/decide/world';
import { isRefusal, refuse, type Refusal } from '@fengqiao/domain/refusal';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { CaseDesk, type Request } from '../cases/case-desk.ts';
import { BulkActRow } from './bulk.entities.ts';
import { viewFor } from './bulk-view.ts';
import { oppositeOf } from './undo-offer.ts';
import { selectedCases } from './selected-cases.ts';

const dayMs = 86_400_000;

/** Takes down a command over many cases, and stops one: what it comes to is seen to afterwards, case by case. */
@Injectable()
export class BulkHandler {
  constructor(
    private readonly dataSource: DataSource,
    private readonly desk: CaseDesk,
  ) {}

  give(order: BulkBody, request: Request & { readonly identity: Identity }): Promise<BulkView | Refusal> {
    return this.carryOut(request, (manager, world) => taken(manager, order, request.identity, world));
  }

  private carryOut(
    request: Request,
    take: (manager: EntityManager, world: World) => Promise<BulkView | Refusal>,
  ): Promise<BulkView | Refusal> {
    return this.desk.carryOut<BulkView>(request, {
      command: async (manager, readWorld) => {
        const answer = await take(manager, await readWorld());
        return isRefusal(answer) ? answer : { answer, kept: { id: answer.id } };
      },
      again: async (manager, readWorld, { kept }) =>
        viewFor(manager, (kept as { id: string }).id, await readWorld()),
    });
  }

  /** What it has done is taken back, case by case, where it still stands. */
  undo(id: string, request: Request & { readonly identity: Identity }): Promise<BulkView | Refusal> {
    return this.carryOut(request, (manager, world) => undone(manager, id, request.identity, world));
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
  const unfit = await unfitGiver(manager, world);
  if (unfit) return unfit;
  const selected = await selectedCases(manager, selection, world);
  if (isRefusal(selected)) return selected;
  await forgetOld(manager, world.now);
  const id = await insertAct(manager, { identity, command, body, undoes: null }, world);
  await manager.query(
    `insert into bulk_step (bulk_id, n, case_id, number)
     select $1, nth - 1, case_id, number
     from unnest($2::uuid[], $3::text[]) with ordinality as selected (case_id, number, nth)`,
    [id, selected.map((each) => each.id), selected.map(({ number }) => number)],
  );
  return viewFor(manager, id, world);
}

async function undone(
  manager: EntityManager,
  undoes: string,
  identity: Identity,
  world: World,
): Promise<BulkView | Refusal> {
  const unfit = await unfitGiver(manager, world);
  if (unfit) return unfit;
  const act = await viewFor(manager, undoes, world);
  if (isRefusal(act)) return act;
  const command = oppositeOf[act.command];
  if (command === undefined || !act.undo.allowed) return refuse(act.undo.code ?? 'no-opposite');
  const id = await insertAct(manager, { identity, command, body: {}, undoes }, world);
  await manager.query(
    `insert into bulk_step (bulk_id, n, case_id, number, was, became)
     select $1, row_number() over (order by n) - 1, case_id, number, was, became
     from bulk_step where bulk_id = $2 and result = 'done'`,
    [id, undoes],
  );
  return viewFor(manager, id, world);
}

/** Of one person one order at a time is taken down: the second sees what the first has written. */
async function unfitGiver(manager: EntityManager, { reader }: World): Promise<Refusal | null> {
  if (reader.id === null) return refuse('forbidden');
  await manager.query(`select pg_advisory_xact_lock(hashtextextended('bulk/' || $1, 0))`, [reader.id]);
  const underWay = await manager.countBy(BulkActRow, { person: reader.id, endedAt: IsNull() });
  return underWay < bounds.bulksOfPerson
    ? null
    : refuse('too-many-bulks', [], { most: bounds.bulksOfPerson });
}

type Order = Pick<BulkActRow, 'identity' | 'command' | 'body' | 'undoes'>;

async function insertAct(manager: EntityManager, order: Order, { reader, now }: World): Promise<string> {
  const id = uuidv7();
  await manager.insert(BulkActRow, { ...order, id, person: reader.id ?? '', givenAt: new Date(now) });
  return id;
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
