import { noticeRequestsOf } from '../../aggregate/notice-requests.ts';
import { nextOpening } from '../../clock/calendar/working-days.ts';
import { unitOfPost } from '../../directory/posts.ts';
import type { CaseState } from '../case.ts';
import type { CaseEvent, CaseFact } from '../case-event.ts';
import type { Premises } from '../commands/actors.ts';
import type { CaseRules } from '../rules/rule-book.ts';
import { mayBeTold } from '../visibility/confidentiality.ts';
import { caseTellingOf, toldAddressees } from './notice-rules.ts';

/** 通知: one person is told of one event of a case. Ids, codes and times only; words are made where it is read. */
export interface Notice {
  /** Person id. */
  readonly recipient: string;
  readonly cause: {
    readonly seq: number;
    readonly type: CaseFact['type'];
    /** The highest rung of one climb. */
    readonly rung: string | null;
  };
  /** As what he or she is told: `unit#chief`, `unit#desk`, `unit#handler`. */
  readonly seat: string;
  readonly passedUpFrom: string | null;
  readonly clock: string | null;
  readonly dueAt: number | null;
  /** The `elapsed` class does not wait for opening hours. */
  readonly atAnyHour: boolean;
  /** A new matter: read in the inbox at once, also at night. */
  readonly isNews: boolean;
}

/** The notices of everything that happened to a case at once, one a person and event. */
export function noticesOfAll(state: CaseState, events: readonly CaseEvent[], premises: Premises): Notice[] {
  const after = ({ standing }: CaseEvent): CaseState => ({ ...state, ...standing });
  const requests = noticeRequestsOf(withoutWaysOnTheSpot(events), {
    tellingOf: caseTellingOf,
    addresseesOf: (event, seat) => toldAddressees(after(event), event, seat, premises),
    mayKnow: (person, event) => mayBeTold(after(event), person, premises),
    isAtAnyHour: (_, clock) => clock?.limit?.kind === 'elapsed',
  });
  return requests.map(({ person: recipient, seq, type, rung, ...told }) => ({
    recipient,
    cause: { seq, type, rung },
    ...told,
  }));
}

/** A matter solved on the spot asks for nothing on its way to the reply: only that is told. */
function withoutWaysOnTheSpot(events: readonly CaseEvent[]): readonly CaseEvent[] {
  const isAtOnce = events.some(({ fact }) => fact.type === 'assigned' && fact.atOnce);
  return isAtOnce ? events.filter(({ fact }) => !onTheWay.includes(fact.type)) : events;
}

const onTheWay: readonly CaseFact['type'][] = ['registered', 'submitted', 'assigned', 'accepted'];

/** When a notice may be read: of a new matter at once, else when it may be sent. */
export function releaseMoment(
  notice: Pick<Notice, 'seat' | 'atAnyHour' | 'isNews'>,
  rules: CaseRules,
  now: number,
): number {
  return notice.isNews ? now : sendMoment(notice, rules, now);
}

/** When a notice may leave the house: at once in the `elapsed` class, else when its recipient's unit is open. */
export function sendMoment(
  notice: Pick<Notice, 'seat' | 'atAnyHour'>,
  { edition }: CaseRules,
  now: number,
): number {
  if (notice.atAnyHour) return now;
  const opening = nextOpening(edition.hoursOf(unitOfPost(notice.seat)), now);
  // Hours that never open again are not published; should they be, nothing is kept back for ever.
  return Number.isFinite(opening) ? opening : now;
}
