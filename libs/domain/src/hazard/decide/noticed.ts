import { changed, ended, openClock, started } from '../../aggregate/clocks.ts';
import type { PlainContext } from '../../aggregate/plain-kind.ts';
import { endClock, relimitClock, stopTime, voidClock } from '../../ladder/clock-instance.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import type { HashOfNotice, HazardContents } from '../commands/hazard-command.ts';
import { lastNotice, type HazardState, type ReCheckOutcome } from '../hazard.ts';
import { act, type HazardEvent } from '../hazard-event.ts';
import { answeringUnit } from '../ladder/hazard-ladder.ts';
import { hazardLimits, mostDaysToRectify, rectifyLimit } from '../rules/limits.ts';

/** A moment that a notice may name: ahead, and not beyond a year. */
function unfitEnd(rectifyBy: number, now: number): Refusal | null {
  if (rectifyBy <= now) return refuse('due-not-ahead', 'rectifyBy');
  return rectifyBy > now + mostDaysToRectify * 86_400_000 ? refuse('rectify-too-late', 'rectifyBy') : null;
}

/** 下达整改通知书: its document is made as it is decided. Refused: `due-not-ahead`, `rectify-too-late`. */
export function decideNotice(
  state: HazardState,
  { basis, measures, remedies, rectifyBy }: HazardContents['notice'],
  context: PlainContext,
  hashOf: HashOfNotice,
): HazardEvent | Refusal {
  const { now } = context;
  const unfit = rectifyBy === undefined ? null : unfitEnd(rectifyBy, now);
  if (unfit) return unfit;
  const n = state.notices.length + 1;
  const noticed = withRectify(state, rectifyBy ?? null, context);
  const due = openClock({ clocks: noticed }, 'rectify')?.dueAt ?? now;
  const hash = hashOf({ basis, measures, remedies, n, issuedAt: now, rectifyBy: due });
  return act(
    state,
    context,
    { type: 'noticed', notice: n, rectifyBy: due, hash },
    { stage: 'noticed', clocks: noticed },
  );
}

/** The clocks once it is noticed: that limit is met, and the one the notice sets begins; null for the usual one. */
export function withRectify(state: HazardState, rectifyBy: number | null, context: PlainContext) {
  const { now, rules } = context;
  const limit = rectifyBy === null ? hazardLimits.rectify : rectifyLimit(rectifyBy, now);
  const clocks = ended(state.clocks, 'notice', now);
  return started(clocks, 'rectify', limit, now, answeringUnit(state), rules.timetable);
}

/** 送达. Refused: `future-moment`; `served-before-issued`. */
export function decideServed(
  state: HazardState,
  { means, signedBy, servedAt }: HazardContents['record-service'],
  context: PlainContext,
): HazardEvent | Refusal {
  const at = servedAt ?? context.now;
  const notice = lastNotice(state);
  if (!notice) throw new Error(`${state.stage} without a notice`);
  if (at > context.now) return refuse('future-moment', 'servedAt');
  if (at < notice.issuedAt) return refuse('served-before-issued', 'servedAt');
  return act(state, context, { type: 'served', notice: notice.n, means, servedAt: at }, {}, { signedBy });
}

/** 延长整改期限, once, before it is over. Refused: `due-not-ahead`, `rectify-too-late`, `not-longer`. */
export function decideExtended(
  state: HazardState,
  { rectifyBy, reason }: HazardContents['extend'],
  context: PlainContext,
): HazardEvent | Refusal {
  const notice = lastNotice(state);
  if (!notice) throw new Error(`${state.stage} without a notice`);
  const unfit = unfitEnd(rectifyBy, context.now);
  if (unfit) return unfit;
  if (rectifyBy <= notice.rectifyBy) return refuse('not-longer', 'rectifyBy');
  const clocks = changed(state.clocks, 'rectify', (clock) =>
    relimitClock(clock, rectifyLimit(rectifyBy, clock.startedAt), context.rules.timetable),
  );
  return act(state, context, { type: 'extended', notice: notice.n, rectifyBy }, { clocks }, { reason });
}

/** Somebody says that it is put right: the limit stands until that was looked at, which has a limit of its own. */
export function rectificationClaimed(
  state: HazardState,
  context: PlainContext,
  { said, evidence }: Partial<HazardContents['claim-rectified']> = {},
): HazardEvent {
  const { now, rules } = context;
  const standing = changed(state.clocks, 'rectify', (clock) => stopTime(clock, 'standing', now));
  // Past the deadline it has begun already.
  const clocks = openClock(state, 're-check')
    ? standing
    : started(standing, 're-check', hazardLimits['re-check'], now, answeringUnit(state), rules.timetable);
  const words = { ...(said !== undefined && { said }), ...(evidence?.length && { evidence }) };
  const fact = { type: 'rectification-claimed', notice: state.notices.length } as const;
  return act(state, context, fact, { stage: 'rectified', clocks }, words);
}

/**
 * 复查. Passed, the limit was met when it was said to be put right; failed, that counts for nothing, and the time to give
 * another notice, or to refer it, runs.
 */
export function reChecked(
  state: HazardState,
  context: PlainContext,
  { outcome, seen, evidence }: { outcome: ReCheckOutcome } & Partial<HazardContents['re-check']>,
): HazardEvent {
  const { now, rules } = context;
  const claimedAt = lastNotice(state)?.claimedAt ?? now;
  const looked = ended(state.clocks, 're-check', now);
  const over = changed(looked, 'rectify', (clock) =>
    outcome === 'passed' ? endClock(clock, now, claimedAt) : voidClock(clock, now),
  );
  const clocks =
    outcome === 'passed'
      ? over
      : started(over, 'notice', hazardLimits.notice, now, answeringUnit(state), rules.timetable);
  const stage = outcome === 'passed' ? 'closed' : 'failed';
  const words = { ...(seen !== undefined && { seen }), ...(evidence?.length && { evidence }) };
  const fact = { type: 're-checked', notice: state.notices.length, outcome } as const;
  return act(state, context, fact, { stage, clocks }, words);
}
