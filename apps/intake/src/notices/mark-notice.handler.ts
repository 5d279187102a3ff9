import { canSee } from '@fengqiao/domain/case/visibility/confidentiality';
import { acknowledge } from '@fengqiao/domain/case/ladder/acknowledge';
import type { World } from '@fengqiao/domain/case/decide/world';
import { pointerTo, shownAgain, type Pointer } from '@fengqiao/aggregate/commands/repeated-answer';
import type { NoticeView } from '@fengqiao/contracts/http/intake/notice';
import type { CaseView } from '@fengqiao/contracts/http/intake/case';
import { isRefusal, refuse, type Refusal } from '@fengqiao/domain/refusal';
import type { Answered } from '@fengqiao/postgres/store/idempotency';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseDesk, type Request } from '../cases/case-desk.ts';
import { cases } from '../cases/stored-case.ts';
import { showToStaff } from '../move-case/show-to-staff.ts';
import { inboxOf } from './inbox.ts';
import type { NoticeRow } from './notice.entity.ts';
import { noticeViews } from './notice-view.ts';
import { acknowledged, acknowledgedIn, read, setMarks } from './notice-marks.ts';

/** Whoever was told says that he or she has read it, or knows. */
@Injectable()
export class MarkNoticeHandler {
  constructor(private readonly desk: CaseDesk) {}

  read(id: string, request: Request) {
    return this.marked(id, request, async (manager, readWorld) => {
      const world = await readWorld();
      if (!(await find(manager, id, world))) return refuse('not-found');
      return mark(manager, id, world, read);
    });
  }

  /** On record in the case too, where a rung caused it; the rule says what that stops. */
  acknowledge(id: string, request: Request) {
    return this.marked(id, request, async (manager, readWorld) => {
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
    return this.desk.carryOut<CaseView>(request, {
      command: (manager, readWorld) => acknowledgedAll(manager, caseId, readWorld),
      again: async (manager, readWorld, { kept }) =>
        shownAgain(cases, showToStaff, manager, await readWorld(), kept as Pointer),
    });
  }

  /** One notice; whoever repeats it is shown it again, if it is still his or hers. */
  private marked(
    id: string,
    request: Request,
    command: (manager: EntityManager, readWorld: () => Promise<World>) => Promise<NoticeView | Refusal>,
  ): Promise<NoticeView | Refusal> {
    return this.desk.carryOut<NoticeView>(request, {
      command: async (manager, readWorld) => {
        const answer = await command(manager, readWorld);
        return isRefusal(answer) ? answer : { answer, kept: { id } };
      },
      again: async (manager, readWorld) => view(manager, id, await readWorld()),
    });
  }
}

async function acknowledgedAll(
  manager: EntityManager,
  caseId: string,
  readWorld: () => Promise<World>,
): Promise<Answered<CaseView> | Refusal> {
  const [row] = await cases.lock(manager, [caseId]);
  const given = await readWorld();
  if (!row || !canSee(row.state, given.reader, given)) return refuse('not-found');
  const world = { ...given, now: Math.max(given.now, row.state.lastEventAt) };
  const told = await inboxOf(manager, world.reader.id ?? '', world)
    .andWhere('n.case_id = :caseId', { caseId })
    .getMany();
  if (told.length === 0) return refuse('forbidden');
  const fresh = told.filter(({ acknowledgedAt }) => acknowledgedAt === null);
  const { state, events } = acknowledgedIn(row, fresh, world);
  if (events.length > 0) await cases.save(manager, [{ state, events }], world);
  const ids = fresh.map(({ id }) => id);
  if (ids.length > 0) await setMarks(manager, ids, world, acknowledged);
  const moved = { ...row, state, version: state.version };
  return { answer: await showToStaff(manager, moved, world), kept: pointerTo(moved, world.now) };
}

function find(manager: EntityManager, id: string, world: World): Promise<NoticeRow | null> {
  return inboxOf(manager, world.reader.id ?? '', world)
    .andWhere('n.id = :id', { id })
    .getOne();
}

async function mark(manager: EntityManager, id: string, world: World, marks: string) {
  await setMarks(manager, [id], world, marks);
  return view(manager, id, world);
}

async function view(manager: EntityManager, id: string, world: World): Promise<NoticeView | Refusal> {
  const row = await find(manager, id, world);
  const [shown] = await noticeViews(manager, row ? [row] : [], world.rules);
  return shown ?? refuse('not-found');
}
