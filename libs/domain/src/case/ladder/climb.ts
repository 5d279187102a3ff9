import type { RungClimbed } from '../../aggregate/aggregate-event.ts';
import { caughtUp } from '../../aggregate/catch-up.ts';
import { climb, dueRung, planFor, rungsToCome, type LadderRules } from '../../aggregate/climb.ts';
import type { LadderPlan } from '../../ladder/plan.ts';
import type { Rung } from '../../ladder/rung.ts';
import { breachRecord } from './accountability.ts';
import { itself, systemContext } from '../acts/act.ts';
import { followUp } from '../acts/answer.ts';
import type { Premises } from '../commands/actors.ts';
import { addresseesOf } from './addressees.ts';
import { isOpen, type CaseClock, type CaseState } from '../case.ts';
import type { CaseEvent } from '../case-event.ts';
import { evolve } from '../evolve.ts';
import { rungsFor } from '../rules/policy.ts';
import { editionOf, rulesFor, type CaseRules } from '../rules/rule-book.ts';
import { postsAbove } from '../visibility/routing.ts';

export interface ClimbPremises extends Omit<Premises, 'policy'> {
  readonly rules: CaseRules;
}

function ladderRules(state: CaseState, rules: CaseRules): LadderRules<CaseClock> {
  const { book, edition } = rules;
  const { policy } = rulesFor(rules, state.policy);
  return {
    rungsOf: (clock) => rungsFor(policy, state, clock.name),
    // Up to the breach a clock is climbed by the hours its date was counted by; what comes after, by those in force.
    hoursOf: ({ climbed, edition: counted, unit }) =>
      (climbed.breach === 0 ? editionOf(book, counted) : edition).hoursOf(unit),
  };
}

/** Every unclimbed rung of the case's running clocks, next first. */
export function rungsOf(state: CaseState, rules: CaseRules): Rung[] {
  return rungsToCome(state.clocks, ladderRules(state, rules));
}

/** Takes, in order, every rung that is due by `now`, each at the moment it stands for. */
export function takeDueRungs(state: CaseState, premises: ClimbPremises): readonly CaseEvent[] {
  return caughtUp(state, (current) => dueNext(current, premises), evolve).events;
}

/** The plan Temporal is to hold: the rungs to come, and what an operator should see beside them. */
export function planOf(state: CaseState, rules: CaseRules): LadderPlan {
  const { stage, level } = state;
  return planFor(state, { stage, level, ended: !isOpen(stage) }, ladderRules(state, rules));
}

function dueNext(state: CaseState, premises: ClimbPremises): CaseEvent | null {
  const rung = dueRung(state.clocks, ladderRules(state, premises.rules), premises.now);
  if (!rung) return null;
  return endsAnonymousFollowUp(state, rung)
    ? followUp(state, systemContext(premises, rung.at), { outcome: 'not-reached', attempts: [] })
    : climbRung(state, rung, premises);
}

/** An anonymous reporter's rating time is over: the system records it, as met (domain text, The ledger case). */
function endsAnonymousFollowUp(state: CaseState, rung: Rung): boolean {
  return state.anonymous && rung.clock === 'follow-up' && rung.kind === 'breach';
}

function climbRung(state: CaseState, due: Rung, premises: ClimbPremises): CaseEvent {
  const { directory, rules } = premises;
  const { policy } = rulesFor(rules, state.policy);
  const roadUp = postsAbove(state, { directory, policy, now: Math.max(due.at, state.lastEventAt) });
  const taken = climb(state, state.level, due, { ...premises, roadUp }, ladderRules(state, rules));
  const { rung, covers, occurredAt, clocks, level, escalatedTo } = taken;
  const then = { now: occurredAt, directory, policy };
  const climbed: RungClimbed = {
    type: 'rung-climbed',
    rung: { ...rung, covers, addressees: addresseesOf(state, rung, escalatedTo, then) },
  };
  const accountability = rung.kind === 'breach' ? breachRecord(state, rung, then) : null;
  return itself(state, occurredAt, { ...climbed, accountability }, { level, clocks });
}
