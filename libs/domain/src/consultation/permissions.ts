import { CommandTable, type ActorWords, type Transition } from '../aggregate/command-table.ts';
import type { FieldSetters, SettersOf } from '../aggregate/field-setters.ts';
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

/** What each says beside its name, as `decide-consultation` is told it. */
export interface ConsultationContents {
  hold: { readonly minutes: string; readonly attended: readonly string[] };
  resolve: {
    /** The dispute's id. */
    readonly dispute: string;
    readonly unit: string;
    /** RFC 3339. */
    readonly dueAt: string;
    readonly text: string;
  };
  close: object;
  cancel: { readonly reason: string };
}

/** A command at a meeting, with what it says. */
export type ConsultationCommand = {
  readonly [Name in ConsultationCommandName]: ConsultationContents[Name] & {
    readonly command: Name;
    readonly note?: string | undefined;
  };
}[ConsultationCommandName];

const note = { note: 'anyone' } as const;

/** Who may set which field: whoever leads the meeting says all of it (domain text, Who may say what). */
export const consultationFields = {
  hold: { minutes: 'anyone', attended: 'anyone', ...note },
  resolve: { dispute: 'anyone', unit: 'anyone', dueAt: 'anyone', text: 'anyone', ...note },
  close: note,
  cancel: { reason: 'anyone', ...note },
} as const satisfies SettersOf<ConsultationContents, keyof typeof consultationActors>;

/** The same of a meeting that is planned by hand. */
export const planSetters = { unit: 'anyone', at: 'anyone' } as const satisfies FieldSetters;

export const consultationCommands = new CommandTable({
  transitions: consultationTransitions,
  fields: consultationFields,
  actors: consultationActors,
  guards: {},
  stageOf: ({ status }: ConsultationState) => status,
  canSee: ({ unit }: ConsultationState, reader: DisputeReader, premises: DisputePremises) =>
    canSeeJoint(unit, reader, premises),
  isByCode: () => false,
  capacityOf: ({ unit }, _, reader, premises) => leadsJoint(unit, reader, premises),
});
