import { canSee } from '@fengqiao/domain/case/visibility/confidentiality';
import { acknowledge } from '@fengqiao/domain/case/ladder/acknowledge';
import { evolveAll } from '@fengqiao/domain/case/evolve';
import type { World } from '@fengqiao/domain/case/decide/world';
import { refuse } from '@fengqiao/domain/refusal';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseDesk, type Request } from '../cases/case-desk.ts';
import { cases } from '../cases/stored-case.ts';
import { showToStaff } from '../move-case/show-to-staff.ts';
import { inboxOf } from './inbox.ts';
import type { NoticeRow } from './notice.entity.ts';
import { noticeViews } from './notice-view.ts';

/** Whoever was told says that he or she has read it, or knows. */
@Injectable()
export class MarkNoticeHandler {
  constructor(private readonly desk: CaseDesk) {}

  read(id: string, request: Request) {
    return this.desk.carryOut(request, async (manager, readWorld) => {
      const world = await readWorld();
      if (!(await find(manager, id, world))) return refuse('not-found');
      return mark(manager, id, world, 'read_at = coalesce(read_at, $2)');
    });
  }

  /** On record in the case too, where a rung caused it; the rule says what that stops. */
  acknowledge(id: string, request: Request) {
    return this.desk.carryOut(request, async (manager, readWorld) => {
      const given = await readWorld();
      const notice = await find(manager, id, given);
      if (!notice) return refuse('not-found');
      const [row] = notice.caseId === null ? [] : await cases.lock(manager, [notice.caseId]);
      const world = { ...given, now: Math.max(given.now, row?.state.lastEventAt ?? 0) };
      // Again under the case's lock: two at once acknowledge once.
      const isNew = (await find(manager, id, world))?.acknowledgedAt === null;
      if (row && notice.rung !== null && isNew) {
        const events = acknowledge(row.state, notice.rung, world);
        if (events.length > 0) await cases.save(manager, [cases.changed(row, events)], world);
      }
      return mark(manager, id, world, acknowledged);
    });
  }

  /** 签收: whoever was told of anything about a case acknowledges all of it at once. */
  acknowledgeAll(caseId: string, request: Request) {
    return this.desk.carryOut(request, async (manager, readWorld) => {
      const [row] = await cases.lock(manager, [caseId]);
      const given = await readWorld();
      if (!row || !canSee(row.state, given.reader, given)) return refuse('not-found');
      const world = { ...given, now: Math.max(given.now, row.state.lastEventAt) };
      const told = await inboxOf(manager, world.reader.id ?? '', world)
        .andWhere('n.case_id = :caseId', { caseId })
        .getMany();
      if (told.length === 0) return refuse('forbidden');
      const fresh = told.filter(({ acknowledgedAt }) => acknowledgedAt === null);
      let { state } = row;
      const events = fresh.flatMap(({ rung }) => {
        const next = rung === null ? [] : acknowledge(state, rung, world);
        if (next.length > 0) state = evolveAll(state, next, caseId);
        return next;
      });
      if (events.length > 0) await cases.save(manager, [{ state, events }], world);
      const ids = fresh.map(({ id }) => id);
      if (ids.length > 0) await setMarks(manager, ids, world, acknowledged);
      return showToStaff(manager, { ...row, state }, world);
    });
  }
}

const acknowledged = 'read_at = coalesce(read_at, $2), acknowledged_at = coalesce(acknowledged_at, $2)';

function find(manager: EntityManager, id: string, world: World): Promise<NoticeRow | null> {
  return inboxOf(manager, world.reader.id ?? '', world)
    .andWhere('n.id = :id', { id })
    .getOne();
}

async function setMarks(manager: EntityManager, ids: readonly string[], { now }: World, marks: string) {
  await manager.query(
    `update notice set ${marks}, changed_in = (pg_current_xact_id()::text)::bigint where id = any($1::uuid[])`,
    [ids, new Date(now)],
  );
}

async function mark(manager: EntityManager, id: string, world: World, marks: string) {
  await setMarks(manager, [id], world, marks);
  const row = await find(manager, id, world);
  const [view] = await noticeViews(manager, row ? [row] : [], world.rules);
  return view ?? refuse('not-found');
}
