import type { Calendar } from '@fengqiao/domain/clock/calendar/calendar';
import { daysAndTimeBetween, type DaysAndTime } from '@fengqiao/domain/clock/calendar/days-and-time';
import { explain } from '@fengqiao/domain/clock/explanation/explain';
import { lastDayOf } from '@fengqiao/domain/clock/explanation/last-day';
import { workingSecondsBetween } from '@fengqiao/domain/clock/calendar/working-days';
import { formatMoment } from '@fengqiao/domain/clock/dates/moment';
import { measure } from '@fengqiao/domain/clock/projection/project';
import { runOf, stateOf, type ClockInstance } from '@fengqiao/domain/ladder/clock-instance';
import { isRefusal } from '@fengqiao/domain/refusal';

/** When a clock is looked at, epoch milliseconds, and in whose local time its moments are told. */
export interface Looking {
  readonly now: number;
  readonly timeZone: string;
}

/** One clock with what is left of it in the limit's own kind of time: a browser knows no calendar. */
export function clockView(clock: ClockInstance, calendar: Calendar, { now, timeZone }: Looking) {
  const local = (moment: number | null) => (moment === null ? null : formatMoment(moment, timeZone));
  const measured = clock.endedAt === null && clock.limit ? measure(runOf(clock, calendar), now) : null;
  const remainingSeconds = measured && !isRefusal(measured) ? measured.remainingSeconds : null;
  return {
    name: clock.name,
    instance: clock.instance,
    state: stateOf(clock, now),
    startedAt: formatMoment(clock.startedAt, timeZone),
    dueAt: local(clock.dueAt),
    lastDay: lastDayOf(clock.limit, clock.dueAt, calendar),
    endedAt: local(clock.endedAt),
    provisional: clock.provisional,
    limit: clock.limit,
    remainingSeconds,
    remainingDays: remainingSeconds === null ? null : remainingDays(clock, calendar, now, remainingSeconds),
  };
}

/** Only where the dates up to the due moment say the same as the seconds: not while a suspension is open. */
function remainingDays(
  { dueAt, limit }: ClockInstance,
  calendar: Calendar,
  now: number,
  seconds: number,
): DaysAndTime | null {
  if (dueAt === null || !limit?.kind.startsWith('working-')) return null;
  const [from, to] = dueAt >= now ? [now, dueAt] : [dueAt, now];
  if (workingSecondsBetween(calendar, from, to) !== Math.abs(seconds)) return null;
  return daysAndTimeBetween(calendar, from, to);
}

/** The same, and which days counted, by which version of the calendar. */
export function explainedClock(
  clock: ClockInstance,
  calendar: Calendar,
  calendarVersion: number,
  looking: Looking,
) {
  const run = runOf(clock, calendar);
  const until = clock.endedAt ?? looking.now;
  const measured = measure(run, until);
  // What has no limit has no date to defend.
  const steps = clock.limit === null ? [] : explain(run, until);
  const { consumedSeconds, suspendedSeconds } = isRefusal(measured)
    ? { consumedSeconds: 0, suspendedSeconds: 0 }
    : measured;
  return {
    ...clockView(clock, calendar, looking),
    ...{ consumedSeconds, suspendedSeconds, calendarVersion },
    steps: isRefusal(steps) ? [] : steps,
  };
}
