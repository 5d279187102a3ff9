import { untied } from '@fengqiao/domain/dispute/visibility/tie';
import { publishedNoticeRequest } from '@fengqiao/contracts/events/aggregate-event';
import { clockStandings } from '@fengqiao/contracts/events/clock-standing';
import type { DisputeEventData } from '@fengqiao/contracts/events/dispute-event';
import { unitOfPost } from '@fengqiao/domain/directory/posts';
import type { DisputeState } from '@fengqiao/domain/dispute/dispute';
import { outcomeOf, type DisputeEvent } from '@fengqiao/domain/dispute/dispute-event';
import { responsibleFor } from '@fengqiao/domain/dispute/rules/holdings';
import type { DisputePremises } from '@fengqiao/domain/dispute/rules/rules';
import { noticeRequestsOf } from '@fengqiao/domain/dispute/ladder/notice-requests';
import { publishedFact } from './published-fact.ts';

/**
 * Events as they leave PostgreSQL: named fields only, so that nothing new slips out by being added elsewhere. `state` is
 * the dispute after all of them. Imported ones tell nobody one by one.
 */
export function publishedEvents(
  state: DisputeState,
  events: readonly DisputeEvent[],
  premises: DisputePremises,
): DisputeEventData[] {
  const requests = noticeRequestsOf(
    state,
    events.filter(({ imported }) => imported === null),
    premises,
  );
  const responsible = responsibleFor(state.place, premises, untied(state));
  return events.map((event) => ({
    ...placeOf(state),
    ...standingOf(event),
    responsible,
    by: event.by,
    standIn: event.standIn,
    imported: event.imported ? [...event.imported] : null,
    fact: publishedFact(event.fact),
    outcome: outcomeOf(event),
    tells: requests.filter(({ seq }) => seq === event.seq).map(publishedNoticeRequest),
  }));
}

function placeOf({ number, place, kind, origin, relatedCase, referredBy, referrals }: DisputeState) {
  const known = referrals.map(({ caseId, seq }) => ({ caseId, seq }));
  return { number, place, kind, origin, relatedCase, referredBy: [...referredBy], referrals: known };
}

function standingOf({ standing, occurredAt }: DisputeEvent) {
  const { complexity, colour, level, status, ownerPost } = standing;
  return {
    ...{ complexity, colour, level, status, ownerPost },
    ownerUnit: unitOfPost(ownerPost),
    clocks: clockStandings(standing.clocks, occurredAt),
  };
}
