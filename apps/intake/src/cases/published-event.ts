import type { CaseEventData } from '@fengqiao/contracts/events/case-event';
import type { CaseEvent } from '@fengqiao/domain/case/case-event';
import { unitOfPost } from '@fengqiao/domain/directory/posts';
import { overdueFrom, stateOf } from '@fengqiao/domain/ladder/clock-instance';
import { iso, isoOrNull, publishedFact } from './published-fact.ts';

/** An event as it leaves PostgreSQL: named fields only, so that nothing new slips out by being added elsewhere. */
export function publishedEvent(number: string, event: CaseEvent): CaseEventData {
  const { standing } = event;
  return {
    number,
    ledger: standing.ledger,
    stage: standing.stage,
    round: standing.round,
    ownerPost: standing.ownerPost,
    ownerUnit: unitOfPost(standing.ownerPost),
    handlingUnit: standing.handlingUnit,
    level: standing.level,
    by: event.by,
    standIn: event.standIn,
    imported: event.imported ? [...event.imported] : null,
    clocks: standing.clocks.map((clock) => ({
      name: clock.name,
      instance: clock.instance,
      state: stateOf(clock, event.occurredAt),
      startedAt: iso(clock.startedAt),
      dueAt: isoOrNull(clock.dueAt),
      endedAt: isoOrNull(clock.endedAt),
      outcome: clock.outcome,
      outcomeAt: isoOrNull(clock.outcomeAt),
      overdueFrom: isoOrNull(overdueFrom(clock)),
      provisional: clock.provisional,
    })),
    fact: publishedFact(event.fact),
  };
}
