import { decideBy } from '../../aggregate/decide.ts';
import type { Refusal } from '../../refusal.ts';
import * as answering from '../acts/answer.ts';
import * as leaving from '../acts/leave.ts';
import * as placing from '../acts/place.ts';
import * as concerning from '../acts/subjects.ts';
import * as working from '../acts/work.ts';
import type { ActContext } from '../acts/act.ts';
import type { SoleCommand } from '../commands/case-command.ts';
import type { CaseEvent } from '../case-event.ts';
import { caseKind } from '../case-kind.ts';
import type { CaseState } from '../case.ts';
import { isCitizenOf } from '../visibility/confidentiality.ts';
import { rulesFor } from '../rules/rule-book.ts';
import * as handling from './decide-handling.ts';
import * as place from './decide-placing.ts';
import * as subject from './decide-subject.ts';
import type { World } from './world.ts';

/** Catches the case up, then decides: a late act never hides the breach that came before it. */
export function decide(state: CaseState, command: SoleCommand, world: World): CaseEvent[] | Refusal {
  const ours = { ...world, rules: rulesFor(world.rules, state.policy) };
  return decideBy(caseKind, state, command, world, (ready) =>
    decideCommand(ready.state, command, ours, ready.context),
  );
}

function decideCommand(
  state: CaseState,
  command: SoleCommand,
  world: World,
  context: ActContext,
): CaseEvent | Refusal {
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
      return handling.decideReply(state, command, context);
    case 'follow-up':
      return handling.decideFollowUp(state, command, world, context);
    case 'rate':
      return answering.followUp(state, context, { outcome: command.outcome, attempts: [], rated: true });
    case 'sign-off':
      return answering.signOff(state, context);
    case 'send-back':
      return answering.sendBack(state, context, command.reason);
    case 'close':
      return answering.close(state, context, command);
    case 'reopen': {
      const byCitizen = isCitizenOf(state, world.reader);
      return answering.reopen(state, context, { reason: command.reason, byCitizen });
    }
    case 'name-subject':
      return subject.decideNameSubject(state, command, world, context);
    case 'lift-confidentiality':
      return concerning.liftConfidentiality(state, context);
    case 'consent':
      return subject.decideConsent(state, command, context);
    case 'withdraw':
      return leaving.withdraw(state, context);
    case 'urge':
      return leaving.urge(state, context, command.text);
    case 'appeal':
      return leaving.appeal(state, context, command.reason);
    case 'accept-appeal':
      return leaving.acceptAppeal(state, context);
    case 'refuse-appeal':
      return leaving.refuseAppeal(state, context, command.reason);
    case 'close-unsatisfied':
      return answering.closeUnsatisfied(state, context, command.reason);
  }
}
