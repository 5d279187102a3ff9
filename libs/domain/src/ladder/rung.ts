import type { Calendar } from '../clock/calendar/calendar.ts';
import { isTicking, openStoppage, type ClockInstance, type RungKind } from './clock-instance.ts';
import { earlyMoments, escalationMoment, type RungRule } from './rung-rule.ts';

/** 节点: one moment of a clock at which somebody is told. Climbed exactly once, known by its id. */
export interface Rung {
  /** `clock/instance/kind/n` */
  readonly id: string;
  readonly clock: string;
  readonly instance: number;
  readonly kind: RungKind;
  readonly n: number;
  /** The moment the rung stands for, in epoch milliseconds: it happened then, whoever gets to it when. */
  readonly at: number;
}

/**
 * An act at exactly the due moment is in time, so a breach is taken only when now is past due; every other rung
 * is due at its moment. This is also the moment a timer must wait for: the first at which climbing does anything.
 */
export function climbableFrom(rung: Rung): number {
  return rung.kind === 'breach' ? rung.at + 1 : rung.at;
}

/** The next unclimbed rung of each kind on one clock, in order of time; while its time stands still, only a review. */
export function nextRungs(clock: ClockInstance, rules: readonly RungRule[], calendar: Calendar): Rung[] {
  const review = reviewRung(clock);
  if (review) return [review];
  if (!isTicking(clock) || clock.dueAt === null) return [];
  const { climbed, dueAt } = clock;
  if (climbed.breach > 0) {
    if (clock.acknowledged) return [];
    // Once the breach is taken, a reminder or warning not yet climbed would only repeat what it said.
    const n = climbed.escalation + 1;
    const at = escalationMoment(dueAt, n, rules, calendar);
    return at === null ? [] : [rungOf(clock, 'escalation', n, at)];
  }
  const rungs = [rungOf(clock, 'breach', 1, dueAt)];
  for (const kind of ['reminder', 'warning'] as const) {
    const at = earlyMoments(clock, kind, rules, calendar)[climbed[kind]];
    if (at !== undefined) rungs.push(rungOf(clock, kind, climbed[kind] + 1, at));
  }
  return rungs.sort(byMoment);
}

/** The review of an open suspension that has a date for it. */
function reviewRung(clock: ClockInstance): Rung | null {
  if (clock.endedAt !== null) return null;
  const reviewAt = openStoppage(clock)?.reviewAt ?? null;
  const n = clock.stoppages.filter(({ kind }) => kind === 'suspended').length;
  return reviewAt === null || clock.climbed.review >= n ? null : rungOf(clock, 'review', n, reviewAt);
}

/**
 * The last escalation due at `now`, for a clock nobody looked at for long: its number, at least `from`.
 * Moments grow with n, so doubling and halving finds it without a walk over years of working days.
 */
export function lastEscalationDue(
  { dueAt }: ClockInstance,
  from: number,
  now: number,
  rules: readonly RungRule[],
  calendar: Calendar,
): number {
  const due = (n: number) => {
    const at = dueAt === null ? null : escalationMoment(dueAt, n, rules, calendar);
    return at !== null && at <= now;
  };
  let low = from;
  let high = from + 1;
  while (due(high)) [low, high] = [high, high * 2];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (due(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** A working month. */
const repeatsTakenSingly = 22;

/**
 * At the top an escalation repeats, daily by default. What nobody looked at for longer than a working month takes what it
 * missed as one climb that covers it, rather than a year of events in one transaction.
 */
export function lastOfRepeats(
  clock: ClockInstance,
  due: Rung,
  now: number,
  rules: readonly RungRule[],
  calendar: Calendar,
): Rung {
  const n = lastEscalationDue(clock, due.n, now, rules, calendar);
  if (clock.dueAt === null || n - due.n < repeatsTakenSingly) return due;
  const at = escalationMoment(clock.dueAt, n, rules, calendar);
  return at === null ? due : rungOf(clock, 'escalation', n, at);
}

export function rungOf(clock: ClockInstance, kind: RungKind, n: number, at: number): Rung {
  return {
    id: `${clock.name}/${clock.instance}/${kind}/${n}`,
    clock: clock.name,
    instance: clock.instance,
    kind,
    n,
    at,
  };
}

/** Earlier first; at one moment the graver last, so that the notice for the highest comes from the last one taken. */
export function byMoment(a: Rung, b: Rung): number {
  return climbableFrom(a) - climbableFrom(b) || gravity[a.kind] - gravity[b.kind] || byId(a.id, b.id);
}

/** By code units: the order of events must not change with a machine's language, as `localeCompare` would have it. */
function byId(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Which of several rungs says most. */
export const gravity: Record<RungKind, number> = {
  reminder: 0,
  review: 1,
  warning: 2,
  breach: 3,
  escalation: 4,
};
