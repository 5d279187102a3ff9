import { decideBy, decidePairBy, type GroupOutcome } from '../../aggregate/decide.ts';
import { isRefusal, refuse, type Refusal } from '../../refusal.ts';
import type { DisputeContext } from '../acts/act.ts';
import type { DisputeCommandOf as Of, HashOf, SoleDisputeCommand } from '../commands/dispute-command.ts';
import type { DisputeEvent } from '../dispute-event.ts';
import { disputeKind } from '../dispute-kind.ts';
import type { DisputeState } from '../dispute.ts';
import type { DisputeWorld } from '../rules/rules.ts';
import { disputeTransitionOf } from '../commands/transitions.ts';
import * as codes from './decide-codes.ts';
import * as leaving from './decide-leaving.ts';
import * as opening from './decide-opening.ts';
import * as performing from './decide-performance.ts';
import * as sessions from './decide-session.ts';
import * as settling from './decide-settlement.ts';

/** Catches the dispute up, then decides: a late act never hides the breach that came before it. */
export function decideDispute(
  state: DisputeState,
  command: SoleDisputeCommand,
  world: DisputeWorld,
  hashOf: HashOf,
): DisputeEvent[] | Refusal {
  return decideBy(disputeKind, state, command, world, (ready) =>
    decideCommand(ready.state, command, ready.context, world, hashOf),
  );
}

/** Two disputes in one decision: the one that is merged, and the one that survives. */
export function decideDisputeMerge(
  state: DisputeState,
  survivor: DisputeState | null,
  command: Of<'merge'>,
  world: DisputeWorld,
): GroupOutcome<DisputeEvent> | Refusal {
  return decidePairBy(disputeKind, state, survivor, command, world, (ready, { state: other }) => {
    if (!disputeTransitionOf('merge').from.includes(other.status))
      return refuse('stage-forbids', 'into', { command: 'merge', stage: other.status });
    return leaving.mergeInto(ready.state, other, ready.context);
  });
}

function decideCommand(
  state: DisputeState,
  command: SoleDisputeCommand,
  context: DisputeContext,
  { reader }: DisputeWorld,
  hashOf: HashOf,
): DisputeEvent | DisputeEvent[] | Refusal {
  switch (command.command) {
    case 'accept':
      return opening.decideAccept(state, command, context);
    case 'issue-receipt':
      return codes.decideIssueReceipt(state, command, context);
    case 'record-identity':
      return codes.decideRecordIdentity(state, command, context);
    case 'assign-mediator':
      return opening.decideAssignMediator(state, command, context);
    case 'set-colour':
      return opening.decideSetColour(state, command, context);
    case 'check-in':
      return opening.decideCheckIn(state, command, context);
    case 'raise-complexity':
      return opening.decideRaiseComplexity(state, command, context);
    case 'extend':
      return opening.decideExtend(state, command, context);
    case 'plan-session':
      return sessions.decidePlanSession(state, command, context);
    case 'cancel-session':
      return sessions.decideCancelSession(state, command, context);
    case 'declare-tie':
      return sessions.decideDeclareTie(state, command, context);
    case 'replace-panelist':
      return sessions.decideReplacePanelist(state, command, context);
    case 'hold-session':
      return sessions.decideHoldSession(state, command, context);
    case 'raise':
      return leaving.decideRaise(state, command, context);
    case 'draft-settlement':
      return settling.decideDraft(state, command, context, hashOf);
    case 'agree':
      return settling.decideAgree(state, command, context);
    case 'settle':
      return performing.settle(state, context);
    case 'apply-for-confirmation':
      return settling.decideApplyForConfirmation(state, command, context);
    case 'record-court-decision':
      return settling.decideCourtDecision(state, command, context);
    case 'visit':
      return performing.decideVisit(state, command, context, performing.visitableBy(state, reader, context));
    case 'reopen': {
      const cause = state.status === 'settled' ? 'relapse' : 'default';
      return settling.decideReopen(state, cause, context, command.reason);
    }
    case 'refer-out':
      return leaving.decideReferOut(state, command, context);
    case 'complete-resolution':
      return leaving.decideCompleteResolution(state, command, context);
    case 'withdraw':
      return decideWithdraw(state, command, context);
    default:
      return decideForParty(state, command, context);
  }
}

type ForParty = Of<'record-consent' | 'record-statement' | 'sign' | 'confirm' | 'waive'>;

/** What a party says, by its own code or written down by who mediates. */
function decideForParty(
  state: DisputeState,
  command: ForParty,
  context: DisputeContext,
): DisputeEvent | Refusal {
  const party = opening.speakingParty(state, command.party, context);
  if (isRefusal(party)) return party;
  switch (command.command) {
    case 'record-consent':
      return opening.decideRecordConsent(state, command, party, context);
    case 'record-statement':
      return opening.recordStatement(state, command, party, context);
    case 'sign':
      return settling.decideSign(state, command, party, context);
    case 'confirm':
      return performing.decideConfirm(state, command, party, context);
    case 'waive':
      return performing.decideWaive(state, command, party, context);
  }
}

/** Stopped by a party, or given up by whoever wrote it down: then no party is named. */
function decideWithdraw(
  state: DisputeState,
  command: Of<'withdraw'>,
  context: DisputeContext,
): DisputeEvent | Refusal {
  if (command.party === undefined && context.party === null)
    return leaving.decideWithdraw(state, command, null, context);
  const party = opening.speakingParty(state, command.party, context);
  return isRefusal(party) ? party : leaving.decideWithdraw(state, command, party, context);
}
