import { decideDispute, decideDisputeMerge } from '@fengqiao/domain/dispute/decide/decide';
import type { DisputeCommandOf, SoleDisputeCommand } from '@fengqiao/domain/dispute/dispute-command';
import type { DisputeEvent } from '@fengqiao/domain/dispute/dispute-event';
import { evolveDisputeAll } from '@fengqiao/domain/dispute/evolve';
import type { DisputeWorld } from '@fengqiao/domain/dispute/rules';
import { canSeeDispute } from '@fengqiao/domain/dispute/scope';
import { isRefusal, refuse, type Refusal } from '@fengqiao/domain/refusal';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DisputeDesk, type DisputeRequest } from '../disputes/dispute-desk.ts';
import { lockDisputes, saveDisputes } from '../disputes/dispute.repository.ts';
import type { DisputeRow } from '../disputes/dispute.entity.ts';
import { stateOf } from '../disputes/stored-state.ts';
import { DocumentDraft, keepDocuments } from '../settlement-document/keep-documents.ts';

/** What the caller is shown of a moved dispute, read in the same transaction. */
export type ShowDispute<View> = (
  manager: EntityManager,
  row: DisputeRow,
  world: DisputeWorld,
) => Promise<View>;

/** Moves a dispute that exists: lock, decide, save, answer. */
@Injectable()
export class MoveDisputeHandler {
  constructor(private readonly desk: DisputeDesk) {}

  async move<View>(
    id: string,
    command: SoleDisputeCommand,
    request: DisputeRequest,
    show: ShowDispute<View>,
  ): Promise<View | Refusal> {
    return this.desk.carryOut(request, async (manager, readWorld): Promise<View | Refusal> => {
      const [row] = await lockDisputes(manager, [id]);
      const given = await readWorld();
      if (!row) return refuse('not-found');
      const world = notBefore(given, [row]);
      const documents = DocumentDraft.of(row, world);
      const events =
        untouchable(row, world, request) ?? decideDispute(stateOf(row), command, world, documents.hashOf);
      if (isRefusal(events)) return events;
      const moved = movedRow(row, events);
      await saveDisputes(manager, [{ state: stateOf(moved), events }], world);
      await keepDocuments(manager, id, documents);
      return show(manager, moved, world);
    });
  }

  /** Two disputes in one transaction: the one that is merged, and the one that survives. */
  async merge<View>(
    id: string,
    command: DisputeCommandOf<'merge'>,
    request: DisputeRequest,
    show: ShowDispute<View>,
  ): Promise<View | Refusal> {
    return this.desk.carryOut(request, async (manager, readWorld): Promise<View | Refusal> => {
      const rows = await lockDisputes(manager, [id, command.into]);
      const given = await readWorld();
      const row = rows.find((each) => each.id === id);
      if (!row) return refuse('not-found');
      const world = notBefore(given, rows);
      const survivor = rows.find((each) => each.id === command.into);
      const outcome =
        untouchable(row, world, request) ??
        decideDisputeMerge(stateOf(row), survivor ? stateOf(survivor) : null, command, world);
      if (isRefusal(outcome)) return outcome;
      const moved = movedRow(row, outcome.events);
      const changed = [{ state: stateOf(moved), events: outcome.events }];
      if (survivor) {
        const events = outcome.survivorEvents;
        changed.push({ state: stateOf(movedRow(survivor, events)), events });
      }
      await saveDisputes(manager, changed, world);
      return show(manager, moved, world);
    });
  }
}

function untouchable(row: DisputeRow, world: DisputeWorld, request: DisputeRequest): Refusal | null {
  if (!canSeeDispute(stateOf(row), world.reader, world)) return refuse('not-found');
  const expected = request.preconditions.version;
  return expected === null || expected === row.version
    ? null
    : refuse('stale-version', [], { version: row.version });
}

/** Never before a dispute's last event: a clock set back must not undo what has happened. */
export function notBefore(world: DisputeWorld, rows: readonly DisputeRow[]): DisputeWorld {
  return { ...world, now: Math.max(world.now, ...rows.map((row) => stateOf(row).lastEventAt)) };
}

/** The row as it is after its events, as far as anybody is shown. */
export function movedRow(row: DisputeRow, events: readonly DisputeEvent[]): DisputeRow {
  const state = evolveDisputeAll(stateOf(row), events, row.id);
  return { ...row, state, version: state.version };
}
