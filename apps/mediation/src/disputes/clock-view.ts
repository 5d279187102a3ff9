import { formatMoment } from '@fengqiao/domain/clock/moment';
import { measure } from '@fengqiao/domain/clock/project';
import type { DisputeClock } from '@fengqiao/domain/dispute/dispute';
import type { DisputePremises } from '@fengqiao/domain/dispute/rules';
import { runOf, stateOf } from '@fengqiao/domain/ladder/clock-instance';
import { isRefusal } from '@fengqiao/domain/refusal';

/** One clock with what is left of it in the limit's own kind of time: a browser knows no calendar. */
export function clockView(clock: DisputeClock, premises: DisputePremises) {
  const { now, rules } = premises;
  const local = localOf(premises);
  const run = runOf(clock, rules.timetable.hoursOf(clock.unit));
  const measured = clock.endedAt === null && clock.limit ? measure(run, now) : null;
  return {
    name: clock.name,
    instance: clock.instance,
    state: stateOf(clock, now),
    startedAt: local(clock.startedAt),
    dueAt: clock.dueAt === null ? null : local(clock.dueAt),
    endedAt: clock.endedAt === null ? null : local(clock.endedAt),
    provisional: clock.provisional,
    limit: clock.limit,
    remainingSeconds: measured && !isRefusal(measured) ? measured.remainingSeconds : null,
  };
}

/** Moments in the bureau's own time. */
export function localOf({ rules }: Pick<DisputePremises, 'rules'>): (moment: number) => string {
  return (moment) => formatMoment(moment, rules.calendar.definition.timeZone);
}
