import type { CaseEventData } from '@fengqiao/contracts/events/case-event';
import { parseMoment } from '@fengqiao/domain/clock/dates/moment';
import type { ScoredEvent } from '@fengqiao/domain/score/book/scored-event';
import { PoisonMessage } from '@fengqiao/inbox/store/inbox';

/** One event as it is booked: as the rules read it, with whose it is and since when it was on record. */
export interface ConsumedEvent {
  readonly caseId: string;
  readonly recordedAt: number;
  readonly event: ScoredEvent;
}

export function scoredEvent(seq: number, time: string, data: CaseEventData): ScoredEvent {
  const { ledger, stage, round, ownerUnit, handlingUnit, by, standIn, fact } = data;
  const clocks = data.clocks.map(({ name, instance, state, outcome, ...moments }) => ({
    name,
    instance,
    state,
    outcome,
    dueAt: orNull(moments.dueAt),
    endedAt: orNull(moments.endedAt),
    outcomeAt: orNull(moments.outcomeAt),
    overdueFrom: orNull(moments.overdueFrom),
  }));
  const occurredAt = momentOf(time);
  return { seq, occurredAt, ledger, stage, round, ownerUnit, handlingUnit, by, standIn, clocks, fact };
}

function orNull(text: string | null): number | null {
  return text === null ? null : momentOf(text);
}

export function momentOf(text: string): number {
  const moment = parseMoment(text);
  if (moment === null) throw new PoisonMessage('a moment of it is none');
  return moment;
}
