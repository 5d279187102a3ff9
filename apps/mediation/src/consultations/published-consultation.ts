import type { JointEventData } from '@fengqiao/contracts/events/joint-event';
import type { NoticeRequest } from '@fengqiao/contracts/events/notice-request';
import type {
  ConsultationEvent,
  ConsultationFact,
  ConsultationState,
} from '@fengqiao/domain/consultation/consultation';
import { noticeRequestsOfMeeting, type Seated } from '@fengqiao/domain/consultation/seats';
import type { DisputePremises } from '@fengqiao/domain/dispute/rules/rules';
import { iso } from '@fengqiao/contracts/events/clock-standing';

/** An event of a consultation as it leaves PostgreSQL: named fields only, no words. `state` is the meeting after it. */
export function publishedConsultation(
  { number, unit, at }: ConsultationState,
  event: ConsultationEvent,
  premises: DisputePremises,
): JointEventData {
  return {
    ...{ number, unit },
    fact: publishedFact(event.fact),
    tells: noticeRequestsOfMeeting(unit, event, premises).map((seated) =>
      noticeRequestFor(seated, { dueAt: iso(at) }),
    ),
  };
}

/** News of joint mediation waits for opening hours: nobody is in danger by it. */
export function noticeRequestFor(
  { person, seat, passedUpFrom }: Seated,
  { dueAt = null, items = 1 }: { dueAt?: string | null; items?: number },
): NoticeRequest {
  return { person, seat, passedUpFrom, rung: null, clock: null, dueAt, atAnyHour: false, items };
}

function publishedFact(fact: ConsultationFact): JointEventData['fact'] {
  switch (fact.type) {
    case 'planned':
      return { type: fact.type, week: fact.week, weekly: fact.weekly, at: iso(fact.at) };
    case 'held':
      return { type: fact.type, attended: fact.attended, disputes: fact.disputes };
    case 'resolved': {
      const { type, dispute, resolution, unit, dueAt } = fact;
      return { type, dispute, resolution, unit, dueAt: iso(dueAt) };
    }
    default:
      return { type: fact.type };
  }
}
