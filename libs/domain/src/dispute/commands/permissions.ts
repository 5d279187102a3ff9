import { CommandTable } from '../../aggregate/command-table.ts';
import { inPerson, type Capacity } from '../../aggregate/reader.ts';
import { servesUnit, sitsAs } from '../../directory/directory.ts';
import { actingFor } from '../../directory/posts.ts';
import { isAtOrBelow } from '../../directory/unit.ts';
import type { DisputeState } from '../dispute.ts';
import { disputeFields } from './fields.ts';
import { guards } from './guards.ts';
import { responsibleFor } from '../rules/holdings.ts';
import { isPartyOf, type DisputeReader } from '../visibility/reader.ts';
import type { DisputePremises } from '../rules/rules.ts';
import { canSeeDispute, isResponsible } from '../visibility/scope.ts';
import { isTied, personOnPanel, untied } from '../visibility/tie.ts';
import { disputeActors, disputeTransitions, type DisputeActor } from './transitions.ts';

/** The commands of a dispute: who may give which, when, and why not. */
export const disputeCommands = new CommandTable({
  transitions: disputeTransitions,
  fields: disputeFields,
  actors: disputeActors,
  guards,
  byUnconfirmedCode: ['record-statement'],
  stageOf: ({ status }: DisputeState) => status,
  canSee: canSeeDispute,
  isByCode: isPartyOf,
  capacityOf,
});

/** Whether a reader is such an actor of this dispute, and as what; null when not. */
function capacityOf(
  state: DisputeState,
  actor: DisputeActor,
  reader: DisputeReader,
  premises: DisputePremises,
): Capacity | null {
  if (actor === 'party') return isPartyOf(state, reader) ? inPerson : null;
  if (reader.id === null || isTied(state, reader.id)) return null;
  const { directory } = premises;
  switch (actor) {
    case 'desk':
    case 'officer':
    case 'mediator':
      return sitsAs(reader, actor, (seat) => isAtOrBelow(state.place, seat)) ? inPerson : null;
    case 'supervisor':
      return inPerson;
    case 'in charge':
      if (reader.id === state.mediator || isResponsible(state, reader, premises)) return inPerson;
      return actsForOwner(state, reader, premises);
    case 'head':
      if (responsibleFor(state.place, premises, untied(state)).stationHead === reader.id) return inPerson;
      return actsForOwner(state, reader, premises);
    case 'panelist':
      return state.sessions.some(({ panel }) =>
        panel.some((each) => personOnPanel(each) === reader.id && each.tied !== true),
      )
        ? inPerson
        : null;
    case 'visitor':
      return state.visits.some(({ station, outcome }) => outcome === null && reader.seats.includes(station))
        ? inPerson
        : null;
    case 'resolver':
      return state.resolutions.some(({ unit, doneAt }) => {
        if (doneAt !== null) return false;
        return reader.seats.includes(unit) || reader.seats.some((seat) => servesUnit(directory, seat, unit));
      })
        ? inPerson
        : null;
  }
}

function actsForOwner(
  state: DisputeState,
  { id }: DisputeReader,
  { directory, now }: DisputePremises,
): Capacity | null {
  const acting = actingFor(directory, state.ownerPost, now, untied(state));
  return acting?.person === id ? { standIn: acting.standIn } : null;
}
