import { partyKey, type DisputeState, type Origin } from '@fengqiao/domain/dispute/dispute';
import { defaultMediationPolicy } from '@fengqiao/domain/dispute/policy';
import { chiefPost } from '@fengqiao/domain/directory/posts';
import { pathsAbove } from '@fengqiao/domain/directory/unit';
import type { DisputeRow } from './dispute.entity.ts';

/** A row's state as it is written today; the first release wrote a dispute down at its place and left it there. */
export function stateOf(row: DisputeRow): DisputeState {
  if (row.state) return row.state;
  const { id, number, version, status, place, kind, complexity, colour, level, relatedCase } = row;
  const screenedAt = row.screenedAt.getTime();
  const [station = place] = pathsAbove(place);
  return {
    ...{ id, number, version, status, place, kind, complexity, colour, level, relatedCase, screenedAt },
    lastEventAt: screenedAt,
    policy: defaultMediationPolicy.version,
    origin: row.origin as Origin,
    round: 1,
    ownerPost: chiefPost(station),
    climbedTo: 0,
    referredBy: [],
    parties: row.parties.map((_, index) => ({ key: partyKey(index), residence: null, consent: null })),
    mediator: null,
    sessions: [],
    settlement: null,
    obligations: [],
    confirmation: null,
    visits: [],
    resolutions: [],
    mergedInto: null,
    tookIn: [],
    acceptedAt: null,
    agreedAt: null,
    settledAt: null,
    clocks: [],
  };
}
