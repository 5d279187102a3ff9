import type { Calendar } from '../clock/calendar.ts';
import { levelsAbove, postAbove } from '../directory/posts.ts';
import { missClock, overdueFrom, stateOf } from '../ladder/clock-instance.ts';
import { layPlan, type LadderPlan } from '../ladder/plan.ts';
import { byMoment, climbableFrom, lastOfRepeats, nextRungs, type Rung } from '../ladder/rung.ts';
import { breachRecord } from './accountability.ts';
import { followUp } from './acts/answer.ts';
import type { RungRule } from '../ladder/rung-rule.ts';
import { addresseesOf } from './addressees.ts';
import { isOpen, type CaseClock, type CaseState } from './case.ts';
import { standingOf, type CaseEvent } from './case-event.ts';
import { evolve } from './evolve.ts';
import type { Premises } from './actors.ts';
import { rungsFor } from './policy.ts';
import { editionOf, rulesFor, type CaseRules } from './rule-book.ts';
import { unitOfPost } from '../directory/posts.ts';

export interface ClimbPremises extends Omit<Premises, 'policy'> {
  readonly rules: CaseRules;
}

/** Every unclimbed rung of the case's running clocks, next first. */
export function rungsOf(state: CaseState, rules: CaseRules): Rung[] {
  return state.clocks
    .flatMap((clock) => nextRungs(clock, rungRules(state, clock, rules), rungHours(clock, rules)))
    .sort(byMoment);
}

function rungRules(state: CaseState, clock: CaseClock, rules: CaseRules): readonly RungRule[] {
  return rungsFor(rulesFor(rules, state.policy).policy, state, clock.name);
}

/** Up to the breach a clock is climbed by the hours its date was counted by; what comes after, by those in force. */
function rungHours(clock: CaseClock, { book, edition }: CaseRules): Calendar {
  const counted = clock.climbed.breach === 0 ? editionOf(book, clock.edition) : edition;
  return counted.hoursOf(clock.unit);
}

/**
 * Takes, in order, every rung that is due by `now`, each at the moment it stands for. Asked again at the same
 * moment it finds nothing: climbing is idempotent, so a timer that fires twice does no harm.
 */
export function takeDueRungs(state: CaseState, premises: ClimbPremises): CaseEvent[] {
  const events: CaseEvent[] = [];
  let current = state;
  for (;;) {
    const rung = rungsOf(current, premises.rules)[0];
    if (!rung || climbableFrom(rung) > premises.now) return events;
    const event = endsAnonymousFollowUp(current, rung)
      ? recordNotReached(current, rung, premises)
      : climbRung(current, rung, premises);
    events.push(event);
    current = evolve(current, event, current.id);
  }
}

/** The plan Temporal is to hold: the rungs to come, and what an operator should see beside them. */
export function planOf(state: CaseState, rules: CaseRules): LadderPlan {
  const now = state.lastEventAt;
  const clocks = state.clocks
    .filter((clock) => clock.endedAt === null)
    .map((clock) => ({
      name: clock.name,
      state: stateOf(clock, now),
      dueAt: clock.dueAt,
      provisional: clock.provisional,
    }));
  const overdue = state.clocks.some((clock) => clock.outcome === 'missed' && overdueFrom(clock) !== null);
  const { number, stage, level } = state;
  const card = { number, stage, unit: unitOfPost(state.ownerPost), overdue, level, clocks };
  return layPlan(state.version, !isOpen(stage), rungsOf(state, rules), card);
}

function climbRung(state: CaseState, due: Rung, premises: ClimbPremises): CaseEvent {
  const { rules } = premises;
  const clock = clockOf(state, due);
  const top = levelsAbove(premises.directory, state.ownerPost);
  const rung =
    due.kind === 'escalation' && due.n > top
      ? lastOfRepeats(clock, due, premises.now, rungRules(state, clock, rules), rungHours(clock, rules))
      : due;
  const climbed = { ...clock, climbed: { ...clock.climbed, [rung.kind]: rung.n } };
  const after = rung.kind === 'breach' ? missClock(climbed) : climbed;
  const level = rung.kind === 'escalation' ? Math.max(state.level, Math.min(rung.n, top)) : state.level;
  // Nothing happens before what has already happened: a rung that moved into the past is climbed now.
  const occurredAt = Math.max(rung.at, state.lastEventAt);
  const then = { ...premises, now: occurredAt, policy: rulesFor(premises.rules, state.policy).policy };
  const addressees = addresseesOf(state, rung, postAbove(premises.directory, state.ownerPost, rung.n), then);
  const accountability = rung.kind === 'breach' ? breachRecord(state, rung, then) : null;
  return {
    seq: state.version + 1,
    occurredAt,
    by: null,
    standIn: false,
    imported: null,
    fact: { type: 'rung-climbed', rung: { ...rung, covers: rung.n - due.n + 1, addressees }, accountability },
    standing: {
      ...standingOf(state),
      level,
      clocks: state.clocks.map((other) => (other === clock ? after : other)),
    },
    record: {},
  };
}

/** An anonymous reporter's rating time is over: the system records it, as met (domain text, The ledger case). */
function endsAnonymousFollowUp(state: CaseState, rung: Rung): boolean {
  return state.anonymous && rung.clock === 'follow-up' && rung.kind === 'breach';
}

function recordNotReached(state: CaseState, rung: Rung, premises: ClimbPremises): CaseEvent {
  const context = { at: rung.at, by: null, standIn: false, imported: null, ...premises };
  return followUp(state, context, { outcome: 'not-reached', attempts: [] });
}

function clockOf(state: CaseState, rung: Rung): CaseClock {
  const clock = state.clocks.find((other) => other.name === rung.clock && other.instance === rung.instance);
  if (!clock) throw new Error(`rung ${rung.id} belongs to no clock of its case`);
  return clock;
}
