import { settled } from '../../aggregate/decide.ts';
import { parseDate } from '../../clock/dates/civil-date.ts';
import { localDate } from '../../clock/calendar/working-days.ts';
import { refuse, isRefusal, type Refusal } from '../../refusal.ts';
import type { ActContext } from '../acts/act.ts';
import { followUp, reopen } from '../acts/answer.ts';
import * as talk from '../acts/talk.ts';
import type { CaseEvent } from '../case-event.ts';
import { caseKind } from '../case-kind.ts';
import type { CaseState } from '../case.ts';
import type { Of, OnPaper } from '../commands/case-command.ts';
import { possibleChannels } from '../ladder/message-channels.ts';
import { catchUp } from '../ladder/catch-up.ts';
import { isCitizenOf } from '../visibility/confidentiality.ts';
import { noUploads, unfitAttachments } from '../rules/attachments.ts';
import { rulesFor } from '../rules/rule-book.ts';
import { contextOf, type World } from './world.ts';

/** The citizen's own, by code; or signed on paper by a citizen who is there in person, and recorded at a counter. */
export function decideRate(
  state: CaseState,
  command: Of<'rate'>,
  world: World,
  context: ActContext,
): CaseEvent | Refusal {
  const unfit = unfitPaper(state, command, world, state.repliedAt);
  if (unfit) return unfit;
  const { outcome, onPaper } = command;
  if (!isCitizenOf(state, world.reader) || world.reader.codeConfirmed === true)
    return followUp(state, context, {
      ...{ outcome, attempts: [], rated: true, onPaper, of: world.reader.ownCase },
    });
  return state.unconfirmedRating === outcome
    ? refuse('nothing-to-change', 'outcome')
    : talk.rate(state, context, outcome);
}

/** It answers the question it names, or the only one that is open. */
export function decideAdd(
  state: CaseState,
  command: Of<'add'>,
  world: World,
  context: ActContext,
): CaseEvent | Refusal {
  const unfit = unfitPaper(state, command, world);
  if (unfit) return unfit;
  const { question } = command;
  if (question !== undefined && !state.questions.some(({ n }) => n === question))
    return refuse('unknown-question', 'question');
  const { policy } = world.rules;
  const unfitFiles = unfitAttachments(command.attachments ?? [], world.uploads ?? noUploads, policy);
  if (unfitFiles) return unfitFiles;
  const open = state.questions.filter(({ isAnswered }) => !isAnswered);
  const only = open.length === 1 ? (open[0]?.n ?? null) : null;
  return talk.add(state, context, { ...command, question: question ?? only });
}

/** Only by what leads somewhere: an address that nobody gave is not chosen. */
export function decideChooseMessages(
  state: CaseState,
  command: Of<'choose-messages'>,
  world: World,
  context: ActContext,
): CaseEvent | Refusal {
  const unfit = unfitPaper(state, command, world);
  if (unfit) return unfit;
  const possible = possibleChannels(world.reach ?? { hasEmail: false, hasPhone: false, hasApp: false });
  return command.messages.every((channel) => possible.includes(channel))
    ? talk.chooseMessages(state, context, command)
    : refuse('channel-without-address', 'messages');
}

/** The date is a hope, not a limit: it stops no clock, and none runs for it. */
export function decideAsk(
  state: CaseState,
  { text, by }: Of<'ask'>,
  { rules, now }: World,
  context: ActContext,
): CaseEvent | Refusal {
  if (by !== undefined && parseDate(by) === null) return refuse('bad-date', 'by');
  if (by !== undefined && by < localDate(rules.calendar, now)) return refuse('due-not-ahead', 'by');
  return talk.ask(state, context, { text, answerBy: by ?? null });
}

export function decideReopen(
  state: CaseState,
  command: Of<'reopen'>,
  world: World,
  context: ActContext,
): CaseEvent | Refusal {
  const { reader } = world;
  // A supervisor reopens without anybody's signature.
  if (reader.roles.includes('supervisor') && command.onPaper === undefined)
    return reopen(state, context, { reason: command.reason, byCitizen: false });
  const unfit = unfitPaper(state, command, world, state.closedAt);
  return unfit ?? reopen(state, context, { ...command, byCitizen: true });
}

/**
 * What is recorded for a citizen is signed: not later than today, nor before the day of what it is about (epoch
 * milliseconds; left out: when the case was received). By code there is nothing to sign, and no paper to name (`fields`).
 */
export function unfitPaper(
  state: CaseState,
  { onPaper }: OnPaper,
  { reader, rules, now }: World,
  notBefore: number | null = null,
): Refusal | null {
  if (isCitizenOf(state, reader)) return null;
  if (onPaper === undefined) return refuse('paper-required', 'onPaper');
  const day = parseDate(onPaper.signedOn);
  if (day === null) return refuse('bad-date', 'onPaper.signedOn');
  const dayOf = (moment: number) => localDate(rules.calendar, moment);
  if (onPaper.signedOn > dayOf(now)) return refuse('future-moment', 'onPaper.signedOn');
  return onPaper.signedOn < dayOf(notBefore ?? state.receivedAt)
    ? refuse('signed-before', 'onPaper.signedOn')
    : null;
}

/** The claim of a receipt was exchanged: there is another code, and the desk is told. */
export function decideIssueCode(state: CaseState, world: World): CaseEvent[] | Refusal {
  return byCodeAlone(state, world, (now, context) =>
    now.stage !== 'withdrawn' ? talk.issueCode(now, context) : refuse('no-act-left'),
  );
}

/** What was sent to the reporter came back with the code: it is in the right hands. */
export function decideConfirmCode(state: CaseState, world: World): CaseEvent[] | Refusal {
  return byCodeAlone(state, world, (now, context) =>
    now.code?.isConfirmed === true ? refuse('nothing-to-change') : talk.confirmCode(now, context),
  );
}

/** Acts that no table offers: whoever shows the secret does them. Caught up first, as before any act. */
function byCodeAlone(
  state: CaseState,
  world: World,
  decide: (state: CaseState, context: ActContext) => CaseEvent | Refusal,
): CaseEvent[] | Refusal {
  const ready = catchUp(state, world);
  const context = contextOf({ ...world, rules: rulesFor(world.rules, state.policy) });
  const event = decide(ready.state, context);
  return isRefusal(event) ? event : settled(caseKind, ready, [event], world);
}
