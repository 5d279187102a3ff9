import { actsOf } from '../aggregate/act.ts';
import type { Authorship } from '../aggregate/aggregate-event.ts';
import { until } from '../aggregate/clocks.ts';
import type { Offer } from '../aggregate/command-table.ts';
import { settled } from '../aggregate/decide.ts';
import { inPerson, type Capacity } from '../aggregate/reader.ts';
import { parseMoment } from '../clock/dates/moment.ts';
import { checkLimit } from '../clock/limit/limit.ts';
import { DAY_MS } from '../clock/dates/civil-date.ts';
import { isAtOrBelow } from '../directory/unit.ts';
import { catchUpDispute } from '../dispute/ladder/climb.ts';
import { disputeKind } from '../dispute/dispute-kind.ts';
import { makeResolution } from '../dispute/decide/decide-leaving.ts';
import { isOpen, type DisputeState } from '../dispute/dispute.ts';
import type { DisputeEvent } from '../dispute/dispute-event.ts';
import type { DisputePremises, DisputeWorld } from '../dispute/rules/rules.ts';
import { canSeeDispute } from '../dispute/visibility/scope.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import { isOfMeeting, openResolutions } from './agenda.ts';
import type {
  ConsultationEvent,
  ConsultationFact,
  ConsultationRecord,
  ConsultationStanding,
  ConsultationState,
} from './consultation.ts';
import { weekOf } from './rhythm.ts';
import { leadsJoint, membersOf } from './seats.ts';
import {
  consultationCommands,
  type ConsultationCommand,
  type ConsultationCommandName,
  type ConsultationContents,
} from './permissions.ts';

export interface PlanConsultation {
  readonly number: string;
  readonly unit: string;
  /** RFC 3339. */
  readonly at: string;
}

export type Resolve = ConsultationContents['resolve'];

/** A meeting that was called together on the spot is written down within the day. */
const writtenDownWithinMs = DAY_MS;

/**
 * A meeting planned by hand, by whoever leads it. Refused: `unknown-unit`, what is neither station nor branch;
 * `forbidden`; `due-not-ahead`, for more than a day ago.
 */
export function planConsultation(
  { number, unit, at: text }: PlanConsultation,
  world: DisputeWorld,
): ConsultationEvent | Refusal {
  const level = world.directory.units.get(unit)?.level;
  if (level !== 'station' && level !== 'branch') return refuse('unknown-unit', 'unit');
  const capacity = leadsJoint(unit, world.reader, world);
  if (!capacity) return refuse('forbidden', 'unit');
  const at = parseMoment(text) ?? Number.NEGATIVE_INFINITY;
  if (at < world.now - writtenDownWithinMs) return refuse('due-not-ahead', 'at');
  const week = weekOf(world.rules.calendar, at);
  return planned({ number, unit, week, weekly: false, at }, world.reader.id, capacity, world.now);
}

/** The week's meeting, by the weekly Schedule. */
export function planWeekly(
  meeting: { readonly number: string; readonly unit: string; readonly week: string; readonly at: number },
  now: number,
): ConsultationEvent {
  return planned({ ...meeting, weekly: true }, null, inPerson, now);
}

function planned(
  fact: Omit<Extract<ConsultationFact, { type: 'planned' }>, 'type'>,
  by: string | null,
  { standIn }: Capacity,
  now: number,
): ConsultationEvent {
  const nothing = { version: 0, status: 'planned' } as const;
  return act(nothing, { now, by, standIn, imported: null }, { type: 'planned', ...fact });
}

/** It was held: who came, what was said, and which disputes were gone through, in this order. */
export function holdConsultation(
  state: ConsultationState,
  said: ConsultationContents['hold'],
  agenda: readonly string[],
  world: DisputeWorld,
): ConsultationEvent | Refusal {
  const context = prepare(state, { ...said, command: 'hold' }, world);
  if (isRefusal(context)) return context;
  const { minutes, attended } = said;
  const stranger = attended.findIndex((unit) => !isAtTheTable(state.unit, unit, world));
  if (stranger >= 0) return refuse('not-a-member', `attended.${stranger}`);
  const fact = { type: 'held', attended: [...new Set(attended)], disputes: agenda } as const;
  return act(state, context, fact, { status: 'held' }, { minutes });
}

export interface Resolved {
  readonly event: ConsultationEvent;
  readonly disputeEvents: readonly DisputeEvent[];
}

/**
 * 议定: one dispute of the agenda leaves with a unit and a limit, which the dispute's own ladder keeps. Two aggregates in
 * one decision. Refused: `not-on-agenda`, also for a dispute this reader may not see; `stage-forbids` for one that has
 * ended meanwhile; `not-a-member`; `due-not-ahead`; `limit-too-long`, past twenty years.
 */
export function resolveInConsultation(
  state: ConsultationState,
  dispute: DisputeState | null,
  said: Resolve,
  world: DisputeWorld,
): Resolved | Refusal {
  const context = prepare(state, { ...said, command: 'resolve' }, world);
  if (isRefusal(context)) return context;
  const { unit, dueAt: text, text: words } = said;
  if (!dispute || !state.agenda?.includes(dispute.id) || !canSeeDispute(dispute, world.reader, world))
    return refuse('not-on-agenda', 'dispute');
  const caughtUp = catchUpDispute(dispute, world);
  if (!isOpen(caughtUp.state.status))
    return refuse('stage-forbids', 'dispute', { command: 'resolve', stage: caughtUp.state.status });
  if (!isAtTheTable(state.unit, unit, world)) return refuse('not-a-member', 'unit');
  const dueAt = parseMoment(text) ?? Number.NEGATIVE_INFINITY;
  if (dueAt <= world.now) return refuse('due-not-ahead', 'dueAt');
  if (checkLimit(until(dueAt, world.now))) return refuse('limit-too-long', 'dueAt');
  const given = { consultation: state.id, unit, dueAt };
  const made = makeResolution(caughtUp.state, given, { ...world, ...context, party: null }, words);
  const resolution = caughtUp.state.resolutions.length + 1;
  const fact = { type: 'resolved', dispute: dispute.id, resolution, unit, dueAt } as const;
  return {
    event: act(state, context, fact),
    disputeEvents: settled(disputeKind, caughtUp, [made], world),
  };
}

/**
 * A meeting ends when every open dispute it went through has a unit and a limit that is still ahead, from it or from one
 * before. Refused: `leaves-without-resolution`, naming which.
 */
export function closeConsultation(
  state: ConsultationState,
  disputes: readonly DisputeState[],
  world: DisputeWorld,
): ConsultationEvent | Refusal {
  const context = prepare(state, { command: 'close' }, world);
  if (isRefusal(context)) return context;
  return (
    leavesWithout(state, disputes, world) ?? act(state, context, { type: 'closed' }, { status: 'closed' })
  );
}

export function leavesWithout(
  { agenda }: ConsultationState,
  disputes: readonly DisputeState[],
  { now }: DisputePremises,
): Refusal | null {
  const missing = disputes.filter(
    (state) =>
      agenda?.includes(state.id) &&
      isOpen(state.status) &&
      !openResolutions(state, now).some(({ missed }) => !missed),
  );
  if (missing.length === 0) return null;
  const numbers = missing.map(({ number }) => number).sort();
  return refuse('leaves-without-resolution', [], { missing: numbers.join(' ') });
}

export function cancelConsultation(
  state: ConsultationState,
  { reason }: { readonly reason: string },
  world: DisputeWorld,
): ConsultationEvent | Refusal {
  const context = prepare(state, { reason, command: 'cancel' }, world);
  return isRefusal(context)
    ? context
    : act(state, context, { type: 'cancelled' }, { status: 'cancelled' }, { reason });
}

/** What a reader may do at a meeting, and why not the rest. */
export function consultationOffers(
  state: ConsultationState,
  disputes: readonly DisputeState[],
  world: DisputeWorld,
): Offer<ConsultationCommandName>[] {
  const without = leavesWithout(state, disputes, world);
  return consultationCommands
    .offersTo(state, world.reader, world)
    .map((offer) =>
      offer.command === 'close' && offer.allowed && without
        ? { ...offer, allowed: false, code: without.code }
        : offer,
    );
}

/** Which disputes a meeting of this unit goes through. */
export function disputesOfMeeting(
  unit: string,
  disputes: readonly DisputeState[],
  premises: DisputePremises,
): DisputeState[] {
  return disputes.filter((state) => isOfMeeting(state, unit, premises));
}

/** The unit itself, what lies below and above it, and its members: nobody else is given a dispute to look at. */
function isAtTheTable(of: string, unit: string, premises: DisputePremises): boolean {
  if (!premises.directory.units.has(unit)) return false;
  return isAtOrBelow(unit, of) || isAtOrBelow(of, unit) || membersOf(of, premises).includes(unit);
}

/** Who acts on the meeting, if this reader may give the command now. */
function prepare(
  state: ConsultationState,
  said: ConsultationCommand,
  { reader, now, ...premises }: DisputeWorld,
): Authorship<never> | Refusal {
  const capacity = consultationCommands.permitSaid(state, said, reader, { ...premises, now });
  return isRefusal(capacity) ? capacity : { now, by: reader.id, standIn: capacity.standIn, imported: null };
}

const { act } = actsOf<ConsultationFact, ConsultationStanding, ConsultationRecord, never>(({ status }) => ({
  status,
}));
