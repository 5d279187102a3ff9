import { CommandTable } from '../../aggregate/command-table.ts';
import { actsForPost, seesOwner, sitsOver, type PlainPremises } from '../../aggregate/plain-kind.ts';
import { inPerson, type Capacity, type Reader } from '../../aggregate/reader.ts';
import type { HazardState } from '../hazard.ts';
import { hazardFields } from './fields.ts';
import { hazardGuards } from './guards.ts';
import { hazardActors, hazardTransitions, type HazardActor } from './transitions.ts';

/** The commands of a hazard: who may give which, when, and why not. */
export const hazardCommands = new CommandTable({
  transitions: hazardTransitions,
  fields: hazardFields,
  actors: hazardActors,
  guards: hazardGuards,
  stageOf: ({ stage }: HazardState) => stage,
  canSee: (state: HazardState, reader: Reader) => seesOwner(state, reader),
  isByCode: () => false,
  capacityOf,
});

function capacityOf(
  state: HazardState,
  actor: HazardActor,
  reader: Reader,
  premises: PlainPremises,
): Capacity | null {
  switch (actor) {
    case 'desk':
    case 'officer':
      return sitsOver(state, actor, reader);
    case 'supervisor':
      return inPerson;
    case 'handler':
      return reader.id !== null && reader.id === state.handler ? inPerson : null;
    case 'owner':
      return actsForPost(state.ownerPost, reader, premises);
  }
}
