import { dropped, ended, started } from '../../aggregate/clocks.ts';
import type { PlainContext } from '../../aggregate/plain-kind.ts';
import { postAbove } from '../../directory/posts.ts';
import type { Authority, HazardState } from '../hazard.ts';
import { act, type HazardEvent, type HazardWords } from '../hazard-event.ts';
import { answeringUnit } from '../ladder/hazard-ladder.ts';
import { hazardLimits } from '../rules/limits.ts';

/** 移送: what the police asked for ends, the limit to have it signed for begins. */
export function referred(
  state: HazardState,
  context: PlainContext,
  authority: Authority,
  words: HazardWords = {},
): HazardEvent {
  const { now, rules } = context;
  const over = dropped(ended(state.clocks, 'notice', now), now);
  const clocks = started(over, 'receipt', hazardLimits.receipt, now, answeringUnit(state), rules.timetable);
  return act(state, context, { type: 'referred', authority }, { stage: 'referred', clocks }, words);
}

/** 签收: it is the authority's now. */
export function takenOver(state: HazardState, context: PlainContext, words: HazardWords = {}): HazardEvent {
  const clocks = ended(state.clocks, 'receipt', context.now);
  return act(state, context, { type: 'receipt-recorded' }, { stage: 'taken-over', clocks }, words);
}

/** 上报: the chief one level up answers for it; whoever found it still sees it. */
export function reportedUp(state: HazardState, context: PlainContext, reason: string): HazardEvent {
  const { ownerPost: from } = state;
  const ownerPost = postAbove(context.directory, from, 1);
  return act(state, context, { type: 'reported-up', from }, { ownerPost }, { reason });
}

/** 作废. */
export function voided(state: HazardState, context: PlainContext, reason: string): HazardEvent {
  const clocks = dropped(state.clocks, context.now);
  return act(state, context, { type: 'voided' }, { stage: 'voided', clocks }, { reason });
}
