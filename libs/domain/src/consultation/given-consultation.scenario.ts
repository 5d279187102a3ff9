import { worldAt, codeOf } from '../dispute/given-dispute.scenario.ts';
import type { DisputeState } from '../dispute/dispute.ts';
import { evolveDisputeAll } from '../dispute/evolve.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { evolveConsultation, type ConsultationEvent, type ConsultationState } from './consultation.ts';
import { planConsultation, resolveInConsultation } from './decide-consultation.ts';

export const station = 'city.east.river';

export function plan(when: string, who: string, change: object = {}) {
  const asked = { number: 'HS-2026-000001', unit: station, at: '2026-11-09T09:00:00+08:00', ...change };
  return planConsultation(asked, worldAt(when, who));
}

/** A meeting of the river station, lived through step by step. */
export class GivenConsultation {
  private constructor(readonly state: ConsultationState) {}

  static planned(when = '11-06 10:00'): GivenConsultation {
    return new GivenConsultation(evolve(null, plan(when, 'river-desk')));
  }

  then(event: ConsultationEvent | Refusal): GivenConsultation {
    return new GivenConsultation(evolve(this.state, event));
  }

  resolve(when: string, who: string, dispute: DisputeState | null, change: object = {}) {
    const asked = {
      dispute: dispute?.id ?? 'nowhere',
      ...{ unit: 'partner.justice', dueAt: '2026-11-11T18:00:00+08:00', text: 'talk to both' },
      ...change,
    };
    return resolveInConsultation(this.state, dispute, asked, worldAt(when, who));
  }

  /** Both aggregates after it; a refusal here is a mistake of the test. */
  resolved(when: string, who: string, dispute: DisputeState, change: object = {}) {
    const outcome = this.resolve(when, who, dispute, change);
    if (isRefusal(outcome)) throw new Error(`${codeOf(outcome)} ${outcome.fields.join()}`);
    return {
      meeting: this.then(outcome.event),
      dispute: evolveDisputeAll(dispute, outcome.disputeEvents, dispute.id),
      facts: outcome.disputeEvents.map(({ fact }) => fact),
    };
  }
}

function evolve(state: ConsultationState | null, event: ConsultationEvent | Refusal): ConsultationState {
  if (isRefusal(event)) throw new Error(`${event.code} ${event.fields.join()}`);
  return evolveConsultation(state, event, 'meeting-1');
}
