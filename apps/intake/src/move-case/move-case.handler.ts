import type { CaseCommand, PairCommand, SoleCommand } from '@fengqiao/domain/case/case-command';
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
import { caseView } from '../cases/case-view.ts';
import { recordRead } from '../read-case/read-audit.ts';

/** Moves a case along its road: load under lock, decide, save, answer. */
@Injectable()
export class MoveCaseHandler {
  constructor(private readonly desk: CaseDesk) {}

  async move(id: string, command: CaseCommand, request: Request) {
    return this.desk.carryOut(request, (manager, readWorld) =>
      command.command === 'merge' || command.command === 'unmerge'
        ? this.movePair(id, command, request, manager, readWorld)
        : this.moveOne(id, command, request, manager, readWorld),
    );
  }

  private async moveOne(
    id: string,
    command: SoleCommand,
    request: Request,
    manager: EntityManager,
    readWorld: () => Promise<World>,
  ) {
    const row = await lockCase(manager, id);
    const given = await readWorld();
    const refusal = untouchable(row, given, request);
    if (!row || refusal) return refusal ?? refuse('not-found');
    const world = notBefore(given, [row]);
    const events = decide(row.state, command, world);
    if (isRefusal(events)) return events;
    const state = evolveAll(row.state, events, id);
    await saveCase(manager, state, events, world.rules);
    return this.answer(manager, row, state, events, world);
  }

  /** Two cases in one transaction: the one that is merged or comes back, and the one that survives. */
  private async movePair(
    id: string,
    command: PairCommand,
    request: Request,
    manager: EntityManager,
    readWorld: () => Promise<World>,
  ) {
    const into = command.command === 'merge' ? command.into : await survivorOf(manager, id);
    const rows = await lockCases(manager, into === null ? [id] : [id, into]);
    const given = await readWorld();
    const row = rows.find((each) => each.id === id) ?? null;
    const refusal = untouchable(row, given, request);
    if (!row || refusal) return refusal ?? refuse('not-found');
    const world = notBefore(given, rows);
    const survivor = rows.find((each) => each.id === into) ?? null;
    const outcome = decidePair(row.state, survivor?.state ?? null, command, world);
    if (isRefusal(outcome)) return outcome;
    const { events, survivorEvents } = outcome;
    const state = evolveAll(row.state, events, id);
    const changed = [{ state, events }];
    if (survivor)
      changed.push({
        state: evolveAll(survivor.state, survivorEvents, survivor.id),
        events: [...survivorEvents],
      });
    await saveCases(manager, changed, world.rules, 'command');
    return this.answer(manager, row, state, events, world);
  }

  private async answer(
    manager: EntityManager,
    row: CaseRow,
    state: CaseRow['state'],
    events: readonly CaseEvent[],
    world: World,
  ) {
    const closing = events.find(({ fact }) => fact.type === 'closed')?.record;
    const { publicSummary = row.publicSummary, withheldReason = row.withheldReason } = closing ?? {};
    const view = caseView(state, { ...row, publicSummary, withheldReason }, world);
    // The answer shows the case, so it is a reading like any other.
    const showedReporter = view.reporter !== null;
    if (showedReporter || view.confidential)
      await recordRead(manager, {
        person: world.reader.id ?? '',
        what: 'case',
        caseIds: [row.id],
        showedReporter,
        at: world.now,
      });
    return view;
  }
}

function untouchable(row: CaseRow | null, { reader }: World, request: Request): Refusal | null {
  if (!row || !canSee(row.state, reader)) return refuse('not-found');
  const expected = request.preconditions.version;
  return expected === null || expected === row.version
    ? null
    : refuse('stale-version', [], { version: row.version });
}

/** Never before a case's last event: a clock set back must not undo what has happened. */
function notBefore(world: World, rows: readonly CaseRow[]): World {
  return { ...world, now: Math.max(world.now, ...rows.map(({ state }) => state.lastEventAt)) };
}

/** Read before the locks, to know which to take; the decision reads it again from the locked row. */
async function survivorOf(manager: EntityManager, id: string): Promise<string | null> {
  const [row] = (await manager.query(
    `select state -> 'merger' ->> 'into' as "into" from ledger_case where id = $1`,
    [id],
  )) as { into: string | null }[];
  return row?.into ?? null;
}
