import { pointerTo, shownAgain, type Pointer } from '@fengqiao/aggregate/commands/repeated-answer';
import { CommandHandler } from '@fengqiao/aggregate/commands/command-handler';
import type { ConsultationView, PlanConsultationBody } from '@fengqiao/contracts/http/mediation/consultation';
import { notTheirsToSet } from '@fengqiao/domain/aggregate/field-setters';
import { withNote } from '@fengqiao/domain/aggregate/decide';
import { agendaOf } from '@fengqiao/domain/consultation/agenda';
import type { ConsultationEvent, ConsultationState } from '@fengqiao/domain/consultation/consultation';
import {
  cancelConsultation,
  closeConsultation,
  holdConsultation,
  planConsultation,
  resolveInConsultation,
} from '@fengqiao/domain/consultation/decide-consultation';
import {
  planSetters,
  type ConsultationCommand,
  type ConsultationContents,
} from '@fengqiao/domain/consultation/permissions';
import type { DisputeWorld } from '@fengqiao/domain/dispute/rules/rules';
import { isRefusal, type Refusal } from '@fengqiao/domain/refusal';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DisputeDesk, type Asking, type DisputeRequest } from '../disputes/dispute-desk.ts';
import { disputes } from '../disputes/dispute-kind.ts';
import { stateOf } from '../disputes/stored-state.ts';
import {
  consultationNumber,
  disputesById,
  disputesForMeeting,
  freezeAgenda,
  lockPlanning,
} from './consultation.repository.ts';
import { begun, consultations, type ConsultationTypes } from './consultation-kind.ts';
import type { ConsultationRow } from './consultation.entity.ts';
import { consultationView } from './consultation-view.ts';

const showMeeting = (manager: EntityManager, { state }: ConsultationRow, world: DisputeWorld) =>
  consultationView(manager, state, world);

type Decided = ConsultationEvent | Refusal;

/** Plans and moves consultations. */
@Injectable()
export class MoveConsultationHandler extends CommandHandler<ConsultationTypes, Asking> {
  constructor(desk: DisputeDesk) {
    super(consultations, desk);
  }

  async plan(body: PlanConsultationBody, request: DisputeRequest) {
    const { unit, at } = body;
    return this.desk.carryOut<ConsultationView>(request, {
      command: async (manager, readWorld) => {
        await lockPlanning(manager, unit);
        const world = await readWorld();
        const number = await consultationNumber(manager, world.now, world.rules);
        const event =
          notTheirsToSet(planSetters, body, world.reader) ?? planConsultation({ number, unit, at }, world);
        if (isRefusal(event)) return event;
        const meeting = begun(event);
        await consultations.insert(manager, [meeting], world);
        const { state } = meeting;
        return { answer: await consultationView(manager, state, world), kept: pointerTo(state, world.now) };
      },
      again: async (manager, readWorld, { kept }) =>
        shownAgain(consultations, showMeeting, manager, await readWorld(), kept as Pointer),
    });
  }

  async give(id: string, command: ConsultationCommand, request: DisputeRequest) {
    return this.move(
      id,
      request,
      async ({ state }, world, manager) => {
        const event = await this.decide(state, command, world, manager);
        return isRefusal(event) ? event : withNote(event, command);
      },
      (manager, { state }, world) => consultationView(manager, state, { ...world, now: state.lastEventAt }),
    );
  }

  private decide(
    state: ConsultationState,
    command: ConsultationCommand,
    world: DisputeWorld,
    manager: EntityManager,
  ): Decided | Promise<Decided> {
    switch (command.command) {
      case 'hold':
        return this.hold(state, command, world, manager);
      case 'resolve':
        return this.resolve(state, command, world, manager);
      case 'close':
        return this.close(state, world, manager);
      case 'cancel':
        return cancelConsultation(state, command, world);
    }
  }

  private async hold(
    state: ConsultationState,
    body: ConsultationContents['hold'],
    world: DisputeWorld,
    manager: EntityManager,
  ): Promise<Decided> {
    const agenda = agendaOf(await disputesForMeeting(manager, state.unit, world), world.now);
    const ids = agenda.map(({ dispute }) => dispute);
    const event = holdConsultation(state, body, ids, world);
    if (!isRefusal(event)) await freezeAgenda(manager, state.id, agenda);
    return event;
  }

  /** Two aggregates in one transaction: the meeting, locked first, and the dispute whose ladder keeps the limit. */
  private async resolve(
    state: ConsultationState,
    body: ConsultationContents['resolve'],
    given: DisputeWorld,
    manager: EntityManager,
  ): Promise<Decided> {
    const [row] = await disputes.lock(manager, [body.dispute]);
    const before = row ? stateOf(row) : null;
    // Its row may have been waited for: what happened meanwhile is not after us.
    const now = Math.max(given.now, await this.desk.now(), before?.lastEventAt ?? 0);
    const world = { ...given, now };
    const outcome = resolveInConsultation(state, before, body, world);
    if (isRefusal(outcome)) return outcome;
    if (row) await disputes.save(manager, [disputes.changed(row, outcome.disputeEvents)], world);
    return outcome.event;
  }

  private async close(state: ConsultationState, world: DisputeWorld, manager: EntityManager) {
    const rows = await disputesById(manager, state.agenda ?? []);
    return closeConsultation(state, rows.map(stateOf), world);
  }
}
