import { CommandTable, type ActorWords, type Transition } from '../aggregate/command-table.ts';
import type { DisputeReader } from '../dispute/visibility/reader.ts';
import type { DisputePremises } from '../dispute/rules/rules.ts';
import type { ConsultationState, ConsultationStatus } from './consultation.ts';
import { canSeeJoint, leadsJoint } from './seats.ts';

/** Whoever acts for the chief of the unit that meets, and its desk. */
export const consultationActors = {
  lead: { role: null, nameZh: '会商召集人', fixed: true },
} as const satisfies Record<string, ActorWords>;

/** What is done at a consultation. */
export const consultationTransitions = {
  hold: { from: ['planned'], to: ['held'], by: ['lead'] },
  resolve: { from: ['held'], to: 'stays', by: ['lead'] },
  close: { from: ['held'], to: ['closed'], by: ['lead'] },
  cancel: { from: ['planned'], to: ['cancelled'], by: ['lead'] },
} as const satisfies Record<string, Transition<ConsultationStatus, keyof typeof consultationActors>>;
export type ConsultationCommandName = keyof typeof consultationTransitions;

export const consultationCommands = new CommandTable({
  transitions: consultationTransitions,
  actors: consultationActors,
  guards: {},
  stageOf: ({ status }: ConsultationState) => status,
  canSee: ({ unit }: ConsultationState, reader: DisputeReader, premises: DisputePremises) =>
    canSeeJoint(unit, reader, premises),
  isByCode: () => false,
  capacityOf: ({ unit }, _, reader, premises) => leadsJoint(unit, reader, premises),
});
