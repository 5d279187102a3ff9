import { actingFor, unitOfPost, type PostRef } from '../directory/posts.ts';
import type { ClockInstance } from '../ladder/clock-instance.ts';
import type { LadderPlan } from '../ladder/plan.ts';
import type { Rung } from '../ladder/rung.ts';
import type { RungRule } from '../ladder/rung-rule.ts';
import { deskAddressees, postAddressee, type Addressee } from './addressee.ts';
import type { RungClimbed } from './aggregate-event.ts';
import { caughtUp, type CaughtUp, type Evolve } from './catch-up.ts';
import { climb, dueRung, planFor, type LadderRules } from './climb.ts';
import type { PlainPremises, PlainState } from './plain-kind.ts';

export interface PlainLadderRules<Stage extends string, Clock extends string, State, Event> {
  readonly evolve: Evolve<State, Event>;
  itself(
    state: State,
    now: number,
    fact: RungClimbed,
    change: { readonly level: number; readonly clocks: readonly ClockInstance<Clock>[] },
  ): Event;
  rungsOf(clock: Clock): readonly RungRule[];
  /** Whom a rung speaks to, at the moment it stands for. */
  addresseesOf(state: State, rung: Rung, escalatedTo: PostRef, premises: PlainPremises): readonly Addressee[];
  isOpen(stage: Stage): boolean;
  /** What a rung changes of the clocks beside its own: where one limit is over, the next may begin. Left out: nothing. */
  clocksAfter?(
    clocks: readonly ClockInstance<Clock>[],
    rung: Rung,
    premises: PlainPremises,
  ): readonly ClockInstance<Clock>[];
}

/** Catching up and the plan of a plain kind. */
export function plainLadder<
  Stage extends string,
  Clock extends string,
  State extends PlainState<Stage, Clock>,
  Event,
>(kind: PlainLadderRules<Stage, Clock, State, Event>) {
  const rulesOf = ({ rules: { timetable } }: PlainPremises): LadderRules<ClockInstance<Clock>> => ({
    rungsOf: ({ name }) => kind.rungsOf(name),
    hoursOf: ({ unit }) => timetable.hoursOf(unit),
  });
  const dueNext = (state: State, premises: PlainPremises): Event | null => {
    const due = dueRung(state.clocks, rulesOf(premises), premises.now);
    if (!due) return null;
    const taken = climb<ClockInstance<Clock>>(state, state.level, due, premises, rulesOf(premises));
    const { rung, covers, occurredAt, level, escalatedTo } = taken;
    const then = { ...premises, now: occurredAt };
    const addressees = kind.addresseesOf(state, rung, escalatedTo, then);
    const clocks = kind.clocksAfter?.(taken.clocks, rung, then) ?? taken.clocks;
    const fact: RungClimbed = { type: 'rung-climbed', rung: { ...rung, covers, addressees } };
    return kind.itself(state, occurredAt, fact, { level, clocks });
  };
  return {
    catchUp: (state: State, premises: PlainPremises): CaughtUp<State, Event> =>
      caughtUp(state, (current) => dueNext(current, premises), kind.evolve),
    planOf: (state: State, premises: PlainPremises): LadderPlan => {
      const { stage, level } = state;
      return planFor<ClockInstance<Clock>>(
        state,
        { stage, level, ended: !kind.isOpen(stage) },
        rulesOf(premises),
      );
    },
  };
}

/** Whoever sits at the desk of its owner's unit. */
export function ownDesk(state: { readonly ownerPost: PostRef }, premises: PlainPremises): Addressee[] {
  return deskAddressees(unitOfPost(state.ownerPost), premises);
}

/** Whoever acts for a post. */
export function atPost(post: PostRef, { directory, now }: PlainPremises): Addressee {
  return postAddressee(post, actingFor(directory, post, now));
}
