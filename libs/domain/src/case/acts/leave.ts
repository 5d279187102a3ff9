import { changedAll, clockKey, dropped } from '../../aggregate/clocks.ts';
import { reviveAfter, reviveClock, startAt } from '../../ladder/clock-instance.ts';
import type { CaseState, TakenIn, Voiding } from '../case.ts';
import type { CaseEvent, CaseFact, CaseRecord } from '../case-event.ts';
import type { OnPaper } from '../commands/case-command.ts';
import { act, onPaper, overallRevived, started, type ActContext } from './act.ts';
import { recordOfMerged, unitedWith } from './subjects.ts';

/** Running clocks end without outcome; an outcome already missed stays (domain text, Clocks). */
export function withdraw(state: CaseState, context: ActContext, how: OnPaper = {}): CaseEvent {
  const clocks = dropped(state.clocks, context.now);
  const { signed, kept } = onPaper(how);
  return act(state, context, { type: 'withdrawn', ...signed }, { stage: 'withdrawn', clocks }, kept);
}

/** 作废: a mistake, or nothing that was a matter. It counts nowhere; how it stood is kept, should an appeal bring it back. */
export function voidCase(state: CaseState, context: ActContext, reason: string): CaseEvent {
  const clocks = dropped(state.clocks, context.now);
  const fact = { type: 'voided', from: state.stage } as const;
  return act(state, context, fact, { stage: 'voided', clocks }, { reason });
}

/** Whoever must not know of the survivor must not know of it either, or that it went there. */
export function merge(state: CaseState, context: ActContext, survivor: CaseState): CaseEvent {
  const clocks = dropped(state.clocks, context.now);
  const record = recordOfMerged(state, survivor, context);
  return act(state, context, { type: 'merged', into: survivor.id }, { stage: 'merged', clocks }, record);
}

/** The surviving case's running instances get the earlier start of the merged one's (domain text, Clocks). */
export function takeIn(state: CaseState, context: ActContext, merged: CaseState): CaseEvent {
  const running = merged.clocks.filter(({ endedAt }) => endedAt === null);
  const starts: Record<string, number> = {};
  for (const clock of state.clocks) {
    if (clock.endedAt !== null) continue;
    const theirs = running.find(({ name }) => name === clock.name);
    // Also a later start: a correction may yet make it the earlier one.
    if (theirs) starts[clockKey(clock)] = theirs.startedAt;
  }
  const tookIn = [...state.tookIn, { caseId: merged.id, starts }];
  const fact = { type: 'took-in', caseId: merged.id, starts } as const;
  const { change, record } = unitedWith(state, merged, context);
  const clocks = startedBy({ ...state, ...change }, context, tookIn);
  return act(state, context, fact, { ...change, clocks }, record);
}

/**
 * The case that answered for it was withdrawn or voided: it goes on by itself as it stood, its due moments moved by the
 * time it was merged.
 */
export function comeBack(state: CaseState, context: ActContext): CaseEvent {
  const { stage, clocks: names, into } = state.merger ?? neverMerged;
  const clocks = state.clocks.map((clock) =>
    names.includes(clockKey(clock)) ? reviveAfter(clock, context.now, context.rules.edition) : clock,
  );
  return apart(state, context, { type: 'came-back', from: into }, { ...state, stage, clocks });
}

/** The case that answered for it was declined, and so is it: its clocks had ended with the merge. */
export function declineWith(
  state: CaseState,
  context: ActContext,
  survivor: string,
  told: Pick<CaseRecord, 'reason' | 'referral'>,
): CaseEvent {
  return act(state, context, { type: 'declined', with: survivor }, { stage: 'declined' }, told);
}

const neverMerged = { stage: 'registered', clocks: [], into: '' } as const;

/** The case comes back as it was; its clocks go on as if they had never ended. */
export function unmerge(state: CaseState, context: ActContext): CaseEvent {
  const { stage, clocks: names, into } = state.merger ?? neverMerged;
  const clocks = state.clocks.map((clock) =>
    names.includes(clockKey(clock)) ? reviveClock(clock, context.rules.edition) : clock,
  );
  return apart(state, context, { type: 'unmerged', from: into }, { ...state, stage, clocks });
}

/** By itself again. What it learned of its subjects while it was merged stays, and may send it elsewhere. */
function apart(state: CaseState, context: ActContext, fact: CaseFact, alone: CaseState): CaseEvent {
  const { stage, clocks } = alone;
  const { change, record } = unitedWith(alone, alone, context);
  return act(state, context, fact, { stage, clocks, ...change }, record);
}

/** The survivor's clocks get back the starts they would have had without it. */
export function giveBack(state: CaseState, context: ActContext, caseId: string): CaseEvent {
  const tookIn = state.tookIn.filter((taken) => taken.caseId !== caseId);
  return act(state, context, { type: 'gave-back', caseId }, { clocks: startedBy(state, context, tookIn) });
}

function startedBy(state: CaseState, { rules }: ActContext, tookIn: readonly TakenIn[]) {
  return changedAll(state.clocks, (clock) => {
    const own = clock.ownStart ?? clock.startedAt;
    const brought = tookIn.flatMap(({ starts }) => starts[clockKey(clock)] ?? []);
    return startAt(clock, Math.min(own, ...brought), rules.edition);
  });
}

export function appeal(
  state: CaseState,
  context: ActContext,
  { reason, ...how }: OnPaper & { readonly reason: string },
): CaseEvent {
  const { signed, kept } = onPaper(how);
  return act(state, context, { type: 'appealed', ...signed }, {}, { reason, ...kept });
}

/** Back to the owner, with a new assign instance; the overall clock goes on as if it had never ended. */
export function acceptAppeal(state: CaseState, context: ActContext): CaseEvent {
  if (state.voiding) return reinstate(state, context, state.voiding);
  const overall = overallRevived(context, state.clocks);
  const clocks = started(context, { ...state, clocks: overall }, 'assign');
  return act(state, context, { type: 'appeal-accepted' }, { stage: 'submitted', clocks });
}

/** Against being voided: it stands where it did, its clocks as if they had never ended (decision 0067). */
function reinstate(state: CaseState, context: ActContext, { seq, stage, clocks: names }: Voiding): CaseEvent {
  const clocks = state.clocks.map((clock) =>
    names.includes(clockKey(clock)) ? reviveClock(clock, context.rules.edition) : clock,
  );
  return act(state, context, { type: 'appeal-accepted', reinstates: seq }, { stage, clocks });
}

export function refuseAppeal(state: CaseState, context: ActContext, reason: string): CaseEvent {
  return act(state, context, { type: 'appeal-refused' }, {}, { reason });
}

export function urge(state: CaseState, context: ActContext, text: string): CaseEvent {
  return act(state, context, { type: 'urged' }, {}, { text });
}
