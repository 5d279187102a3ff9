import { isRefusal } from '../../refusal.ts';
import type { Refusal } from '../../refusal.ts';
import type { ClockRun, Suspension } from './clock-run.ts';
import { checkLimit, endsWithDay, type Limit } from '../limit/limit.ts';
import { budgetOf, endOfDayReached, endOnDays, rollDayForward, rollForward } from '../limit/limit-end.ts';
import { checkCalendarFor, checkEnd, checkMoments } from './run-check.ts';
import { orderSuspensions } from './suspension.ts';
import { timekeepingFor } from './timekeeping.ts';
import type { Timekeeping } from './timekeeping.ts';
import { NEVER } from '../calendar/timeline.ts';

/** A run that has been checked, its suspensions in order. */
export interface Course {
  readonly run: ClockRun;
  /** The limit's own kind of time. */
  readonly keeping: Timekeeping;
  readonly suspensions: readonly Suspension[];
  /** Where the limit ends; null without a limit. */
  readonly end: End | null;
}

/** Moments in epoch ms. */
export interface End {
  /** The due moment as the closed suspensions leave it. */
  readonly due: number;
  /** Where the limit is used up: the same, unless the limit says to roll to a working day. */
  readonly unrolled: number;
  /** A moment of the last date that mattered: just before the end when time counted up to it, as a close at midnight. */
  readonly lastMoment: number;
  /** True when an open suspension began before the end: then nobody knows the due moment yet. */
  readonly open: boolean;
}

/** Checks a run and lays out its limit. The codes are those of `projectDue`. */
export function layCourse(run: ClockRun): Course | Refusal {
  const { calendar, limit, startedAt } = run;
  const refused =
    checkMoments(run) ?? (limit === null ? null : (checkLimit(limit) ?? checkCalendarFor(limit, calendar)));
  if (refused !== null) return refused;
  const suspensions = orderSuspensions(run.suspensions);
  if (isRefusal(suspensions)) return suspensions;
  const keeping = timekeepingFor(limit, calendar);
  if (limit === null) return { run, keeping, suspensions, end: null };
  const budget = budgetOf(limit);
  const base = budget === null ? endOnDays(limit, calendar, startedAt) : keeping.after(startedAt, budget);
  const end = extend({ run, keeping, suspensions }, base, budget === 0, isOpening(limit));
  return checkEnd(run, end.due) ?? { run, keeping, suspensions, end };
}

/** When so many milliseconds of the course's own time are used up. Not rolled: the roll belongs to the limit's end. */
export function endOfPart(course: Course, milliseconds: number): End {
  const base = course.keeping.after(course.run.startedAt, milliseconds);
  return extend({ ...course, run: { ...course.run, limit: null } }, base, milliseconds === 0, false);
}

/**
 * Each suspension that begins before the end pushes it on by the time of it that counts. For budgets of time that is
 * the same as counting around the suspensions; for working days it is the rule (the due day is counted without
 * suspensions, then extended by the working time suspended). One that begins at the due moment or later moves nothing:
 * an act at exactly the due moment is in time, so by then nothing is left to suspend. A budget of zero is due at the
 * next moment that counts, and a suspended moment does not.
 *
 * A limit that ends with a day does so also when it was extended: hours are not counted in it, so the day that the
 * extension reaches is given whole. What begins in that day lies within the limit, and counts from where it began.
 */
function extend(
  { run, keeping, suspensions }: Omit<Course, 'end'>,
  base: number,
  zero: boolean,
  opens: boolean,
): End {
  let used = base;
  let unrolled = base;
  let counted = !zero && !opens;
  for (const { from, to } of suspensions) {
    if (zero ? from > unrolled : from >= unrolled) break;
    if (to === null) {
      const stopped = Math.max(from, run.startedAt);
      const lastMoment = stopped > run.startedAt ? stopped - 1 : stopped;
      return { due: roll(run, unrolled), unrolled, lastMoment, open: true };
    }
    if (to <= run.startedAt) continue;
    const suspended = zero ? 0 : keeping.between(Math.max(from, run.startedAt), to);
    counted ||= suspended > 0;
    used = zero ? keeping.after(Math.max(used, to), 0) : push(keeping, Math.max(used, from), suspended);
    unrolled = endsWithDay(run.limit) ? endOfDayReached(run.calendar, used) : used;
  }
  return { due: roll(run, unrolled), unrolled, lastMoment: counted ? unrolled - 1 : unrolled, open: false };
}

/** Whether a limit may end at an opening, with no time counted right before. */
function isOpening(limit: Limit): boolean {
  return limit.kind === 'working-days' && limit.end === 'same-time';
}

/** By no time an end stays where it is, also where it lies at an opening rather than at a closing. */
function push(keeping: Timekeeping, end: number, milliseconds: number): number {
  return milliseconds === 0 || end === NEVER ? end : keeping.after(end, milliseconds);
}

/**
 * The roll comes after the suspensions: they extend the limit, and the roll is there so that no term, however long it
 * became, runs out on a closed day (Civil Code art. 203). The limit is used up where it would end without the roll, so
 * what begins between the two suspends nothing.
 */
function roll({ calendar, limit }: ClockRun, end: number): number {
  const rolls = limit?.kind === 'calendar' && limit.roll === 'next-working-day' && calendar !== null;
  if (!rolls) return end;
  return endsWithDay(limit) ? rollDayForward(calendar, end) : rollForward(calendar, end);
}
