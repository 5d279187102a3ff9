import type { NoticeRecipients } from '../../aggregate/notice-requests.ts';
import type { Premises } from '../commands/actors.ts';
import { postAboveOwner } from '../visibility/routing.ts';
import { seatAddressees, postAddressee, type Seat } from './addressees.ts';
import type { CaseClockName, CaseState } from '../case.ts';
import type { CaseEvent, CaseFact } from '../case-event.ts';

interface NoticeRule {
  /** The clock it is about. */
  readonly clock: CaseClockName;
  /** Who has the ball after it, and who must know that it went wrong. */
  readonly to: readonly (Seat | 'above-owner')[];
}

const placed: NoticeRule = { clock: 'assign', to: ['owner-desk', 'owner'] };
const backAtWork: NoticeRule = { clock: 'complete', to: ['handler', 'handling-chief'] };
const handlerLearns: NoticeRule = { clock: 'complete', to: ['handler'] };

/**
 * Who is told of which event; one that is not here tells nobody but, of a rung, its own addressees. Whoever did it
 * himself or herself is never told, nor anybody the case is hidden from: `noticesOfAll` sees to that for every row.
 */
const noticeRules: { readonly [Type in CaseFact['type']]?: NoticeRule } = {
  submitted: { clock: 'assign', to: ['owner'] },
  reclassified: placed,
  transferred: placed,
  'reported-up': placed,
  objected: placed,
  'appeal-accepted': placed,
  appealed: { clock: 'assign', to: ['above-owner'] },
  'appeal-refused': { clock: 'assign', to: ['owner'] },
  assigned: { clock: 'complete', to: ['handling-desk', 'handler'] },
  accepted: handlerLearns,
  'handler-changed': handlerLearns,
  'suspension-requested': { clock: 'complete', to: ['handling-chief'] },
  'suspension-approved': handlerLearns,
  'suspension-refused': handlerLearns,
  resumed: backAtWork,
  extended: backAtWork,
  referred: { clock: 'complete', to: ['owner'] },
  'mediation-ended': backAtWork,
  replied: { clock: 'follow-up', to: ['owner-desk'] },
  'followed-up': { clock: 'sign-off', to: ['owner'] },
  'sent-back': backAtWork,
  'signed-off': { clock: 'archive', to: ['owner-desk'] },
  'closed-unsatisfied': { clock: 'complete', to: ['owner', 'handler'] },
  reopened: { clock: 'complete', to: ['handler', 'handling-chief', 'owner'] },
  withdrawn: { clock: 'overall', to: ['handler'] },
  voided: { clock: 'overall', to: ['owner-desk', 'owner', 'handler'] },
  corrected: { clock: 'assign', to: ['owner-desk', 'owner', 'handler'] },
  'came-back': { clock: 'overall', to: ['owner-desk', 'owner', 'handler'] },
  merged: { clock: 'overall', to: ['handler'] },
  unmerged: { clock: 'overall', to: ['handler'] },
  'took-in': { clock: 'overall', to: ['handler'] },
  'gave-back': { clock: 'overall', to: ['handler'] },
  'subject-named': { clock: 'assign', to: ['receiving-desk', 'owner'] },
  'confidentiality-lifted': { clock: 'overall', to: ['receiving-desk', 'owner', 'handler'] },
  'consent-given': { clock: 'overall', to: ['receiving-desk', 'owner'] },
  'consent-withdrawn': { clock: 'overall', to: ['receiving-desk', 'owner'] },
  urged: { clock: 'complete', to: ['handler', 'handling-chief', 'owner'] },
};

const unsatisfied: NoticeRule = { clock: 'complete', to: ['handler', 'handling-chief', 'owner'] };

/** Nobody at its own desk did it. */
const declinedWith: NoticeRule = { clock: 'overall', to: ['owner-desk', 'owner'] };

/** Whom an event that is no climb speaks to, and of which clock; `state` is the case after it. */
export function noticeRecipientsOf(
  state: CaseState,
  { fact }: CaseEvent,
  premises: Premises,
): NoticeRecipients | null {
  // Words to be settled are the receiving desk's at once.
  if (fact.type === 'registered' && state.confidentiality?.inWords)
    return { addressees: seatAddressees(state, 'receiving-desk', premises), clock: 'assign' };
  const isUnsatisfied = fact.type === 'followed-up' && fact.outcome === 'unsatisfied';
  const isDeclinedWith = fact.type === 'declined' && fact.with !== undefined;
  const rule = isUnsatisfied ? unsatisfied : isDeclinedWith ? declinedWith : noticeRules[fact.type];
  if (!rule) return null;
  const addressees = rule.to.flatMap((seat) =>
    seat === 'above-owner'
      ? [postAddressee(state, postAboveOwner(state, 1, premises), premises)]
      : seatAddressees(state, seat, premises),
  );
  return { addressees, clock: rule.clock };
}
