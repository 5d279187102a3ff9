import { isClimb } from '../../aggregate/aggregate-event.ts';
import { noticeRequestsOf as requestsBy, type NoticeRequest } from '../../aggregate/notice-requests.ts';
import { seatAddressees } from './addressees.ts';
import type { DisputeState } from '../dispute.ts';
import type { DisputeEvent, DisputeFactType } from '../dispute-event.ts';
import type { DisputePremises } from '../rules/rules.ts';
import { disputeTellingOf } from './tellings.ts';

export type DisputeNoticeRequest = NoticeRequest<DisputeFactType>;

/** Who is told of everything that happened to a dispute at once, by the event it is said with. */
export function noticeRequestsOf(
  state: DisputeState,
  events: readonly DisputeEvent[],
  premises: DisputePremises,
): DisputeNoticeRequest[] {
  return requestsBy(events, {
    tellingOf: disputeTellingOf,
    addresseesOf: ({ standing }, seat) => seatAddressees({ ...state, ...standing }, seat, premises),
    mayKnow: () => true,
    // A dispute at risk of harm does not wait for opening hours.
    isAtAnyHour: ({ fact, standing }) => (isClimb(fact) ? state : standing).colour === 'red',
  });
}
