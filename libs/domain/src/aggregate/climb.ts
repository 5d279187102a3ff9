import type { Calendar } from '../clock/calendar/calendar.ts';
import type { Directory } from '../directory/directory.ts';
import { levelsAbove, postAbove, unitOfPost, type PostRef } from '../directory/posts.ts';
import { missClock, overdueFrom, stateOf, type ClockInstance } from '../ladder/clock-instance.ts';
import { layPlan, type LadderPlan } from '../ladder/plan.ts';
import { byMoment, climbableFrom, lastOfRepeats, nextRungs, type Rung } from '../ladder/rung.ts';
import type { RungRule } from '../ladder/rung-rule.ts';
import type { ClockedState } from './aggregate-event.ts';

/** By what an aggregate's clocks are climbed: the rungs policy lays on each, and the hours they are counted by. */
export interface LadderRules<Clock extends ClockInstance = ClockInstance> {
  rungsOf(clock: Clock): readonly RungRule[];
  hoursOf(clock: Clock): Calendar;
}

/** Every unclimbed rung of the running clocks, next first. */
export function rungsToCome<Clock extends ClockInstance>(
  clocks: readonly Clock[],
  rules: LadderRules<Clock>,
): Rung[] {
  return clocks
    .flatMap((clock) => nextRungs(clock, rules.rungsOf(clock), rules.hoursOf(clock)))
    .sort(byMoment);
}

/** The rung that is due by `now`, if any. */
export function dueRung<Clock extends ClockInstance>(
  clocks: readonly Clock[],
  rules: LadderRules<Clock>,
  now: number,
): Rung | null {
  const [rung] = rungsToCome(clocks, rules);
  return rung && climbableFrom(rung) <= now ? rung : null;
}

export interface Climb<Clock extends ClockInstance> {
  /** The rung taken: of repeated escalations that nobody looked at, the last. */
  readonly rung: Rung;
  /** How many of them it stands for, itself included. */
  readonly covers: number;
  /** Epoch milliseconds. Nothing happens before what has already happened: a rung that moved into the past is climbed now. */
  readonly occurredAt: number;
  readonly clocks: readonly Clock[];
  /** Levels above the owner that the aggregate has climbed to. */
  readonly level: number;
  /** The post that an escalation is told to. */
  readonly escalatedTo: PostRef;
}

/** What taking a due rung does to the clocks and the level, whatever kind it is of. */
export function climb<Clock extends ClockInstance>(
  state: ClockedState<Clock>,
  levelBefore: number,
  due: Rung,
  {
    directory,
    now,
    roadUp = roadOf(directory, state.ownerPost),
  }: { readonly directory: Directory; readonly now: number; readonly roadUp?: readonly PostRef[] },
  rules: LadderRules<Clock>,
): Climb<Clock> {
  const clock = state.clocks.find((other) => other.name === due.clock && other.instance === due.instance);
  if (!clock) throw new Error(`rung ${due.id} belongs to no clock of its aggregate`);
  const top = roadUp.length;
  const rung =
    due.kind === 'escalation' && due.n > top
      ? lastOfRepeats(clock, due, now, rules.rungsOf(clock), rules.hoursOf(clock))
      : due;
  const climbed = { ...clock, climbed: { ...clock.climbed, [rung.kind]: rung.n } };
  const after = rung.kind === 'breach' ? missClock(climbed) : climbed;
  return {
    rung,
    covers: rung.n - due.n + 1,
    occurredAt: Math.max(rung.at, state.lastEventAt),
    clocks: state.clocks.map((other) => (other === clock ? after : other)),
    level: rung.kind === 'escalation' ? Math.max(levelBefore, Math.min(rung.n, top)) : levelBefore,
    escalatedTo: roadUp[Math.min(rung.n, top) - 1] ?? state.ownerPost,
  };
}

/** Every post above one, nearest first; a kind of which somebody must not know has a road of its own. */
function roadOf(directory: Directory, post: PostRef): PostRef[] {
  return Array.from({ length: levelsAbove(directory, post) }, (_, level) =>
    postAbove(directory, post, level + 1),
  );
}

/** What an operator should see of a kind beside its ladder. */
export interface PlanFace {
  readonly stage: string;
  readonly level: number;
  readonly marks?: readonly string[];
  /** Nothing more is to come: the ladder may go. */
  readonly ended: boolean;
}

/** The plan Temporal is to hold: the rungs to come, and what an operator should see beside them. */
export function planFor<Clock extends ClockInstance>(
  state: ClockedState<Clock>,
  { stage, level, marks, ended }: PlanFace,
  rules: LadderRules<Clock>,
): LadderPlan {
  const running = state.clocks.filter(({ endedAt }) => endedAt === null);
  const clocks = running.map((clock) => ({
    name: clock.name,
    state: stateOf(clock, state.lastEventAt),
    dueAt: clock.dueAt,
    provisional: clock.provisional,
  }));
  const overdue = running.some((clock) => clock.outcome === 'missed' && overdueFrom(clock) !== null);
  const unit = unitOfPost(state.ownerPost);
  const card = { number: state.number, stage, unit, overdue, level, clocks, ...(marks && { marks }) };
  const urgent = running.some(({ limit }) => limit?.kind === 'elapsed');
  return layPlan(state.version, ended, rungsToCome(state.clocks, rules), card, urgent);
}
