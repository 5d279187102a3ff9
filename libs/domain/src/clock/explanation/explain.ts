import { isRefusal, refuse } from '../../refusal.ts';
import type { Refusal } from '../../refusal.ts';
import type { ClockRun } from '../projection/clock-run.ts';
import { layCourse } from '../projection/course.ts';
import { explainDays } from './explain-days.ts';
import type { Step } from './explain-step.ts';
import { explainWallClock } from './explain-wall-clock.ts';
import { isInRange } from '../projection/run-check.ts';
import { lastClosedEnd } from '../projection/suspension.ts';

/**
 * Why a clock is due when it is: the days and hours that counted and why the others did not, in order of time, enough
 * to defend the date to a citizen. Working limits have a step for each date, the others one for each thing that moved
 * the end. Without a limit it explains what was measured until `asOf` (null: until the end of the last closed
 * suspension, or the start). A long explanation names its first and last days and sums up the years between: it never
 * has more than about 550 steps. Refused as projectDue is.
 */
export function explain(run: ClockRun, asOf: number | null): readonly Step[] | Refusal {
  const course = layCourse(run);
  if (isRefusal(course)) return course;
  const measuredUntil = Math.max(asOf ?? lastClosedEnd(course.suspensions, run.startedAt), run.startedAt);
  if (!isInRange(measuredUntil, run.calendar)) return refuse('moment-out-of-range', 'asOf');
  const { calendar, limit } = run;
  const worksByDays =
    calendar !== null && (limit === null || limit.kind === 'working-days' || limit.kind === 'working-time');
  return worksByDays ? explainDays(course, calendar, measuredUntil) : explainWallClock(course, measuredUntil);
}
