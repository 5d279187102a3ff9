import type {
  CancelConsultationBody,
  CloseConsultationBody,
  ConsultationView,
  HoldConsultationBody,
  PlanConsultationBody,
  ResolveBody,
} from '@fengqiao/contracts/http/consultation';
import { agendaOf } from '@fengqiao/domain/consultation/agenda';
import type { ConsultationEvent, ConsultationState } from '@fengqiao/domain/consultation/consultation';
import {
  cancelConsultation,
  closeConsultation,
  holdConsultation,
  planConsultation,
  resolveInConsultation,
} from '@fengqiao/domain/consultation/decide-consultation';
import { canSeeJoint } from '@fengqiao/domain/consultation/seats';
import type { DisputeWorld } from '@fengqiao/domain/dispute/rules';
import { isRefusal, refuse, type Refusal } from '@fengqiao/domain/refusal';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { DisputeDesk, type DisputeRequest } from '../disputes/dispute-desk.ts';
import { lockDisputes, saveDisputes } from '../disputes/dispute.repository.ts';
import { stateOf } from '../disputes/stored-state.ts';
import { movedRow, notBefore } from '../move-dispute/move-dispute.handler.ts';
import {
  consultationNumber,
  disputesById,
  disputesForMeeting,
  freezeAgenda,
  lockConsultation,
  lockPlanning,
  saveConsultation,
} from './consultation.repository.ts';
import { consultationView } from './consultation-view.ts';

type Decided = ConsultationEvent | Refusal;

/** Plans and moves consultations: lock, decide, save, answer. */
@Injectable()
export class MoveConsultationHandler {
  constructor(private readonly desk: DisputeDesk) {}

  async plan({ unit, at }: PlanConsultationBody, request: DisputeRequest) {
    return this.desk.carryOut(request, async (manager, readWorld): Promise<ConsultationView | Refusal> => {
      await lockPlanning(manager, unit);
      const world = await readWorld();
      const number = await consultationNumber(manager, world.now, world.rules);
      const event = planConsultation({ number, unit, at }, world);
      if (isRefusal(event)) return event;
      return consultationView(manager, await saveConsultation(manager, uuidv7(), null, event, world), world);
    });
  }

  async hold(id: string, body: HoldConsultationBody, request: DisputeRequest) {
    return this.move(id, body, request, async (manager, state, world): Promise<Decided> => {
      const agenda = agendaOf(await disputesForMeeting(manager, state.unit, world), world.now);
      const ids = agenda.map(({ dispute }) => dispute);
      const event = holdConsultation(state, body, ids, world);
      if (!isRefusal(event)) await freezeAgenda(manager, id, agenda);
      return event;
    });
  }

  /** Two aggregates in one transaction: the meeting, locked first, and the dispute whose ladder keeps the limit. */
  async resolve(id: string, body: ResolveBody, request: DisputeRequest) {
    return this.move(id, body, request, async (manager, state, given): Promise<Decided> => {
      const rows = await lockDisputes(manager, [body.dispute]);
      // Its row may have been waited for: what happened meanwhile is not after us.
      const world = notBefore({ ...given, now: Math.max(given.now, await this.desk.now()) }, rows);
      const [row] = rows;
      const outcome = resolveInConsultation(state, row ? stateOf(row) : null, body, world);
      if (isRefusal(outcome)) return outcome;
      if (row) {
        const events = outcome.disputeEvents;
        await saveDisputes(manager, [{ state: stateOf(movedRow(row, events)), events }], world);
      }
      return outcome.event;
    });
  }

  async close(id: string, body: CloseConsultationBody, request: DisputeRequest) {
    return this.move(id, body, request, async (manager, state, world): Promise<Decided> => {
      const rows = await disputesById(manager, state.agenda ?? []);
      return closeConsultation(state, rows.map(stateOf), world);
    });
  }

  async cancel(id: string, body: CancelConsultationBody, request: DisputeRequest) {
    return this.move(id, body, request, (_, state, world) =>
      Promise.resolve(cancelConsultation(state, body, world)),
    );
  }

  private async move(
    id: string,
    { note }: { readonly note?: string | undefined },
    request: DisputeRequest,
    decide: (manager: EntityManager, state: ConsultationState, world: DisputeWorld) => Promise<Decided>,
  ): Promise<ConsultationView | Refusal> {
    return this.desk.carryOut(request, async (manager, readWorld): Promise<ConsultationView | Refusal> => {
      const row = await lockConsultation(manager, id);
      const given = await readWorld();
      if (!row || !canSeeJoint(row.unit, given.reader, given)) return refuse('not-found');
      const expected = request.preconditions.version;
      if (expected !== null && expected !== row.version)
        return refuse('stale-version', [], { version: row.version });
      const world = { ...given, now: Math.max(given.now, row.state.lastEventAt) };
      const decided = await decide(manager, row.state, world);
      if (isRefusal(decided)) return decided;
      const event = note ? { ...decided, record: { ...decided.record, note } } : decided;
      const moved = await saveConsultation(manager, id, row.state, event, world);
      return consultationView(manager, moved, { ...world, now: event.occurredAt });
    });
  }
}
