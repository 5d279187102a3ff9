import { isRefusal, refuse } from '../../refusal.ts';
import type { Refusal } from '../../refusal.ts';
import type { ClockRun } from './clock-run.ts';
import { endOfPart, layCourse } from './course.ts';
import type { Course, End } from './course.ts';
import { hasUnknownYear, isProvisional } from './provisional.ts';
import { isInRange } from './run-check.ts';
import { lastClosedEnd, suspendedBetween } from './suspension.ts';

export interface Projection {
  /** Epoch ms. Null without a limit, and when an open suspension began before the limit was used up. */
  dueAt: number | null;
  /** True when the answer leans on a year whose holidays are not announced. */
  provisional: boolean;
}

/** Seconds of the limit's own kind of time: working time for working limits, elapsed time for the others. */
export interface Measure {
  /** Overdue only past the due moment; a suspension after that leaves it overdue. */
  state: 'running' | 'suspended' | 'overdue';
  consumedSeconds: number;
  suspendedSeconds: number;
  /** Null without a limit; below zero by how much it is overdue. */
  remainingSeconds: number | null;
}

/**
 * When a clock is due. Semantics: architecture, "The clock's what-if call". Refused: `limit-negative`,
 * `limit-too-long`, `limit-unreadable`, `calendar-required`, `suspension-reversed`, `suspension-overlaps`,
 * `moment-out-of-range` (outside the years 1900–2299), `calendar-never-opens`, `due-too-far` (past the year 2299).
 */
export function projectDue(run: ClockRun): Projection | Refusal {
  const course = layCourse(run);
  return isRefusal(course) ? course : { dueAt: knownDue(course.end), provisional: isProvisional(course) };
}

/**
 * What of the limit is used up at a moment, also a past one. `asOf` null measures up to the end of the last closed
 * suspension, or the start. Refused as projectDue is.
 */
export function measure(run: ClockRun, asOf: number | null): (Measure & Projection) | Refusal {
  const course = layCourse(run);
  if (isRefusal(course)) return course;
  const { keeping, suspensions, end } = course;
  const at = asOf ?? lastClosedEnd(suspensions, run.startedAt);
  if (!isInRange(at, run.calendar)) return refuse('moment-out-of-range', 'asOf');
  const upTo = Math.max(at, run.startedAt);
  const suspended = suspendedBetween(suspensions, keeping, run.startedAt, upTo);
  const consumed = keeping.between(run.startedAt, upTo) - suspended;
  const total = totalOf(course);
  const leansOnUnknown =
    run.limit === null ? run.calendar !== null && hasUnknownYear(run.calendar, run.startedAt, upTo) : null;
  return {
    dueAt: knownDue(end),
    provisional: leansOnUnknown ?? isProvisional(course),
    state: stateAt(course, at),
    consumedSeconds: consumed / 1000,
    suspendedSeconds: suspended / 1000,
    remainingSeconds: total === null ? null : (total - consumed) / 1000,
  };
}

/**
 * When a share (0..1) of the limit is used up, to the whole second of the limit's own time; the whole of it at the due
 * moment. Null when an open suspension comes first, without a limit, and for a run that would be refused.
 */
export function momentAtShare(run: ClockRun, share: number): number | null {
  const course = layCourse(run);
  if (isRefusal(course)) return null;
  const total = totalOf(course);
  if (total === null) return null;
  const part = Math.round((total * share) / 1000) * 1000;
  return share >= 1 || part >= total ? knownDue(course.end) : knownDue(endOfPart(course, part));
}

/**
 * When so much of the limit is left (milliseconds of its own kind of time); the start when it was never more. Null as
 * for momentAtShare.
 */
export function momentWithLeft(run: ClockRun, left: number): number | null {
  const course = layCourse(run);
  if (isRefusal(course)) return null;
  const total = totalOf(course);
  return total === null ? null : knownDue(endOfPart(course, Math.max(total - left, 0)));
}

function knownDue(end: End | null): number | null {
  return end === null || end.open ? null : end.due;
}

/** The limit in its own kind of time (ms). An open suspension is left out: what it will take away is not known. */
function totalOf({ run, keeping, suspensions, end }: Course): number | null {
  if (end === null) return null;
  const closed = suspensions.filter(({ to }) => to !== null);
  return keeping.between(run.startedAt, end.due) - suspendedBetween(closed, keeping, run.startedAt, end.due);
}

function stateAt({ suspensions, end }: Course, at: number): Measure['state'] {
  if (end !== null && !end.open && at > end.due) return 'overdue';
  const suspended = suspensions.some(({ from, to }) => from <= at && (to === null || at < to));
  return suspended ? 'suspended' : 'running';
}
