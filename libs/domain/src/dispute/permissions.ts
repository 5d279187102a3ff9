import { servesUnit } from '../directory/directory.ts';
import { actingFor } from '../directory/posts.ts';
import { isAtOrBelow } from '../directory/unit.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import type { DisputeState } from './dispute.ts';
import { whyNotNow } from './guards.ts';
import { responsibleFor } from './holdings.ts';
import { canSeeDispute, isPartyOf, isResponsible, type DisputeReader } from './scope.ts';
import type { DisputePremises } from './rules.ts';
import {
  disputeActors,
  disputeCommandNames,
  disputeTransitionOf,
  type DisputeActor,
  type DisputeCommandName,
} from './transitions.ts';

/** As what a reader acts: whether for a post that another holds. */
export interface Capacity {
  readonly standIn: boolean;
}

const himself: Capacity = { standIn: false };

/**
 * Whether a reader may give a command now, and in what capacity. As with a case, the order decides what a refused person
 * learns: `not-found`, `forbidden` by role, `stage-forbids`, `forbidden` in person, then what else stands in the way.
 */
export function permitDispute(
  state: DisputeState,
  command: DisputeCommandName,
  reader: DisputeReader,
  premises: DisputePremises,
): Capacity | Refusal {
  const { by, from } = disputeTransitionOf(command);
  if (!canSeeDispute(state, reader, premises)) return refuse('not-found');
  const couldEver = by.some((actor) => {
    const { role } = disputeActors[actor];
    return role === null || reader.roles.includes(role);
  });
  if (!couldEver) return refuse('forbidden', [], { command });
  if (!from.includes(state.status)) return refuse('stage-forbids', [], { command, stage: state.status });
  const capacity = by.reduce<Capacity | null>(
    (found, actor) => found ?? capacityOf(state, actor, reader, premises),
    null,
  );
  if (!capacity) return refuse('forbidden', [], { command });
  return whyNotNow(state, command, reader, premises) ?? capacity;
}

export interface DisputeOffer {
  readonly command: DisputeCommandName;
  readonly allowed: boolean;
  /** Why not, as a refusal's code. */
  readonly code: string | null;
}

export function isGivenByParties(command: DisputeCommandName): boolean {
  return disputeTransitionOf(command).by.includes('party');
}

/** Every command with whether this reader may give it now; a screen shows the others with their reason. */
export function disputeOffersTo(
  state: DisputeState,
  reader: DisputeReader,
  premises: DisputePremises,
): DisputeOffer[] {
  if (!canSeeDispute(state, reader, premises)) return [];
  const isParty = isPartyOf(state, reader);
  return disputeCommandNames
    .filter((command) => !isParty || isGivenByParties(command))
    .map((command) => {
      const outcome = permitDispute(state, command, reader, premises);
      const code = isRefusal(outcome) ? outcome.code : null;
      return { command, allowed: code === null, code };
    });
}

/** Whether a reader is such an actor of this dispute, and as what; null when not. */
function capacityOf(
  state: DisputeState,
  actor: DisputeActor,
  reader: DisputeReader,
  premises: DisputePremises,
): Capacity | null {
  const { role } = disputeActors[actor];
  if (role !== null && !reader.roles.includes(role)) return null;
  if (actor === 'party') return isPartyOf(state, reader) ? himself : null;
  if (reader.id === null) return null;
  const { directory } = premises;
  switch (actor) {
    case 'desk':
    case 'officer':
    case 'mediator':
      return reader.seats.some((seat) => isAtOrBelow(state.place, seat)) ? himself : null;
    case 'supervisor':
      return himself;
    case 'in charge':
      if (reader.id === state.mediator || isResponsible(state, reader, premises)) return himself;
      return actsForOwner(state, reader, premises);
    case 'head':
      if (responsibleFor(state.place, premises).stationHead === reader.id) return himself;
      return actsForOwner(state, reader, premises);
    case 'panelist':
      return state.sessions.some(({ panel }) =>
        panel.some(({ key, tied }) => key === reader.id && tied !== true),
      )
        ? himself
        : null;
    case 'visitor':
      return state.visits.some(({ station, outcome }) => outcome === null && reader.seats.includes(station))
        ? himself
        : null;
    case 'resolver':
      return state.resolutions.some(({ unit, doneAt }) => {
        if (doneAt !== null) return false;
        return reader.seats.includes(unit) || reader.seats.some((seat) => servesUnit(directory, seat, unit));
      })
        ? himself
        : null;
  }
}

function actsForOwner(
  { ownerPost }: DisputeState,
  { id }: DisputeReader,
  { directory, now }: DisputePremises,
): Capacity | null {
  const acting = actingFor(directory, ownerPost, now);
  return acting?.person === id ? { standIn: acting.standIn } : null;
}
