import { decideGroupBy, type GroupOutcome } from '../../aggregate/decide.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import * as answering from '../acts/answer.ts';
import * as leaving from '../acts/leave.ts';
import * as placing from '../acts/place.ts';
import * as concerning from '../acts/subjects.ts';
import * as talking from '../acts/talk.ts';
import * as working from '../acts/work.ts';
import type { ActContext } from '../acts/act.ts';
import { continued, type CaseHistory } from '../acts/case-history.ts';
import type { SoleCommand } from '../commands/case-command.ts';
import type { CaseEvent } from '../case-event.ts';
import { caseKind } from '../case-kind.ts';
import type { CaseState } from '../case.ts';
import { noUploads, unfitToErase } from '../rules/attachments.ts';
import { rulesFor } from '../rules/rule-book.ts';
import * as citizen from './decide-citizen.ts';
import { decideClose } from './decide-close.ts';
import { decideCorrect } from './decide-correct.ts';
import * as handling from './decide-handling.ts';
import * as place from './decide-placing.ts';
import * as subject from './decide-subject.ts';
import { actsOnOthers, answeredFor, historyOf, type Others } from './others.ts';
import type { World } from './world.ts';

/** The cases beside the one a command is given on, as they are at hand: what each command needs of them is in `others`. */
export interface Beside {
  readonly cases: readonly CaseState[];
  /** What is on record of those a correction moves, by id. */
  readonly histories?: ReadonlyMap<string, CaseHistory>;
}

const alone: Beside = { cases: [] };

/** Catches the case up, then decides: a late act never hides the breach that came before it. */
export function decide(
  state: CaseState,
  command: SoleCommand,
  world: World,
  beside: Beside = alone,
): CaseEvent[] | Refusal {
  const outcome = decideGroup(state, beside, command, world);
  return isRefusal(outcome) ? outcome : [...outcome.events];
}

/** The same with what it brings to those that were merged into it, and to what it was merged into. */
export function decideGroup(
  state: CaseState,
  { cases, histories = new Map() }: Beside,
  command: SoleCommand,
  world: World,
): GroupOutcome<CaseEvent> | Refusal {
  const ours = { ...world, rules: rulesFor(world.rules, state.policy) };
  return decideGroupBy(caseKind, state, cases, command, world, (ready, caughtUp) => {
    const states = new Map([...caughtUp].map(([id, other]) => [id, other.state]));
    const since = (id: string) => (id === state.id ? ready : caughtUp.get(id))?.events ?? [];
    const known = [...histories].map(([id, history]) => [id, continued(history, since(id))] as const);
    const others = { states, histories: new Map(known) };
    const decided =
      answeredFor(ready.state, command, others) ??
      decideCommand(ready.state, command, ours, ready.context, others);
    if (isRefusal(decided)) return decided;
    const own = Array.isArray(decided) ? (decided as readonly CaseEvent[]) : [decided as CaseEvent];
    return { own, others: actsOnOthers(ready.state, own, ready.context, others) };
  });
}

function decideCommand(
  state: CaseState,
  command: SoleCommand,
  world: World,
  context: ActContext,
  others: Others,
): CaseEvent | readonly CaseEvent[] | Refusal {
  switch (command.command) {
    case 'submit':
      return place.decideSubmit(state, command, world, context);
    case 'reclassify':
      return place.decideReclassify(state, command, world, context);
    case 'transfer':
      return place.decideTransfer(state, command, world, context);
    case 'report-up':
      return place.decideReportUp(state, world, context);
    case 'assign':
      return place.decideAssign(state, command, world, context);
    case 'decline':
      return placing.decline(state, context, command);
    case 'accept':
      return handling.decideAccept(state, command, world, context);
    case 'object':
      return placing.object(state, context, command.reason);
    case 'change-handler':
      return handling.decideChangeHandler(state, command, world, context);
    case 'request-suspension':
      return handling.decideRequestSuspension(state, command, world, context);
    case 'approve-suspension':
      return handling.decideApproveSuspension(state, context);
    case 'refuse-suspension':
      return working.refuseSuspension(state, context);
    case 'resume':
      return working.resume(state, context);
    case 'extend':
      return working.extend(state, context, command);
    case 'refer':
      return handling.decideRefer(state, command, world, context);
    case 'reply':
      return handling.decideReply(state, command, world, context);
    case 'follow-up':
      return handling.decideFollowUp(state, command, world, context);
    case 'rate':
      return citizen.decideRate(state, command, world, context);
    case 'add':
      return citizen.decideAdd(state, command, world, context);
    case 'choose-messages':
      return citizen.decideChooseMessages(state, command, world, context);
    case 'ask':
      return citizen.decideAsk(state, command, world, context);
    case 'issue-receipt':
      return talking.issueReceipt(state, context);
    case 'sign-off':
      return answering.signOff(state, context);
    case 'send-back':
      return answering.sendBack(state, context, command.reason);
    case 'close':
      return decideClose(state, command, world, context);
    case 'withdraw-publication':
      return answering.withdrawPublication(state, context, command.reason);
    case 'reopen':
      return citizen.decideReopen(state, command, world, context);
    case 'name-subject':
      return subject.decideNameSubject(state, command, world, context);
    case 'lift-confidentiality':
      return concerning.liftConfidentiality(state, context);
    case 'consent':
      return subject.decideConsent(state, command, context);
    case 'withdraw':
      return citizen.unfitPaper(state, command, world) ?? leaving.withdraw(state, context, command);
    case 'void':
      return leaving.voidCase(state, context, command.reason);
    case 'correct':
      return decideCorrect(state, command, context, historyOf(state.id, others));
    case 'erase-attachment':
      return (
        unfitToErase(command.attachment, world.uploads ?? noUploads) ??
        talking.eraseAttachment(state, context, command)
      );
    case 'urge':
      return leaving.urge(state, context, command.text);
    case 'appeal':
      return citizen.unfitPaper(state, command, world) ?? leaving.appeal(state, context, command);
    case 'accept-appeal':
      return leaving.acceptAppeal(state, context);
    case 'refuse-appeal':
      return leaving.refuseAppeal(state, context, command.reason);
    case 'close-unsatisfied':
      return answering.closeUnsatisfied(state, context, command.reason);
  }
}
