import { DisputeEventData } from '@fengqiao/contracts/events/dispute-event';
import { eventSubject, type Envelope } from '@fengqiao/contracts/events/envelope';
import { JointEventData } from '@fengqiao/contracts/events/joint-event';
import { noticeSubjectsOf } from '@fengqiao/contracts/http/intake/notice';
import type { HeardOutcome } from '@fengqiao/domain/case/case';
import { parsedBody } from '@fengqiao/inbox/consumer/parsed-body';
import { tellingNobody, type NoticeRequests } from '../notices/requested-notice-rows.ts';

/** What one event of mediation is to us: whom it speaks to, and which cases it wakes. */
export interface MediationOutcome extends NoticeRequests {
  /** Set by the event with which mediation of a dispute is over. */
  readonly ended: Omit<HeardOutcome, 'referrals'> | null;
  /** Cases that were referred to it, each with its referrals as far as mediation says. */
  readonly waiting: ReadonlyMap<string, readonly number[]>;
}

const kinds = noticeSubjectsOf('mediation');

/**
 * Null for what we take no part in: an aggregate of mediation that is none of these and tells nobody. A fact of these that
 * we do not know is an outcome all the same, for mediation may be of a newer release. Throws `PoisonMessage` for a broken
 * body, and for one that tells people of what we have no words for.
 */
export function outcomesIn({ type, subject: id, seq, data }: Envelope): MediationOutcome | null {
  const kind = kinds.find((each) => type.startsWith(eventSubject('mediation', each, '')));
  if (!kind) return tellingNobody(data);
  const fact = type.slice(eventSubject('mediation', kind, '').length);
  if (kind !== 'dispute') {
    const { number, tells } = parsedBody(JointEventData, data);
    return { about: { kind, id, number }, seq, type: fact, tells, ended: null, waiting: new Map() };
  }
  const { number, tells, outcome, ...referred } = parsedBody(DisputeEventData, data);
  const about = { kind, id, number };
  if (outcome === null) return { about, seq, type: fact, tells, ended: null, waiting: new Map() };
  const ended = { dispute: id, outcome };
  return { about, seq, type: fact, tells, ended, waiting: waitingOf(referred) };
}

function waitingOf({ referredBy, referrals }: Pick<DisputeEventData, 'referredBy' | 'referrals'>) {
  return new Map(
    referredBy.map((id) => [id, referrals.flatMap(({ caseId, seq }) => (caseId === id ? [seq] : []))]),
  );
}
