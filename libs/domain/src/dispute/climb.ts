import { levelsAbove, postAbove, unitOfPost } from '../directory/posts.ts';
import { missClock, overdueFrom, stateOf, voidClock } from '../ladder/clock-instance.ts';
import { layPlan, type LadderPlan } from '../ladder/plan.ts';
import { byMoment, climbableFrom, lastOfRepeats, nextRungs, type Rung } from '../ladder/rung.ts';
import { changed, itself, nextInstance, started, until, type DisputeContext } from './act.ts';
import { addresseesOf } from './addressees.ts';
import { settle } from './decide/decide-performance.ts';
import { isOpen, levelIndex, type DisputeClock, type DisputeState } from './dispute.ts';
import type { DisputeEvent } from './dispute-event.ts';
import { evolveDispute, evolveDisputeAll } from './evolve.ts';
import { rungsFor } from './policy.ts';
import { policyOf, type DisputePremises, type DisputeRules } from './rules.ts';
import { canOpen, clockOfObligation, dueFrom, isDone } from './settlement.ts';

export interface CaughtUpDispute {
  readonly state: DisputeState;
  readonly events: readonly DisputeEvent[];
}

/**
 * What has happened to a dispute by itself up to `now`, in order: obligations that open because what they waited for was
 * performed, the settlement that is performed whole, the court's thirty days that ran out, and every rung that fell due,
 * each at the moment it stands for. Asked again at the same moment it finds nothing.
 */
export function catchUpDispute(state: DisputeState, premises: DisputePremises): CaughtUpDispute {
  const events: DisputeEvent[] = [];
  let current = state;
  for (;;) {
    const event = following(current, premises) ?? dueNext(current, premises);
    if (!event) return { state: current, events };
    events.push(event);
    current = evolveDispute(current, event, current.id);
  }
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
  const clocks = started(state.clocks, name, until(dueAt, at), at, state.place, premises);
  const fact = { type: 'obligation-opened', obligation: next.id, instance, dueAt } as const;
  return itself(state, at, fact, { status: 'performing', clocks });
}

export function systemContext(premises: DisputePremises, now: number): DisputeContext {
  return { ...premises, now, by: null, standIn: false, imported: null, party: null };
}

/** Every unclimbed rung of the running clocks, next first. */
export function rungsOfDispute(state: DisputeState, rules: DisputeRules): Rung[] {
  const policy = policyOf(rules, state.policy);
  return state.clocks
    .flatMap((clock) => nextRungs(clock, rungsFor(policy, clock.name), rules.timetable.hoursOf(clock.unit)))
    .sort(byMoment);
}

function dueNext(state: DisputeState, premises: DisputePremises): DisputeEvent | null {
  const rung = rungsOfDispute(state, premises.rules)[0];
  if (!rung || climbableFrom(rung) > premises.now) return null;
  return rung.clock === 'confirmation' && rung.kind === 'breach'
    ? lapse(state, rung)
    : climb(state, rung, premises);
}

/** Nobody owes the court an application: when its days are over they are over. */
function lapse(state: DisputeState, rung: Rung): DisputeEvent {
  const clocks = changed(state.clocks, 'confirmation', (clock) => voidClock(clock, rung.at));
  return itself(state, Math.max(rung.at, state.lastEventAt), { type: 'confirmation-lapsed' }, { clocks });
}

function climb(state: DisputeState, due: Rung, premises: DisputePremises): DisputeEvent {
  const clock = clockOf(state, due);
  const rules = rungsFor(policyOf(premises.rules, state.policy), clock.name);
  const hours = premises.rules.timetable.hoursOf(clock.unit);
  const top = levelsAbove(premises.directory, state.ownerPost);
  const rung =
    due.kind === 'escalation' && due.n > top ? lastOfRepeats(clock, due, premises.now, rules, hours) : due;
  const climbed = { ...clock, climbed: { ...clock.climbed, [rung.kind]: rung.n } };
  const after = rung.kind === 'breach' ? missClock(climbed) : climbed;
  const climbedTo =
    rung.kind === 'escalation' ? Math.max(state.climbedTo, Math.min(rung.n, top)) : state.climbedTo;
  const occurredAt = Math.max(rung.at, state.lastEventAt);
  const then = { ...premises, now: occurredAt };
  const escalatedTo = postAbove(premises.directory, state.ownerPost, rung.n);
  const addressees = addresseesOf(state, rung, escalatedTo, then);
  const covers = rung.n - due.n + 1;
  const clocks = state.clocks.map((other) => (other === clock ? after : other));
  return itself(
    state,
    occurredAt,
    { type: 'rung-climbed', rung: { ...rung, covers, addressees } },
    { climbedTo, clocks },
  );
}

function clockOf(state: DisputeState, rung: Rung): DisputeClock {
  const clock = state.clocks.find((other) => other.name === rung.clock && other.instance === rung.instance);
  if (!clock) throw new Error(`rung ${rung.id} belongs to no clock of its dispute`);
  return clock;
}

/**
 * The plan Temporal is to hold, and what an operator should see beside it: level, colour, open obligations. A settled
 * dispute keeps its ladder while visits are due.
 */
export function planOfDispute(state: DisputeState, rules: DisputeRules): LadderPlan {
  const running = state.clocks.filter(({ endedAt }) => endedAt === null);
  const clocks = running.map((clock) => ({
    name: clock.name,
    state: stateOf(clock, state.lastEventAt),
    dueAt: clock.dueAt,
    provisional: clock.provisional,
  }));
  const overdue = running.some((clock) => clock.outcome === 'missed' && overdueFrom(clock) !== null);
  const { number, status, version, level, colour } = state;
  const unit = unitOfPost(state.ownerPost);
  const marks = [`level ${level}`, `colour ${colour}`];
  const card = { number, stage: status, unit, overdue, level: levelIndex(level), clocks, marks };
  const ended = !isOpen(status) && running.length === 0;
  return layPlan(version, ended, rungsOfDispute(state, rules), card);
}

/** All that happened: what the dispute was caught up with, the acts, and what they made due at once. */
export function settledUp(
  ready: CaughtUpDispute,
  acts: readonly DisputeEvent[],
  premises: DisputePremises,
): DisputeEvent[] {
  const after = evolveDisputeAll(ready.state, acts, ready.state.id);
  return [...ready.events, ...acts, ...catchUpDispute(after, premises).events];
}
