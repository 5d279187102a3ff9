import { localDay } from '../calendar/calendar-day.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { civilDate, DAY_MS, formatDate, plusMonths, yearOf } from '../dates/civil-date.ts';
import type { Course } from '../projection/course.ts';
import { closedReason, closesAt } from '../calendar/day-reason.ts';
import { durationOf } from '../dates/duration.ts';
import type { Step } from './explain-step.ts';
import * as say from './explain-words.ts';
import type { Words } from './explain-words.ts';
import { itemAt } from '../dates/item-at.ts';
import { endsWithDay, type Limit } from '../limit/limit.ts';
import { budgetOf, endOnDays, momentOnLastDay } from '../limit/limit-end.ts';

type CalendarLimit = Extract<Limit, { kind: 'calendar' }>;

/** So many steps at each end of a long explanation are told; those between are summed up. */
const STEPS_AT_EACH_END = 120;

/**
 * What moved the end of a limit that counts every second or calendar dates (or, without a limit, what was measured):
 * the start, where the term ends, each suspension before that, each closed date it was rolled over.
 */
export function explainWallClock(course: Course, measuredUntil: number): readonly Step[] {
  const { limit, calendar, startedAt } = course.run;
  const { due, open, unrolled } = course.end ?? { due: measuredUntil, open: false, unrolled: measuredUntil };
  const date = (moment: number) => formatDate(dayIn(calendar, moment));
  const suspensions = tellSuspensions(course, unrolled, date);
  if (limit?.kind !== 'calendar') {
    const start = tell(date(startedAt), true, say.clockStarts());
    if (open) return bounded([start, ...suspensions]);
    const counted = due - startedAt - sumOf(suspensions);
    return bounded([start, ...suspensions, tell(date(due), true, say.elapsedTime(counted), counted)]);
  }
  const byLaw = endsWithDay(limit);
  const start = tell(date(startedAt), false, byLaw ? say.firstDayByLaw() : say.startDate());
  const termEnd = endOnDays(limit, calendar, startedAt);
  const steps = [start, tellTerm(course, limit, date(momentOnLastDay(limit, termEnd))), ...suspensions];
  if (open) return bounded(steps);
  const onLastDay = (moment: number) => momentOnLastDay(limit, moment);
  if (unrolled > termEnd)
    steps.push(tell(date(onLastDay(unrolled)), true, byLaw ? say.movedOnByLaw() : say.movedOn()));
  if (calendar !== null && due > unrolled)
    steps.push(
      ...tellRoll(calendar, onLastDay(unrolled), onLastDay(due), byLaw ? say.rolledByLaw() : say.rolledTo()),
    );
  if (byLaw) steps.push(tellEndOfDay(calendar, onLastDay(due)));
  return bounded(steps);
}

function tellTerm(course: Course, limit: CalendarLimit, date: string): Step {
  const { duration } = limit;
  const clamped = isClamped(course, duration);
  const words = endsWithDay(limit) ? say.termByLaw(duration, clamped) : say.calendarTerm(duration, clamped);
  return tell(date, true, words);
}

/** Both ends of a term that ends with a day: 24:00, and when the office closes, also as data. */
function tellEndOfDay(calendar: Calendar | null, onLastDay: number): Step {
  const day = dayIn(calendar, onLastDay);
  const closes = calendar === null ? null : closesAt(calendar, day);
  return { ...tell(formatDate(day), true, say.endsWithDay(closes)), endsAt: '24:00', closesAt: closes };
}

function tell(date: string, counts: boolean, words: Words, milliseconds = 0): Step {
  return { date, counts, ...words, countedSeconds: counts ? milliseconds / 1000 : 0, suspendedSeconds: 0 };
}

function tellSuspensions(
  { run, suspensions }: Course,
  until: number,
  date: (moment: number) => string,
): Step[] {
  const steps: Step[] = [];
  const reaches = run.limit === null || budgetOf(run.limit) === 0;
  for (const { from, to } of suspensions) {
    const begins = Math.max(from, run.startedAt);
    if (reaches ? from > until : from >= until) break;
    const ends = run.limit === null ? Math.min(to ?? until, until) : to;
    if (ends === null) {
      steps.push({ ...tell(date(begins), false, say.stillSuspended()), from: begins });
      break;
    }
    if (ends <= begins) continue;
    const step = tell(date(begins), false, say.suspendedFor(ends - begins));
    steps.push({ ...step, suspendedSeconds: (ends - begins) / 1000, from: begins, to: ends });
  }
  return steps;
}

/** The closed dates a term's end was moved over, and the working day it came to. */
function tellRoll(calendar: Calendar, unrolled: number, due: number, rolled: Words): Step[] {
  const steps: Step[] = [];
  const dueDay = localDay(calendar, due);
  for (let day = localDay(calendar, unrolled); day <= dueDay; day += 1) {
    const closed = closedReason(calendar, day);
    const words = closed ?? rolled;
    const year = yearOf(day);
    const provisional = !calendar.knownYears.has(year);
    const told = provisional ? say.withUnknownYear(words, year) : words;
    steps.push({ ...tell(formatDate(day), closed === null, told), provisional });
  }
  return steps;
}

function sumOf(suspensions: readonly Step[]): number {
  return suspensions.reduce((sum, step) => sum + Number(step['suspendedSeconds']) * 1000, 0);
}

/** Whether the month the term ends in was too short for the day it began on. */
function isClamped({ run }: Course, duration: string): boolean {
  const { months } = durationOf(duration);
  const day = dayIn(run.calendar, run.startedAt);
  return civilDate(plusMonths(day, months)).day < civilDate(day).day;
}

/** Dates without a calendar are those of UTC. */
function dayIn(calendar: Calendar | null, moment: number): number {
  return calendar === null ? Math.floor(moment / DAY_MS) : localDay(calendar, moment);
}

function bounded(steps: readonly Step[]): readonly Step[] {
  const left = steps.length - 2 * STEPS_AT_EACH_END;
  if (left <= 0) return steps;
  const first = itemAt(steps, STEPS_AT_EACH_END);
  const last = itemAt(steps, STEPS_AT_EACH_END + left - 1);
  const suspendedSeconds = sumOf(steps.slice(STEPS_AT_EACH_END, -STEPS_AT_EACH_END)) / 1000;
  const summary = { ...tell(first.date, false, say.moreSteps(left)), suspendedSeconds, through: last.date };
  return [...steps.slice(0, STEPS_AT_EACH_END), summary, ...steps.slice(-STEPS_AT_EACH_END)];
}
