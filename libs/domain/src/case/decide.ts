import { parseMoment } from '../clock/moment.ts';
import { isInRange } from '../clock/run-check.ts';
import { isWorkingDay, localDate } from '../clock/working-days.ts';
import { servesUnit, seatsOf } from '../directory/directory.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import * as acts from './acts.ts';
import type { CaseCommand, RegisterCommand } from './case-command.ts';
import type { CaseEvent } from './case-event.ts';
import type { CaseState } from './case.ts';
import { catchUp } from './catch-up.ts';
import { takeDueRungs, type ClimbPremises } from './climb.ts';
import { isHiddenFrom, isUnitHidden, type Reader } from './confidentiality.ts';
import { evolve } from './evolve.ts';
import { actingOwner, permit, type Premises } from './permissions.ts';
import { knowsResponseClass } from './policy.ts';
import { rulesFor } from './rule-book.ts';

export interface World extends ClimbPremises {
  readonly reader: Reader;
}

type Of<Name extends CaseCommand['command']> = Extract<CaseCommand, { command: Name }>;

/** Registers a matter; anyone may through the portal, a desk or an officer through any other channel. */
export function decideRegister(command: RegisterCommand, world: World): CaseEvent[] | Refusal {
  const { reader, now, directory } = world;
  if (command.channel !== 'portal') {
    if (reader.id === null) return refuse('unauthenticated');
    if (!reader.roles.some((role) => role === 'desk' || role === 'officer')) return refuse('forbidden');
  }
  const receivedAt = command.receivedAt ?? now;
  if (receivedAt > now) return refuse('future-moment', 'receivedAt');
  if (!isInRange(receivedAt, world.rules.calendar)) return refuse('moment-out-of-range', 'receivedAt');
  if (!knowsResponseClass(world.rules.policy, command.responseClass))
    return refuse('unknown-response-class', 'responseClass');
  const unknown = unknownPlace(command, world);
  if (unknown) return unknown;
  const unit =
    command.unit ?? [...directory.units.values()].find((known) => known.level === 'bureau')?.path ?? null;
  const placement = acts.place(world, { ...command, unit });
  if (!placement) return refuse('unknown-unit', 'unit');
  const context = contextOf(world, false);
  const registered = acts.register(context, { ...command, ...placement, receivedAt, registeredAt: now });
  const state = evolve(null, registered, command.id);
  // Written down late, it may already have passed rungs: they are taken in the same breath.
  return [registered, ...takeDueRungs(state, world)];
}

/** Catches the case up, then decides: a late act never hides the breach that came before it. */
export function decide(state: CaseState, command: CaseCommand, world: World): CaseEvent[] | Refusal {
  const caughtUp = catchUp(state, world);
  const ours = { ...world, rules: rulesFor(world.rules, state.policy) };
  const refusal = permit(caughtUp.state, command.command, world.reader, premisesOf(ours));
  if (refusal) return refusal;
  const event = decideCommand(caughtUp.state, command, ours);
  if (isRefusal(event)) return event;
  return [
    ...caughtUp.events,
    command.note ? { ...event, record: { ...event.record, note: command.note } } : event,
  ];
}

function decideCommand(state: CaseState, command: CaseCommand, world: World): CaseEvent | Refusal {
  switch (command.command) {
    case 'submit':
      return decideSubmit(state, command, world);
    case 'assign':
      return decideAssign(state, command, world);
    case 'accept':
      return (
        unfitHandler(state, state.handlingUnit ?? '', command.handler, world) ??
        acts.accept(state, contextOf(world, false), command.handler)
      );
    case 'reply':
      if (command.evidence.length === 0) return refuse('evidence-required', 'evidence');
      return acts.reply(state, contextOf(world, false), command);
    case 'follow-up':
      return decideFollowUp(state, command, world);
    case 'sign-off':
      return acts.signOff(state, contextOf(world, standsIn(state, world)));
    case 'close':
      return acts.close(state, contextOf(world, false), command);
  }
}

function decideSubmit(state: CaseState, command: Of<'submit'>, world: World): CaseEvent | Refusal {
  if (!world.directory.units.has(command.unit)) return refuse('unknown-unit', 'unit');
  if (isUnitHidden(state, command.unit)) return refuse('conflict-of-interest', 'unit');
  const ledger = command.ledger ?? state.ledger;
  const secret = state.confidentiality;
  // With a known subject, policy alone says who owns; without one, the desk's proposal does.
  const placement =
    secret && !secret.subjectUnit
      ? acts.place(world, { ledger: 'claim', unit: command.unit, subjectUnit: null, subjectPersons: [] })
      : acts.place(world, {
          ledger,
          unit: command.unit,
          subjectUnit: secret?.subjectUnit ?? null,
          subjectPersons: secret?.subjectPersons ?? [],
        });
  if (!placement) return refuse('unknown-unit', 'unit');
  return acts.submit(state, contextOf(world, false), {
    ledger,
    category: command.category ?? state.category,
    ownerPost: placement.ownerPost,
    proposedUnit: command.unit,
    confidentiality: secret ?? placement.confidentiality,
  });
}

function decideAssign(state: CaseState, command: Of<'assign'>, world: World): CaseEvent | Refusal {
  if (!world.directory.units.has(command.unit)) return refuse('unknown-unit', 'unit');
  if (isUnitHidden(state, command.unit)) return refuse('conflict-of-interest', 'unit');
  const unfit = command.handler ? unfitHandler(state, command.unit, command.handler, world) : null;
  if (unfit) return unfit;
  const context = contextOf(world, standsIn(state, world));
  return acts.assign(state, context, { unit: command.unit, handler: command.handler ?? null });
}

function decideFollowUp(state: CaseState, command: Of<'follow-up'>, world: World): CaseEvent | Refusal {
  if (world.reader.id === state.handler) return refuse('same-handler');
  const attempts = command.attempts.map((attempt) => parseMoment(attempt.at) ?? Number.NaN);
  const future = attempts.findIndex((at) => at > world.now);
  if (future >= 0) return refuse('future-moment', `attempts.${future}.at`);
  if (command.outcome === 'not-reached') {
    const { calendar, policy } = world.rules;
    const dates = attempts.filter((at) => at >= (state.repliedAt ?? 0)).map((at) => localDate(calendar, at));
    const days = new Set(dates.filter((date) => isWorkingDay(calendar, date)));
    const required = policy.attemptsBeforeNotReached;
    if (days.size < required) return refuse('attempts-required', 'attempts', { required, found: days.size });
  }
  return acts.followUp(state, contextOf(world, false), command);
}

/** A handler must be a known person of the unit (or who serves it), and nobody the case is hidden from. */
function unfitHandler(state: CaseState, unit: string, handler: string, world: World): Refusal | null {
  const seats = seatsOf(world.directory, handler, world.now);
  if (isHiddenFrom(state, { id: handler, seats })) return refuse('conflict-of-interest', 'handler');
  if (!seats.some((seat) => servesUnit(world.directory, seat, unit)))
    return refuse('unknown-handler', 'handler');
  return null;
}

function unknownPlace(command: RegisterCommand, world: World): Refusal | null {
  const { units, people } = world.directory;
  if (command.unit !== null && !units.has(command.unit)) return refuse('unknown-unit', 'unit');
  if (command.subjectUnit !== null && !units.has(command.subjectUnit))
    return refuse('unknown-unit', 'subjectUnit');
  const stranger = command.subjectPersons.findIndex((id) => !people.has(id));
  return stranger >= 0 ? refuse('unknown-person', `subjectPersons.${stranger}`) : null;
}

function standsIn(state: CaseState, world: World): boolean {
  return actingOwner(state, premisesOf(world))?.standIn ?? false;
}

export function premisesOf(world: ClimbPremises): Premises {
  return { now: world.now, directory: world.directory, policy: world.rules.policy };
}

function contextOf(world: World, standIn: boolean): acts.ActContext {
  return {
    at: world.now,
    by: world.reader.id,
    standIn,
    imported: null,
    directory: world.directory,
    rules: world.rules,
  };
}
