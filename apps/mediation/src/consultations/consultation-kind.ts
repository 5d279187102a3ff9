import { AggregateStore } from '@fengqiao/aggregate/store/aggregate-store';
import type { Fresh, StoredKind, StoredTypes } from '@fengqiao/aggregate/store/stored-kind';
import type { Authorship } from '@fengqiao/domain/aggregate/aggregate-event';
import {
  evolveConsultation,
  type ConsultationEvent,
  type ConsultationState,
} from '@fengqiao/domain/consultation/consultation';
import type { ConsultationCommand } from '@fengqiao/domain/consultation/permissions';
import { canSeeJoint } from '@fengqiao/domain/consultation/seats';
import type { DisputePremises } from '@fengqiao/domain/dispute/rules/rules';
import type { DisputeReader } from '@fengqiao/domain/dispute/visibility/reader';
import { v7 as uuidv7 } from 'uuid';
import { ConsultationRow } from './consultation.entity.ts';
import { publishedConsultation } from './published-consultation.ts';

/** Everything it looks at is what disputes look at. */
export interface ConsultationTypes extends StoredTypes {
  readonly state: ConsultationState;
  readonly event: ConsultationEvent;
  readonly reader: DisputeReader;
  readonly premises: DisputePremises;
  readonly context: Authorship<never>;
  readonly command: ConsultationCommand;
  readonly row: ConsultationRow;
}

const storedKind: StoredKind<ConsultationTypes> = {
  type: 'consultation',
  entity: ConsultationRow,
  evolve: evolveConsultation,
  canSee: ({ unit }, reader, premises) => canSeeJoint(unit, reader, premises),
  stateOf: ({ state }) => state,
  columnsOf: (state) => ({ id: state.id, version: state.version, state, status: state.status }),
  contentOf: ({ unit, week, weekly }) => ({ unit, week, weekly }),
  published: (state, events, premises) =>
    events.map((event) => publishedConsultation(state, event, premises)),
};

export const consultations = new AggregateStore(storedKind);

/** A meeting that begins with this event. */
export function begun(event: ConsultationEvent): Fresh<ConsultationTypes> {
  return { state: evolveConsultation(null, event, uuidv7()), events: [event], content: {} };
}
