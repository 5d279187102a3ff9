import { partyKey, type DisputeState, type Origin } from '@fengqiao/domain/dispute/dispute';
import { evolveDispute } from '@fengqiao/domain/dispute/evolve';
import { defaultMediationPolicy } from '@fengqiao/domain/dispute/rules/policy';
import { chiefPost } from '@fengqiao/domain/directory/posts';
import { pathsAbove } from '@fengqiao/domain/directory/unit';
import type { DisputeRow } from './dispute.entity.ts';

/** What releases before did not write. */
const unwritten = { referrals: [] };

/** A row's state as it is written today; the first release wrote a dispute down at its place and left it there. */
export function stateOf(row: DisputeRow): DisputeState {
  if (row.state) return { ...unwritten, ...row.state };
  const { number, place, kind, complexity, colour, level, status, relatedCase } = row;
  const [station = place] = pathsAbove(place);
  const parties = row.parties.map((_, index) => ({ key: partyKey(index), residence: null }));
  const origin = row.origin as Origin;
  const { version: policy } = defaultMediationPolicy;
  const fact = {
    type: 'screened',
    number,
    place,
    kind,
    origin,
    relatedCase,
    referredBy: [],
    policy,
    parties,
  } as const;
  const owned = { ownerPost: chiefPost(station), climbedTo: 0, round: 1, clocks: [] };
  const standing = { status, complexity, colour, level, ...owned };
  const nobody = { by: null, standIn: false, imported: null, record: {} };
  const occurredAt = row.screenedAt.getTime();
  return evolveDispute(null, { seq: row.version, occurredAt, ...nobody, fact, standing }, row.id);
}
