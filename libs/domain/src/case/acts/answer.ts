import { changed, dropped, ended } from '../../aggregate/clocks.ts';
import { endClock } from '../../ladder/clock-instance.ts';
import { unsatisfiedRecord } from '../ladder/accountability.ts';
import type { CaseState, FollowUpOutcome } from '../case.ts';
import type { CaseEvent, CaseFact, CaseRecord } from '../case-event.ts';
import { act, onPaper, overallRevived, resumed, started, type ActContext } from './act.ts';
import type { Agreement, OnPaper } from '../commands/case-command.ts';

export function followUp(
  state: CaseState,
  context: ActContext,
  told: OnPaper & {
    readonly outcome: FollowUpOutcome;
    readonly attempts: NonNullable<CaseRecord['attempts']>;
    readonly rated?: boolean;
    /** The merged case whose citizen rates. */
    readonly of?: string | undefined;
  },
): CaseEvent {
  const { signed, kept } = onPaper(told);
  const { outcome, attempts, rated = false, of } = told;
  const { now, directory, rules } = context;
  const accountability =
    outcome === 'unsatisfied' ? unsatisfiedRecord(state, { now, directory, policy: rules.policy }) : null;
  const counted = { outcome, attempts: attempts.length, rated, ...(of !== undefined && { of }) };
  const fact: CaseFact = {
    type: 'followed-up',
    ...counted,
    ...(accountability && { accountability }),
    ...signed,
  };
  const record = { ...(attempts.length > 0 && { attempts }), ...kept };
  // One more citizen of several, after it was followed up: a satisfied one leaves it where it is.
  const isHeardAlready = state.stage === 'followed-up';
  if (isHeardAlready && outcome !== 'unsatisfied') return act(state, context, fact, {}, record);
  const done = ended(state.clocks, isHeardAlready ? 'sign-off' : 'follow-up', context.now);
  if (outcome === 'unsatisfied')
    return act(state, context, fact, backToHandling(state, context, done), record);
  const clocks = started(context, { ...state, clocks: done }, 'sign-off');
  return act(state, context, fact, { stage: 'followed-up', clocks }, record);
}

/** The complete clock ends here, met at the moment of the reply that stood. */
export function signOff(state: CaseState, context: ActContext): CaseEvent {
  const signed = ended(state.clocks, 'sign-off', context.now);
  const complete = changed(signed, 'complete', (clock) =>
    endClock(clock, context.now, state.repliedAt ?? context.now),
  );
  return act(
    state,
    context,
    { type: 'signed-off' },
    { stage: 'signed-off', clocks: started(context, { ...state, clocks: complete }, 'archive') },
  );
}

export function sendBack(state: CaseState, context: ActContext, reason: string): CaseEvent {
  const done = ended(state.clocks, 'sign-off', context.now);
  return act(state, context, { type: 'sent-back' }, backToHandling(state, context, done), { reason });
}

/** The next round, with what was left of the complete limit. */
function backToHandling(state: CaseState, context: ActContext, clocks: CaseState['clocks']) {
  return { stage: 'handling', round: state.round + 1, clocks: resumed(context, clocks) } as const;
}

export function close(
  state: CaseState,
  context: ActContext,
  {
    publicSummary,
    withheldReason,
    agreement,
  }: Pick<CaseRecord, 'publicSummary' | 'withheldReason'> & { readonly agreement?: Agreement | undefined },
): CaseEvent {
  // An import knows of neither; whether it was published stays open.
  const published = publicSummary !== undefined ? true : withheldReason !== undefined ? false : null;
  const face = {
    ...(publicSummary !== undefined && { publicSummary }),
    ...(withheldReason !== undefined && { withheldReason }),
    ...(agreement !== undefined && { consent: agreement.consent }),
  };
  const fact = { type: 'closed', published, ...(agreement && { agreedBy: agreement.by }) } as const;
  const clocks = ended(ended(state.clocks, 'archive', context.now), 'overall', context.now);
  return act(state, context, fact, { stage: 'closed', clocks }, face);
}

/** Its public face is taken back; nothing else about it changes. */
export function withdrawPublication(state: CaseState, context: ActContext, reason: string): CaseEvent {
  return act(state, context, { type: 'publication-withdrawn' }, {}, { reason });
}

/** Closed although the citizen is not satisfied: no reply stood, so no clock of it is met. */
export function closeUnsatisfied(state: CaseState, context: ActContext, reason: string): CaseEvent {
  const clocks = dropped(ended(state.clocks, 'overall', context.now), context.now);
  const fact = { type: 'closed-unsatisfied', from: state.stage } as const;
  return act(state, context, fact, { stage: 'closed', clocks }, { reason });
}

/** Next round, same unit and handler; the full limit again, while the overall clock runs on. */
export function reopen(
  state: CaseState,
  context: ActContext,
  { reason, byCitizen, ...how }: OnPaper & { readonly reason: string; readonly byCitizen: boolean },
): CaseEvent {
  const { signed, kept } = onPaper(how);
  const overall = overallRevived(context, state.clocks);
  const clocks = started(context, { ...state, clocks: overall }, 'complete');
  const change = { stage: 'handling', round: state.round + 1, clocks } as const;
  return act(state, context, { type: 'reopened', byCitizen, ...signed }, change, { reason, ...kept });
}
