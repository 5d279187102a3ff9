import { claimValidUntil } from '../../aggregate/codes/receipt.ts';
import type { OnPaper } from '../commands/case-command.ts';
import type { CaseState, FollowUpOutcome } from '../case.ts';
import type { CaseEvent } from '../case-event.ts';
import { act, onPaper, type ActContext } from './act.ts';

/** Words between the citizen and those who work on the case: no stage and no clock is moved by them. */
export function add(
  state: CaseState,
  context: ActContext,
  { text, question, ...how }: OnPaper & { readonly text: string; readonly question: number | null },
): CaseEvent {
  const { signed, kept } = onPaper(how);
  return act(state, context, { type: 'added', question, ...signed }, {}, { text, ...kept });
}

export function ask(
  state: CaseState,
  context: ActContext,
  { text, answerBy }: { readonly text: string; readonly answerBy: string | null },
): CaseEvent {
  const fact = { type: 'asked', question: state.questions.length + 1, answerBy } as const;
  return act(state, context, fact, {}, { text });
}

/** What whoever holds a code never confirmed says of the answer; the case waits for its follow-up as before. */
export function rate(state: CaseState, context: ActContext, outcome: FollowUpOutcome): CaseEvent {
  return act(state, context, { type: 'rated', outcome });
}

/** 回执: the claim itself is nowhere but on the paper. */
export function issueReceipt(state: CaseState, context: ActContext): CaseEvent {
  return act(state, context, { type: 'receipt-issued', validUntil: claimValidUntil(context.now) });
}

export function issueCode(state: CaseState, context: ActContext): CaseEvent {
  return act(state, context, { type: 'code-issued' });
}

export function confirmCode(state: CaseState, context: ActContext): CaseEvent {
  return act(state, context, { type: 'code-confirmed' });
}
