import type { NoticesMarked } from '@fengqiao/contracts/http/intake/notice';
import type { World } from '@fengqiao/domain/case/decide/world';
import type { Refusal } from '@fengqiao/domain/refusal';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseDesk, type Request } from '../cases/case-desk.ts';
import { cases } from '../cases/stored-case.ts';
import { inboxOf } from './inbox.ts';
import type { NoticeRow } from './notice.entity.ts';
import { acknowledged, acknowledgedIn, read, setMarks } from './notice-marks.ts';

/** Whoever was told much says of all of it at once that he or she has read it, or knows; in one transaction. */
@Injectable()
export class MarkNoticesHandler {
  constructor(private readonly desk: CaseDesk) {}

  read(ids: readonly string[], request: Request) {
    return this.marked(request, async (manager, world) => {
      const told = await inInbox(manager, ids, world);
      await setMarks(manager, idsOf(told), world, read);
      return told.length;
    });
  }

  /** On record in the cases too, where a rung caused it. */
  acknowledge(ids: readonly string[], request: Request) {
    return this.marked(request, async (manager, given) => {
      const about = (await inInbox(manager, ids, given)).flatMap(({ caseId }) => caseId ?? []);
      const rows = about.length === 0 ? [] : await cases.lock(manager, about);
      const world = { ...given, now: Math.max(given.now, ...rows.map(({ state }) => state.lastEventAt)) };
      // Again under the cases' locks: two at once acknowledge once.
      const told = await inInbox(manager, ids, world);
      const fresh = told.filter(({ acknowledgedAt }) => acknowledgedAt === null);
      const changes = rows
        .map((row) =>
          acknowledgedIn(
            row,
            fresh.filter(({ caseId }) => caseId === row.id),
            world,
          ),
        )
        .filter(({ events }) => events.length > 0);
      if (changes.length > 0) await cases.save(manager, changes, world);
      await setMarks(manager, idsOf(fresh), world, acknowledged);
      return told.length;
    });
  }

  private marked(
    request: Request,
    command: (manager: EntityManager, world: World) => Promise<number>,
  ): Promise<NoticesMarked | Refusal> {
    return this.desk.carryOut<NoticesMarked>(request, {
      command: async (manager, readWorld) => {
        const answer = { marked: await command(manager, await readWorld()) };
        return { answer, kept: answer };
      },
      again: async (_manager, _readWorld, { kept }) => kept as NoticesMarked,
    });
  }
}

function inInbox(manager: EntityManager, ids: readonly string[], world: World): Promise<NoticeRow[]> {
  return inboxOf(manager, world.reader.id ?? '', world)
    .andWhere('n.id = any(:ids::uuid[])', { ids: [...ids] })
    .orderBy('n.id')
    .getMany();
}

function idsOf(rows: readonly NoticeRow[]): string[] {
  return rows.map(({ id }) => id);
}
