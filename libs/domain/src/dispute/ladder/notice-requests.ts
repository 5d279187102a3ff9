import { isClimb } from '../../aggregate/aggregate-event.ts';
import {
  noticeRequestsOf as requestsBy,
  type NoticeRequest,
  type NoticeRecipients,
} from '../../aggregate/notice-requests.ts';
import { seatAddressees, type DisputeSeat } from './addressees.ts';
import type { DisputeState } from '../dispute.ts';
import type { DisputeEvent, DisputeFactType } from '../dispute-event.ts';
import type { DisputePremises } from '../rules/rules.ts';

interface NoticeRule {
  readonly clock: string;
  readonly to: readonly DisputeSeat[];
}

/** Who is told of which event; one that is not here tells nobody but, of a rung, its own addressees. */
const noticeRules: { readonly [Type in DisputeFactType]?: NoticeRule } = {
  screened: { clock: 'resolve', to: ['officer'] },
  accepted: { clock: 'resolve', to: ['mediator', 'officer'] },
  'mediator-assigned': { clock: 'resolve', to: ['mediator'] },
  'consent-recorded': { clock: 'resolve', to: ['mediator'] },
  'code-issued': { clock: 'resolve', to: ['mediator', 'officer'] },
  extended: { clock: 'resolve', to: ['station-head'] },
  'colour-changed': { clock: 'check-in', to: ['officer'] },
  'session-planned': { clock: 'session', to: ['panel', 'mediator', 'officer'] },
  'session-cancelled': { clock: 'session', to: ['panel', 'officer'] },
  'tie-declared': { clock: 'session', to: ['mediator'] },
  'panelist-replaced': { clock: 'session', to: ['panel'] },
  'session-held': { clock: 'resolve', to: ['officer', 'station-head'] },
  raised: { clock: 'resolve', to: ['owner', 'mediator', 'officer'] },
  agreed: { clock: 'confirmation', to: ['officer', 'station-head'] },
  settled: { clock: 'visit', to: ['officer', 'visit-desk'] },
  'deadline-moved': { clock: 'confirmation', to: ['officer', 'mediator'] },
  'confirmation-lapsed': { clock: 'confirmation', to: ['officer', 'mediator'] },
  reopened: { clock: 'resolve', to: ['mediator', 'officer', 'station-head'] },
  'referred-out': { clock: 'resolve', to: ['officer', 'station-head'] },
  withdrawn: { clock: 'resolve', to: ['officer', 'mediator'] },
  'took-in': { clock: 'resolve', to: ['mediator', 'officer'] },
  'resolution-made': { clock: 'resolution', to: ['resolution-unit', 'officer'] },
  'resolution-done': { clock: 'resolution', to: ['officer'] },
};

export type DisputeNoticeRequest = NoticeRequest<DisputeFactType>;

/** Who is told of everything that happened to a dispute at once, by the event it is said with. */
export function noticeRequestsOf(
  state: DisputeState,
  events: readonly DisputeEvent[],
  premises: DisputePremises,
): DisputeNoticeRequest[] {
  return requestsBy(events, {
    recipientsOf: (event) => recipientsOf({ ...state, ...event.standing }, event, premises),
    mayKnow: () => true,
    // A dispute at risk of harm does not wait for opening hours.
    isAtAnyHour: ({ fact, standing }) => (isClimb(fact) ? state : standing).colour === 'red',
  });
}

function recipientsOf(
  after: DisputeState,
  { fact }: DisputeEvent,
  premises: DisputePremises,
): NoticeRecipients | null {
  const turnsRed = after.colour === 'red' && (fact.type === 'screened' || fact.type === 'colour-changed');
  const said = noticeRules[fact.type];
  if (!said) return null;
  // Red is told to the county leader at once (domain text, The dispute).
  const to: readonly DisputeSeat[] = turnsRed ? ['county-leader', 'station-head', ...said.to] : said.to;
  const clock = fact.type === 'deadline-moved' ? fact.deadline.clock : said.clock;
  return { addressees: to.flatMap((seat) => seatAddressees(after, seat, premises)), clock };
}
