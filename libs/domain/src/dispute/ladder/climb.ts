import { caughtUp, type CaughtUp } from '../../aggregate/catch-up.ts';
import { climb, dueRung, planFor, rungsToCome, type LadderRules } from '../../aggregate/climb.ts';
import { changed, nextInstance, started, until } from '../../aggregate/clocks.ts';
import { voidClock } from '../../ladder/clock-instance.ts';
import type { LadderPlan } from '../../ladder/plan.ts';
import type { Rung } from '../../ladder/rung.ts';
import { itself, systemContext } from '../acts/act.ts';
import { addresseesOf } from './addressees.ts';
import { settle } from '../decide/decide-performance.ts';
import { isOpen, levelIndex, type DisputeClock, type DisputeState } from '../dispute.ts';
import type { DisputeEvent } from '../dispute-event.ts';
import { evolveDispute } from '../evolve.ts';
import { moveOf, movedClocks } from './moved-limits.ts';
import { rungsFor } from '../rules/policy.ts';
import { policyOf, type DisputePremises, type DisputeRules } from '../rules/rules.ts';
import { canOpen, clockOfObligation, dueFrom, isDone } from '../settlement/settlement.ts';

export type CaughtUpDispute = CaughtUp<DisputeState, DisputeEvent>;

/**
 * What has happened to a dispute by itself up to `now`, in order: obligations that open because what they waited for was
 * performed, the settlement that is performed whole, the court's thirty days that ran out, and every rung that fell due,
 * each at the moment it stands for; then limits that rules published meanwhile have moved, when that is found. No rung of a
 * clock that moves is taken before it has.
 */
export function catchUpDispute(state: DisputeState, premises: DisputePremises): CaughtUpDispute {
  const next = (current: DisputeState) => {
    const moved = movedClocks(current, premises);
    const standing = current.clocks.filter((clock) => !moved.some(({ before }) => before === clock));
    const [move] = moved;
    return (
      following(current, premises) ??
      dueNext(current, standing, premises) ??
      (move ? moveOf(current, move, premises) : null)
    );
  };
  return caughtUp(state, next, evolveDispute);
}

/** What follows from the last act at once. */
function following(state: DisputeState, premises: DisputePremises): DisputeEvent | null {
  const { status, obligations, lastEventAt } = state;
  if (status !== 'agreed' && status !== 'performing') return null;
  const opened = opening(state, lastEventAt, premises);
  if (opened) return opened;
  const isPerformed = obligations.length > 0 && obligations.every(isDone);
  return isPerformed ? settle(state, systemContext(premises, lastEventAt)) : null;
}

/** The next obligation that waits for nothing any more opens at `at`. */
export function opening(state: DisputeState, at: number, premises: DisputePremises): DisputeEvent | null {
  const { obligations } = state;
  const next = obligations.find((each) => canOpen(each, obligations));
  if (!next) return null;
  const name = clockOfObligation(next.id);
  const dueAt = dueFrom(next, obligations, at);
  const instance = nextInstance(state.clocks, name);
  const clocks = started(state.clocks, name, until(dueAt, at), at, state.place, premises.rules.timetable);
  const fact = { type: 'obligation-opened', obligation: next.id, instance, dueAt } as const;
  return itself(state, at, fact, { status: 'performing', clocks });
}

function ladderRules(state: DisputeState, rules: DisputeRules): LadderRules<DisputeClock> {
  const policy = policyOf(rules, state.policy);
  return {
    rungsOf: ({ name }) => rungsFor(policy, name),
    hoursOf: ({ unit }) => rules.timetable.hoursOf(unit),
  };
}

/** Every unclimbed rung of the running clocks, next first. */
export function rungsOfDispute(state: DisputeState, rules: DisputeRules): Rung[] {
  return rungsToCome(state.clocks, ladderRules(state, rules));
}

function dueNext(
  state: DisputeState,
  clocks: readonly DisputeClock[],
  premises: DisputePremises,
): DisputeEvent | null {
  const rung = dueRung(clocks, ladderRules(state, premises.rules), premises.now);
  if (!rung) return null;
  return rung.clock === 'confirmation' && rung.kind === 'breach'
    ? lapse(state, rung)
    : climbRung(state, rung, premises);
}

/** Nobody owes the court an application: when its days are over they are over. */
function lapse(state: DisputeState, rung: Rung): DisputeEvent {
  const clocks = changed(state.clocks, 'confirmation', (clock) => voidClock(clock, rung.at));
  return itself(state, Math.max(rung.at, state.lastEventAt), { type: 'confirmation-lapsed' }, { clocks });
}

function climbRung(state: DisputeState, due: Rung, premises: DisputePremises): DisputeEvent {
  const taken = climb(state, state.climbedTo, due, premises, ladderRules(state, premises.rules));
  const { rung, covers, occurredAt, clocks, level: climbedTo, escalatedTo } = taken;
  const addressees = addresseesOf(state, rung, escalatedTo, { ...premises, now: occurredAt });
  const fact = { type: 'rung-climbed', rung: { ...rung, covers, addressees } } as const;
  return itself(state, occurredAt, fact, { climbedTo, clocks });
}

/**
 * The plan Temporal is to hold, and what an operator should see beside it: level, colour. A settled dispute keeps its
 * ladder while visits are due.
 */
export function planOfDispute(state: DisputeState, rules: DisputeRules): LadderPlan {
  const { status: stage, level, colour, clocks } = state;
  const marks = [`level ${level}`, `colour ${colour}`];
  const ended = !isOpen(stage) && clocks.every(({ endedAt }) => endedAt !== null);
  const face = { stage, level: levelIndex(level), marks, ended };
  return planFor(state, face, ladderRules(state, rules));
}
