import { changed, dropped, ended, openClock, started, until } from '../../aggregate/clocks.ts';
import { dropClock, startAt } from '../../ladder/clock-instance.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import { act, type DisputeContext } from '../acts/act.ts';
import { levelIndex, levels, type DisputeState, type Level } from '../dispute.ts';
import type { DisputeCommandOf as Of } from '../commands/dispute-command.ts';
import type { DisputeEvent } from '../dispute-event.ts';
import { atLevel } from './decide-opening.ts';

/**
 * To the next level with the whole record, where it was not agreed at this one; sooner, or past the next one, only with a
 * reason. The limit to resolve runs on: one instance over all levels.
 */
export function decideRaise(
  state: DisputeState,
  { level, reason }: Of<'raise'>,
  context: DisputeContext,
): DisputeEvent | Refusal {
  const next = levels[levelIndex(state.level) + 1] as Level;
  const to = level ?? next;
  if (levelIndex(to) <= levelIndex(state.level)) return refuse('not-a-higher-level', 'level');
  const skips = to !== next || state.status !== 'not-agreed';
  if (skips && !reason) return refuse('skip-reason-required', 'reason');
  const clocks = changed(state.clocks, 'session', (clock) => dropClock(clock, context.now));
  const fact = { type: 'raised', from: state.level, skips } as const;
  const change = { status: 'accepted', climbedTo: 0, clocks, ...atLevel(state, to, context) } as const;
  return act(state, context, fact, change, reason ? { reason } : {});
}

/** Court, arbitration or an administrative way; the parties were told which. */
export function decideReferOut(
  state: DisputeState,
  { to, remedies }: Of<'refer-out'>,
  context: DisputeContext,
): DisputeEvent {
  const clocks = dropped(state.clocks, context.now);
  return act(state, context, { type: 'referred-out', to }, { status: 'referred', clocks }, { remedies });
}

/** 自愿: either party can stop it, and is told of other remedies. */
export function decideWithdraw(
  state: DisputeState,
  { reason, remedies }: Of<'withdraw'>,
  party: string | null,
  context: DisputeContext,
): DisputeEvent {
  const clocks = dropped(state.clocks, context.now);
  const fact = { type: 'withdrawn', party } as const;
  return act(state, context, fact, { status: 'withdrawn', clocks }, { reason, remedies });
}

/**
 * 作废: a mistake, a trial, a drill. Nothing of it runs on, and no figure counts it; a case that waits for its outcome is
 * told that there will be none, as by a withdrawal (decision 0082).
 */
export function decideVoid(
  state: DisputeState,
  { reason }: Of<'void'>,
  context: DisputeContext,
): DisputeEvent {
  const clocks = dropped(state.clocks, context.now);
  const fact = { type: 'voided', from: state.status } as const;
  return act(state, context, fact, { status: 'voided', clocks }, { reason });
}

/** The same quarrel written down twice: one survives, with the earlier start and every case that waits for an outcome. */
export function mergeInto(
  state: DisputeState,
  survivor: DisputeState,
  context: DisputeContext,
): { readonly own: DisputeEvent; readonly theirs: DisputeEvent } {
  const own = act(
    state,
    context,
    { type: 'merged', into: survivor.id },
    { status: 'merged', clocks: dropped(state.clocks, context.now) },
  );
  const theirs = openClock(state, 'resolve')?.startedAt ?? Number.POSITIVE_INFINITY;
  const clocks = changed(survivor.clocks, 'resolve', (clock) =>
    startAt(clock, Math.min(clock.startedAt, theirs), context.rules.timetable),
  );
  const { referredBy, referrals } = state;
  const fact = { type: 'took-in', disputeId: state.id, referredBy, referrals } as const;
  return { own, theirs: act(survivor, context, fact, { clocks }) };
}

/** 议定事项: a consultation gives the dispute a unit and a limit, which its ladder keeps. */
export function makeResolution(
  state: DisputeState,
  { consultation, unit, dueAt }: { consultation: string; unit: string; dueAt: number },
  context: DisputeContext,
  text: string,
): DisputeEvent {
  const { now } = context;
  const clocks = started(state.clocks, 'resolution', until(dueAt, now), now, unit, context.rules.timetable);
  const resolution = state.resolutions.length + 1;
  const fact = { type: 'resolution-made', resolution, consultation, unit, dueAt } as const;
  return act(state, context, fact, { clocks }, { text });
}

export function decideCompleteResolution(
  state: DisputeState,
  { resolution: n, result }: Of<'complete-resolution'>,
  context: DisputeContext,
): DisputeEvent | Refusal {
  const resolution = state.resolutions.find((each) => each.n === n);
  if (!resolution) return refuse('unknown-resolution', 'resolution');
  if (resolution.doneAt !== null) return refuse('nothing-to-change', 'resolution');
  const clocks = ended(state.clocks, 'resolution', context.now, n);
  return act(state, context, { type: 'resolution-done', resolution: n }, { clocks }, { text: result });
}
