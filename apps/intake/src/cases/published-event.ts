import { clockStandings } from '@fengqiao/contracts/events/clock-standing';
import type { CaseEventData } from '@fengqiao/contracts/events/case-event';
import type { CaseEvent } from '@fengqiao/domain/case/case-event';
import { unitOfPost } from '@fengqiao/domain/directory/posts';
import { publishedFact } from './published-fact.ts';

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
    clocks: clockStandings(standing.clocks, event.occurredAt),
    fact: publishedFact(event.fact),
  };
}
