import type { Reader } from '../../aggregate/reader.ts';
import type { DisputeState } from '../dispute.ts';

/** Who looks at a dispute or acts on it. */
export interface DisputeReader extends Reader {
  /** Set when a party asks, by the code it got; `codeIssuedAt` in epoch milliseconds, null where nobody kept it. */
  readonly partyOf?:
    { readonly disputeId: string; readonly party: string; readonly codeIssuedAt?: number | null } | undefined;
}

export function isPartyOf(state: Pick<DisputeState, 'id'>, { partyOf }: DisputeReader): boolean {
  return partyOf?.disputeId === state.id;
}
