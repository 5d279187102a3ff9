import { unitOfPost } from '../../directory/posts.ts';
import type { CaseClockName, CaseState } from '../case.ts';
import type { Accountability } from '../case-event.ts';
import { actingOwner, type Premises } from '../commands/actors.ts';

/** 问责记录 of a breach: who answered for the case at the due moment. */
export function breachRecord(
  state: CaseState,
  rung: { readonly clock: string; readonly instance: number; readonly at: number },
  then: Premises,
): Accountability {
  return recordOf(state, { name: rung.clock, instance: rung.instance, dueAt: rung.at }, then);
}

/** The same of a citizen who was not satisfied, under the clock of the reply; null where that never ran. */
export function unsatisfiedRecord(state: CaseState, then: Premises): Accountability | null {
  const name: CaseClockName = 'complete';
  const clock = state.clocks.findLast((each) => each.name === name);
  return clock ? recordOf(state, clock, then) : null;
}

function recordOf(
  state: CaseState,
  clock: { readonly name: string; readonly instance: number; readonly dueAt: number | null },
  then: Premises,
): Accountability {
  return {
    clock: clock.name,
    instance: clock.instance,
    unit: state.handlingUnit ?? unitOfPost(state.ownerPost),
    ownerPost: state.ownerPost,
    holder: actingOwner(state, then)?.person ?? null,
    dueAt: clock.dueAt,
  };
}
