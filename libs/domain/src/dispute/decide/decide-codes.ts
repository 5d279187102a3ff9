import { claimValidUntil } from '../../aggregate/codes/receipt.ts';
import { settled } from '../../aggregate/decide.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import { act, type DisputeContext } from '../acts/act.ts';
import type { DisputeCommandOf as Of } from '../commands/dispute-command.ts';
import type { DisputeEvent } from '../dispute-event.ts';
import { disputeKind } from '../dispute-kind.ts';
import { isOpen, partyOf, type DisputeState } from '../dispute.ts';
import { catchUpDispute } from '../ladder/climb.ts';
import type { DisputeWorld } from '../rules/rules.ts';

/** 回执: the claim itself is nowhere but on the paper. */
export function decideIssueReceipt(
  state: DisputeState,
  { party }: Of<'issue-receipt'>,
  context: DisputeContext,
): DisputeEvent | Refusal {
  if (!partyOf(state, party)) return refuse('unknown-party', 'party');
  return act(state, context, { type: 'receipt-issued', party, validUntil: claimValidUntil(context.now) });
}

/** 核验身份: the party was there and showed who it is, and that the code it has now is its own. */
export function decideRecordIdentity(
  state: DisputeState,
  { party, means }: Of<'record-identity'>,
  context: DisputeContext,
): DisputeEvent | Refusal {
  const known = partyOf(state, party);
  if (!known) return refuse('unknown-party', 'party');
  if (known.code === null) return refuse('no-code-issued', 'party');
  if (known.code?.identityShown === true) return refuse('nothing-to-change', 'party');
  return act(state, context, { type: 'identity-shown', party }, {}, { means });
}

/** The claim of a receipt was exchanged: the party has another code, and those who mediate are told. */
export function decideIssueCode(
  state: DisputeState,
  party: string,
  world: DisputeWorld,
): DisputeEvent[] | Refusal {
  const ready = catchUpDispute(state, world);
  if (!isOpen(ready.state.status)) return refuse('no-act-left');
  const context = disputeKind.contextOf(ready.state, world, false);
  const event = act(ready.state, context, { type: 'code-issued', party });
  return settled(disputeKind, ready, [event], world);
}
