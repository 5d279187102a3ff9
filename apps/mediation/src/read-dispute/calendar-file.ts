import type { DisputeState, Session } from '@fengqiao/domain/dispute/dispute';
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

const sessionHours = 2;

/**
 * A session as an iCalendar file (RFC 5545) for the parties' own calendars. Its UID stays the same when it is cancelled,
 * and the sequence grows with the dispute, so that a calendar replaces what it had. It names no party.
 */
export function sessionCalendar(
  dispute: Pick<DisputeState, 'id' | 'number' | 'version' | 'lastEventAt'>,
  session: Session,
  venue: string,
): string {
  const isCancelled = session.state === 'cancelled';
  const calendar = ical({
    prodId: { company: 'Fengqiao', product: 'mediation', language: 'ZH' },
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: `${dispute.id}-${session.n}@fengqiao`,
    sequence: dispute.version,
    stamp: new Date(dispute.lastEventAt),
    start: new Date(session.at),
    end: new Date(session.at + sessionHours * 3_600_000),
    summary: `调解会 ${dispute.number}（第 ${session.n} 次）`,
    location: venue,
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  return calendar.toString();
}
