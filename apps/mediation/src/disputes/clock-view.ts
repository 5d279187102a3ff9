import { clockView } from '@fengqiao/contracts/http/clock-view';
import { formatMoment } from '@fengqiao/domain/clock/moment';
import type { DisputeClock } from '@fengqiao/domain/dispute/dispute';
import type { DisputePremises } from '@fengqiao/domain/dispute/rules';

/** A clock by the hours of its unit. */
export function disputeClockView(clock: DisputeClock, { now, rules }: DisputePremises) {
  const { calendar, timetable } = rules;
  return clockView(clock, timetable.hoursOf(clock.unit), { now, timeZone: calendar.definition.timeZone });
}

/** Moments in the bureau's own time. */
export function localOf({ rules }: Pick<DisputePremises, 'rules'>): (moment: number) => string {
  return (moment) => formatMoment(moment, rules.calendar.definition.timeZone);
}
