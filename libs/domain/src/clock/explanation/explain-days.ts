import { beginningOf, localDay } from '../calendar/calendar-day.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { dayNumber, formatDate, yearOf } from '../dates/civil-date.ts';
import type { Course } from '../projection/course.ts';
import { closedReason, openDayKind } from '../calendar/day-reason.ts';
import type { Step } from './explain-step.ts';
import * as say from './explain-words.ts';
import type { Words } from './explain-words.ts';
import { budgetOf } from '../limit/limit-end.ts';
import { suspendedBetween } from '../projection/suspension.ts';
import { openBetween, openDaysBetween } from '../calendar/timeline.ts';

/** So many days at each end of a long explanation have their own step; the years between are summed up. */
const DAYS_AT_EACH_END = 120;

/** What the steps of one explanation are told from: moments in epoch ms, dates as day numbers, both ends included. */
interface Story {
  readonly course: Course;
  readonly calendar: Calendar;
  readonly from: number;
  readonly until: number;
  readonly firstDay: number;
  readonly lastDay: number;
}

interface Verdict {
  readonly counts: boolean;
  readonly words: Words;
}

/** A step for each date from the start to the due moment, to an open suspension, or (no limit) to `measuredUntil`. */
export function explainDays(course: Course, calendar: Calendar, measuredUntil: number): readonly Step[] {
  const from = course.run.startedAt;
  const stoppedAt =
    course.end?.open === true ? Math.max(course.suspensions.at(-1)?.from ?? from, from) : null;
  const until = stoppedAt ?? course.end?.due ?? measuredUntil;
  const lastMoment = course.end?.lastMoment ?? Math.max(until - 1, from);
  const firstDay = localDay(calendar, from);
  const story = { course, calendar, from, until, firstDay, lastDay: localDay(calendar, lastMoment) };
  const steps = tellDays(story);
  if (stoppedAt !== null) steps.push(openSuspension(story));
  return steps;
}

function tellDays(story: Story): Step[] {
  const { firstDay, lastDay } = story;
  const isShort = lastDay - firstDay < 2 * DAYS_AT_EACH_END;
  const headEnd = isShort ? lastDay + 1 : firstDay + DAYS_AT_EACH_END;
  const tailStart = isShort ? lastDay + 1 : lastDay + 1 - DAYS_AT_EACH_END;
  const steps: Step[] = [];
  for (let day = firstDay; day < headEnd; day += 1) steps.push(tellDay(story, day));
  for (let day = headEnd; day < tailStart;) {
    const end = Math.min(dayNumber(yearOf(day) + 1, 1, 1), tailStart);
    steps.push(sumUp(story, day, end));
    day = end;
  }
  for (let day = tailStart; day <= lastDay; day += 1) steps.push(tellDay(story, day));
  return steps;
}

function tellDay(story: Story, day: number): Step {
  const { counted, suspended } = timesOf(story, day, day + 1);
  const { counts, words } = judge(story, day, counted, suspended);
  return step(story, day, counts, words, counted, suspended);
}

function sumUp(story: Story, day: number, endDay: number): Step {
  const { counted, suspended } = timesOf(story, day, endDay);
  const days = workingDaysCounted(story, endDay) - workingDaysCounted(story, day);
  const words = say.withSuspended(say.summedUp(days, endDay - day), suspended);
  const through = { through: formatDate(endDay - 1), days };
  return { ...step(story, day, days > 0, words, counted, suspended), ...through };
}

function step(
  story: Story,
  day: number,
  counts: boolean,
  told: Words,
  counted: number,
  suspended: number,
): Step {
  const year = yearOf(day);
  const provisional = !story.calendar.knownYears.has(year);
  const words = provisional ? say.withUnknownYear(told, year) : told;
  const times = { countedSeconds: counted / 1000, suspendedSeconds: suspended / 1000 };
  return { date: formatDate(day), counts, ...words, ...times, provisional };
}

function judge(story: Story, day: number, counted: number, suspended: number): Verdict {
  const { calendar, course, firstDay } = story;
  const limit = course.run.limit;
  const byDays = limit?.kind === 'working-days' && limit.days > 0;
  if (byDays && day === firstDay)
    return { counts: false, words: say.withSuspended(say.startDate(), suspended) };
  const closed = closedReason(calendar, day);
  if (closed !== null) return { counts: false, words: closed };
  if (byDays) {
    const n = openDaysBetween(calendar, firstDay + 1, day + 1);
    if (n > limit.days) return judgeExtension(calendar, day, counted, suspended);
    const words = say.workingDay(n, limit.days, openDayKind(calendar, day));
    return { counts: true, words: say.withSuspended(words, suspended) };
  }
  return judgeHours(story, day, counted, suspended);
}

/** A date after the last working day: suspended hours are made up on it, or `same-time` moved on to its opening. */
function judgeExtension(calendar: Calendar, day: number, counted: number, suspended: number): Verdict {
  if (counted > 0) {
    const words = say.madeUp(counted, openDayKind(calendar, day));
    return { counts: true, words: say.withSuspended(words, suspended) };
  }
  return { counts: false, words: suspended > 0 ? say.suspendedFor(suspended) : say.nextOpening() };
}

function judgeHours(story: Story, day: number, counted: number, suspended: number): Verdict {
  const { calendar, course, firstDay, lastDay } = story;
  const limit = course.run.limit;
  const budget = limit === null ? null : budgetOf(limit);
  if (counted > 0) {
    const soFar = timesOf(story, firstDay, day + 1).counted;
    const words = say.openingHours(counted, soFar, budget, openDayKind(calendar, day));
    return { counts: true, words: say.withSuspended(words, suspended) };
  }
  if (budget === 0 && day === lastDay && course.end?.open === false)
    return { counts: true, words: say.nextMoment() };
  return { counts: false, words: suspended > 0 ? say.suspendedFor(suspended) : say.noHoursLeft() };
}

/** Opening hours counted and suspended on dates from one to before another, in ms. */
function timesOf(story: Story, day: number, endDay: number): { counted: number; suspended: number } {
  const { calendar, course } = story;
  const begins = Math.max(beginningOf(calendar, day), story.from);
  const ends = Math.min(beginningOf(calendar, endDay), story.until);
  if (begins >= ends) return { counted: 0, suspended: 0 };
  const suspended = suspendedBetween(course.suspensions, course.keeping, begins, ends);
  return { counted: openBetween(calendar, begins, ends) - suspended, suspended };
}

/** Working days that counted before a date: at most those of the limit, when it is counted in days. */
function workingDaysCounted({ calendar, course, firstDay }: Story, day: number): number {
  const limit = course.run.limit;
  const byDays = limit?.kind === 'working-days' && limit.days > 0;
  const days = openDaysBetween(calendar, byDays ? firstDay + 1 : firstDay, day);
  return byDays ? Math.min(days, limit.days) : days;
}

function openSuspension({ calendar, until }: Story): Step {
  const date = formatDate(localDay(calendar, until));
  return { date, counts: false, ...say.stillSuspended(), from: until };
}
