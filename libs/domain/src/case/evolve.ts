import type { CaseState } from './case.ts';
import type { CaseEvent } from './case-event.ts';

/** The case after an event. A case's state is its events applied in order; the row kept beside them is this. */
export function evolve(state: CaseState | null, event: CaseEvent, id: string): CaseState {
  const { fact, standing, record } = event;
  const stamped = { version: event.seq, lastEventAt: event.occurredAt };
  if (fact.type === 'registered') {
    const { number, channel, category, responseClass, receivedAt, anonymous, policy, proposedUnit } = fact;
    return {
      id,
      number,
      channel,
      category,
      responseClass,
      receivedAt,
      anonymous,
      policy,
      proposedUnit,
      ...standing,
      ...stamped,
      handler: null,
      repliedAt: null,
      confidentiality: record.confidentiality ?? null,
    };
  }
  if (!state) throw new Error(`event ${fact.type} before the case was registered`);
  const next = { ...state, ...standing, ...stamped };
  switch (fact.type) {
    case 'submitted':
      return {
        ...next,
        proposedUnit: fact.proposedUnit,
        category: fact.category,
        confidentiality: record.confidentiality ?? state.confidentiality,
      };
    case 'assigned':
    case 'accepted':
      return { ...next, handler: fact.handler };
    case 'replied':
      return { ...next, repliedAt: event.occurredAt };
    default:
      return next;
  }
}

export function evolveAll(state: CaseState | null, events: readonly CaseEvent[], id: string): CaseState {
  const after = events.reduce<CaseState | null>((before, event) => evolve(before, event, id), state);
  if (!after) throw new Error('no events to evolve from');
  return after;
}
