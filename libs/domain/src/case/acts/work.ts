import { changed, ended } from '../../aggregate/clocks.ts';
import { attachmentsOf, type Evidence } from '../../aggregate/evidence.ts';
import { extendClock, resumeTime, stopTime } from '../../ladder/clock-instance.ts';
import type { CaseState, HeardOutcome } from '../case.ts';
import type { CaseEvent, MovedDeadline, Party } from '../case-event.ts';
import { awaits } from '../evolve.ts';
import { act, attached, resumed, started, type ActContext } from './act.ts';

/** Whoever takes a call for help is there when he or she says so: it is what `accept` says. */
export function accept(state: CaseState, context: ActContext, handler: string | null): CaseEvent {
  const clocks = ended(state.clocks, 'arrive', context.now);
  return act(state, context, { type: 'accepted', handler }, { stage: 'handling', clocks });
}

export function changeHandler(state: CaseState, context: ActContext, handler: string): CaseEvent {
  return act(state, context, { type: 'handler-changed', handler, from: state.handler });
}

/** Asked for only: time runs on until the chief has approved. */
export function requestSuspension(
  state: CaseState,
  context: ActContext,
  asked: { reason: string; reviewAt: number },
): CaseEvent {
  const { reason, reviewAt } = asked;
  return act(state, context, { type: 'suspension-requested', reviewAt }, {}, { reason });
}

/** Time stops at the approval, not at the request (domain text, Clocks). */
export function approveSuspension(state: CaseState, context: ActContext, reviewAt: number): CaseEvent {
  const clocks = changed(state.clocks, 'complete', (clock) =>
    stopTime(clock, 'suspended', context.now, reviewAt),
  );
  return act(state, context, { type: 'suspension-approved', reviewAt }, { clocks });
}

export function refuseSuspension(state: CaseState, context: ActContext): CaseEvent {
  return act(state, context, { type: 'suspension-refused' });
}

export function resume(state: CaseState, context: ActContext): CaseEvent {
  return act(state, context, { type: 'resumed' }, { clocks: resumed(context, state.clocks) });
}

/** Adds working days to the complete clock, once. */
export function extend(
  state: CaseState,
  context: ActContext,
  by: { workingDays: number; reason: string },
): CaseEvent {
  const { workingDays, reason } = by;
  const { edition } = context.rules;
  const clocks = changed(state.clocks, 'complete', (clock) => extendClock(clock, workingDays, edition));
  const before = state.clocks.findLast(({ name }) => name === 'complete');
  const after = clocks.findLast(({ name }) => name === 'complete');
  const deadline: MovedDeadline = {
    clock: 'complete',
    instance: after?.instance ?? 1,
    oldDueAt: before?.dueAt ?? null,
    newDueAt: after?.dueAt ?? null,
  };
  return act(state, context, { type: 'extended', deadline, workingDays }, { clocks }, { reason });
}

/** Given to mediation: the complete clock is suspended until the outcome arrives. */
export function refer(
  state: CaseState,
  context: ActContext,
  to: { place: string; parties: readonly Party[] },
): CaseEvent {
  const clocks = changed(state.clocks, 'complete', (clock) => stopTime(clock, 'suspended', context.now));
  return act(state, context, { type: 'referred', place: to.place }, { clocks }, { parties: to.parties });
}

/** What became of a referral: it wakes the clock that waits for it, and is on record where none does. */
export function hearOutcome(state: CaseState, context: ActContext, heard: HeardOutcome): CaseEvent {
  const clocks = awaits(state, heard) ? resumed(context, state.clocks) : state.clocks;
  return act(state, context, { type: 'mediation-ended', ...heard }, { clocks });
}

/** Ends an open suspension; from then on the complete clock stands until the case is back in `handling`. */
export function reply(
  state: CaseState,
  context: ActContext,
  { result, evidence }: { result: string; evidence: readonly Evidence[] },
): CaseEvent {
  const { edition } = context.rules;
  const standing = changed(state.clocks, 'complete', (clock) => {
    const running = state.suspension?.status === 'open' ? resumeTime(clock, context.now, edition) : clock;
    return stopTime(running, 'standing', context.now);
  });
  const clocks = started(context, { ...state, clocks: standing }, 'follow-up');
  const named = attachmentsOf(evidence).map((id) => ({ id }));
  return act(
    state,
    context,
    { type: 'replied', evidence: evidence.length, ...attached(named) },
    { stage: 'replied', clocks },
    { result, evidence },
  );
}
