import type { MessageChannel } from '../ladder/message-channels.ts';
import { claimValidUntil } from '../../aggregate/codes/receipt.ts';
import type { OnPaper } from '../commands/case-command.ts';
import type { AttachmentRef } from '../rules/attachments.ts';
import type { CaseState, FollowUpOutcome } from '../case.ts';
import type { CaseEvent } from '../case-event.ts';
import { act, attached, onPaper, type ActContext } from './act.ts';

/** Words between the citizen and those who work on the case: no stage and no clock is moved by them. */
export function add(
  state: CaseState,
  context: ActContext,
  {
    text,
    question,
    attachments = [],
    ...how
  }: OnPaper & {
    readonly text: string;
    readonly question: number | null;
    readonly attachments?: readonly AttachmentRef[] | undefined;
  },
): CaseEvent {
  const { signed, kept } = onPaper(how);
  const fact = { type: 'added', question, ...signed, ...attached(attachments) } as const;
  return act(state, context, fact, {}, { text, ...kept });
}

export function eraseAttachment(
  state: CaseState,
  context: ActContext,
  { attachment, reason }: { readonly attachment: string; readonly reason: string },
): CaseEvent {
  return act(state, context, { type: 'attachment-erased', attachment }, {}, { reason });
}

/** The channels are codes; the addresses they lead to stay where they are. */
export function chooseMessages(
  state: CaseState,
  context: ActContext,
  { messages, ...how }: OnPaper & { readonly messages: readonly MessageChannel[] },
): CaseEvent {
  const { signed, kept } = onPaper(how);
  const fact = { type: 'messages-chosen', messages: [...new Set(messages)].sort(), ...signed } as const;
  return act(state, context, fact, {}, kept);
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
