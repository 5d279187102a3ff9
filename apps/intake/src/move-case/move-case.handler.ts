import type { PairCommand, SoleCommand } from '@fengqiao/domain/case/case-command';
import type { CaseEvent } from '@fengqiao/domain/case/case-event';
import { canSee } from '@fengqiao/domain/case/confidentiality';
import { decide } from '@fengqiao/domain/case/decide/decide';
import { decidePair } from '@fengqiao/domain/case/decide/decide-pair';
import type { World } from '@fengqiao/domain/case/decide/world';
import { evolveAll } from '@fengqiao/domain/case/evolve';
import { isRefusal, refuse, type Refusal } from '@fengqiao/domain/refusal';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseDesk, type Request } from '../cases/case-desk.ts';
import type { CaseRow } from '../cases/case.entity.ts';
import { lockCase, lockCases, saveCase, saveCases } from '../cases/case.repository.ts';

/** How a case is shown, after a command, to whoever gave it. */
export type Show<View> = (manager: EntityManager, row: CaseRow, world: World) => Promise<View>;

/** Moves a case along its road: load under lock, decide, save, answer. */
@Injectable()
export class MoveCaseHandler {
  constructor(private readonly desk: CaseDesk) {}

  async move<View>(id: string, command: SoleCommand, request: Request, show: Show<View>) {
    return this.desk.carryOut(request, async (manager, readWorld): Promise<View | Refusal> => {
      const row = await lockCase(manager, id);
      const given = await readWorld();
      if (!row) return refuse('not-found');
      const world = notBefore(given, [row]);
      const events = untouchable(row, world, request) ?? decide(row.state, command, world);
      if (isRefusal(events)) return events;
      const moved = movedRow(row, events);
      await saveCase(manager, moved.state, events, world);
      return show(manager, moved, world);
    });
  }

  /** Two cases in one transaction: the one that is merged or comes back, and the one that survives. */
  async movePair<View>(id: string, command: PairCommand, request: Request, show: Show<View>) {
    return this.desk.carryOut(request, async (manager, readWorld): Promise<View | Refusal> => {
      const into = command.command === 'merge' ? command.into : await survivorOf(manager, id);
      const rows = await lockCases(manager, into === null ? [id] : [id, into]);
      const given = await readWorld();
      const row = rows.find((each) => each.id === id);
      if (!row) return refuse('not-found');
      const world = notBefore(given, rows);
      const survivor = rows.find((each) => each.id === into);
      const outcome =
        untouchable(row, world, request) ?? decidePair(row.state, survivor?.state ?? null, command, world);
      if (isRefusal(outcome)) return outcome;
      const { events, survivorEvents } = outcome;
      const moved = movedRow(row, events);
      const changed = [{ state: moved.state, events }];
      if (survivor) changed.push({ state: movedRow(survivor, survivorEvents).state, events: survivorEvents });
      await saveCases(manager, changed, world, 'command');
      return show(manager, moved, world);
    });
  }
}

function untouchable(row: CaseRow, { reader }: World, request: Request): Refusal | null {
  if (!canSee(row.state, reader)) return refuse('not-found');
  const expected = request.preconditions.version;
  return expected === null || expected === row.version
    ? null
    : refuse('stale-version', [], { version: row.version });
}

/** Never before a case's last event: a clock set back must not undo what has happened. */
function notBefore(world: World, rows: readonly CaseRow[]): World {
  return { ...world, now: Math.max(world.now, ...rows.map(({ state }) => state.lastEventAt)) };
}

/** The row as it is after its events, as far as anybody is shown. */
function movedRow(row: CaseRow, events: readonly CaseEvent[]): CaseRow {
  const closing = events.find(({ fact }) => fact.type === 'closed')?.record;
  const { publicSummary = row.publicSummary, withheldReason = row.withheldReason } = closing ?? {};
  return { ...row, state: evolveAll(row.state, events, row.id), publicSummary, withheldReason };
}

/** Read before the locks, to know which to take; the decision reads it again from the locked row. */
async function survivorOf(manager: EntityManager, id: string): Promise<string | null> {
  const [row] = (await manager.query(
    `select state -> 'merger' ->> 'into' as "into" from ledger_case where id = $1`,
    [id],
  )) as { into: string | null }[];
  return row?.into ?? null;
}
