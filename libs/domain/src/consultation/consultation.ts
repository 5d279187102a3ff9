import type { AggregateEvent, AggregateState } from '../aggregate/aggregate-event.ts';

/** Where a consultation (会商) stands. Held it still takes resolutions; closed or cancelled it stays as it is. */
export const consultationStatuses = ['planned', 'held', 'closed', 'cancelled'] as const;
export type ConsultationStatus = (typeof consultationStatuses)[number];

/** 议定事项: which dispute, and which of the dispute's own resolutions; its unit, limit and state stand there. */
export interface GivenOut {
  readonly dispute: string;
  /** Counted within the dispute. */
  readonly resolution: number;
}

export interface ConsultationState extends AggregateState, ConsultationStanding {
  /** The station, or the branch's county centre, whose joint mediation meets. */
  readonly unit: string;
  /** The ISO week it is of, as `2026-W47`. */
  readonly week: string;
  /** Planned by the weekly Schedule rather than by hand. */
  readonly weekly: boolean;
  /** When it is to be, epoch milliseconds. */
  readonly at: number;
  readonly heldAt: number | null;
  /** Units that took part. */
  readonly attended: readonly string[];
  /** Ids of the disputes it went through, frozen when it was held; null before. */
  readonly agenda: readonly string[] | null;
  readonly resolutions: readonly GivenOut[];
}

/** Facts of an event, fit to leave PostgreSQL: ids, codes, epoch milliseconds. */
export type ConsultationFact =
  | {
      readonly type: 'planned';
      readonly number: string;
      readonly unit: string;
      readonly week: string;
      readonly weekly: boolean;
      readonly at: number;
    }
  | { readonly type: 'held'; readonly attended: readonly string[]; readonly disputes: readonly string[] }
  | ({ readonly type: 'resolved'; readonly unit: string; readonly dueAt: number } & GivenOut)
  | { readonly type: 'closed' }
  | { readonly type: 'cancelled' };

/** Words people wrote: for PostgreSQL alone. */
export interface ConsultationRecord {
  readonly note?: string;
  readonly minutes?: string;
  readonly reason?: string;
}

/** Where a meeting stands after an event. */
export interface ConsultationStanding {
  readonly status: ConsultationStatus;
}

export type ConsultationEvent = AggregateEvent<
  ConsultationFact,
  ConsultationStanding,
  ConsultationRecord,
  never
>;

export function evolveConsultation(
  state: ConsultationState | null,
  { seq, occurredAt, fact, standing }: ConsultationEvent,
  id: string,
): ConsultationState {
  if (fact.type === 'planned') {
    const { number, unit, week, weekly, at } = fact;
    const begun = { heldAt: null, attended: [], agenda: null, resolutions: [], ...standing };
    return { id, number, unit, week, weekly, at, version: seq, lastEventAt: occurredAt, ...begun };
  }
  if (state === null) throw new Error(`consultation ${id} begins with ${fact.type}`);
  const moved = { ...state, ...standing, version: seq, lastEventAt: occurredAt };
  switch (fact.type) {
    case 'held': {
      const { attended, disputes } = fact;
      return { ...moved, heldAt: occurredAt, attended, agenda: disputes };
    }
    case 'resolved': {
      const { dispute, resolution } = fact;
      return { ...moved, resolutions: [...state.resolutions, { dispute, resolution }] };
    }
    case 'closed':
    case 'cancelled':
      return moved;
  }
}
