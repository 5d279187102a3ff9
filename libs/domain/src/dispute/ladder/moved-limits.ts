import type { Limit } from '../../clock/limit/limit.ts';
import { recountClock } from '../../ladder/clock-instance.ts';
import { isRefusal } from '../../refusal.ts';
import { itself } from '../acts/act.ts';
import { confirmationTerm } from '../settlement/confirmation.ts';
import type { DisputeClock, DisputeState } from '../dispute.ts';
import type { DisputeEvent, LimitCause } from '../dispute-event.ts';
import type { DisputePremises, DisputeRules } from '../rules/rules.ts';

/** An open clock whose limit is counted otherwise than when it was last counted. */
export interface MovedClock {
  readonly before: DisputeClock;
  readonly after: DisputeClock;
  readonly cause: LimitCause;
}

/**
 * Open clocks that rules published since count otherwise: the confirmation's by the policy in force, and each whose end
 * may not be a day of rest by a calendar that says what those are. At most one look at each open clock; a clock counted
 * by the new rule is not found again.
 */
export function movedClocks(state: DisputeState, premises: DisputePremises): MovedClock[] {
  return state.clocks.flatMap((before) => recounted(before, premises) ?? []);
}

/** The next of them whose due moment moves, as an event. */
export function moveOf(state: DisputeState, moved: MovedClock, { now }: DisputePremises): DisputeEvent {
  const { before, after, cause } = moved;
  const { name: clock, instance, dueAt: newDueAt } = after;
  const deadline = { clock, instance, oldDueAt: before.dueAt, newDueAt };
  const clocks = state.clocks.map((each) => (each === before ? after : each));
  return itself(
    state,
    Math.max(now, state.lastEventAt),
    { type: 'deadline-moved', deadline, cause },
    { clocks },
  );
}

/** Clocks as a reader is shown them: by the newest rules, whether or not anybody has written that down. */
export function broughtForward(state: DisputeState, premises: DisputePremises): DisputeState {
  const moved = movedClocks(state, premises);
  if (moved.length === 0) return state;
  const clocks = state.clocks.map((each) => moved.find(({ before }) => before === each)?.after ?? each);
  return { ...state, clocks };
}

function recounted(before: DisputeClock, { now, rules }: DisputePremises): MovedClock | null {
  if (before.endedAt !== null || before.dueAt === null || before.outcome !== null) return null;
  const told = toldOtherwise(before, rules);
  if (told === null) return null;
  const { limit, cause, unit } = told;
  // Nobody was late with the court yet: until its end is taken a right is counted by the law, however long nobody looked.
  const lookedAt = before.name === 'confirmation' ? before.startedAt : now;
  const after = recountClock({ ...before, unit }, limit, rules.timetable, lookedAt);
  // Hours by which a limit would never end are not published; should they be, the date people were told stands.
  if (isRefusal(after) || after.dueAt === null || after.dueAt === before.dueAt) return null;
  // What is earlier and past already would be over without anybody having been told.
  return after.dueAt < before.dueAt && after.dueAt < now ? null : { before, after, cause };
}

function toldOtherwise(
  { name, limit, edition, unit }: DisputeClock,
  rules: DisputeRules,
): { readonly limit: Limit; readonly cause: LimitCause; readonly unit: string | null } | null {
  if (name === 'confirmation') {
    const term = confirmationTerm(rules);
    const cause = { policyVersion: term.policyVersion };
    if (limit === null || !sameLimit(limit, term.limit)) return { limit: term.limit, cause, unit: null };
  }
  const rolls = limit?.kind === 'calendar' && limit.roll === 'next-working-day';
  if (!rolls || edition >= rules.timetable.edition) return null;
  return { limit, cause: { calendarVersion: rules.timetable.edition }, unit };
}

function sameLimit(a: Limit, b: Limit): boolean {
  if (a.kind === 'calendar' && b.kind === 'calendar')
    return (
      a.duration === b.duration && a.roll === b.roll && (a.end ?? 'same-time') === (b.end ?? 'same-time')
    );
  return a.kind === 'elapsed' && b.kind === 'elapsed' && a.duration === b.duration;
}
