import type { Addressee } from '../../aggregate/addressee.ts';
import type { Telling, Tellings, Told } from '../../aggregate/tellings.ts';
import { unitOfPost } from '../../directory/posts.ts';
import type { Premises } from '../commands/actors.ts';
import { postAboveOwner } from '../visibility/routing.ts';
import { deskAddressees, seatAddressees, postAddressee, type Seat } from './addressees.ts';
import type { CaseClockName, CaseState } from '../case.ts';
import type { CaseEvent, CaseFact } from '../case-event.ts';

/** Whom an act on a case can speak to, beside those whom a rung speaks to. */
export type ToldSeat = Seat | 'receiving-desk' | 'above-owner' | 'former-owner' | 'former-handler' | 'agreed';
type CaseTold = Told<ToldSeat, CaseClockName>;

const placed: CaseTold = { clock: 'assign', to: ['owner-desk', 'owner'] };
const backAtWork: CaseTold = { clock: 'complete', to: ['handler', 'handling-chief'] };
const handlerLearns: CaseTold = { clock: 'complete', to: ['handler'] };
/** Work that is gone, or there again: the desk it lies at, and whoever works on it (where nobody does, that unit's desk). */
const workMoves: CaseTold = { clock: 'overall', to: ['owner-desk', 'handler'] };

/**
 * Who of the staff is told of which event of a case. Whoever did it himself or herself is never told, nor anybody the case
 * is hidden from: `noticesOfAll` sees to that for every row.
 */
export const caseTellings: Tellings<CaseFact['type'], ToldSeat, CaseClockName> = {
  // A call for help is first of all to be acknowledged.
  registered: { clock: ['acknowledge', 'assign'], to: ['receiving-desk'], isNews: true },
  submitted: { clock: 'assign', to: ['owner'] },
  reclassified: placed,
  transferred: placed,
  'reported-up': { clock: 'assign', to: ['owner-desk', 'owner', 'former-owner'] },
  assigned: { clock: 'complete', to: ['handling-desk', 'handler'] },
  declined: { clock: 'assign', to: ['owner-desk'] },
  objected: placed,
  appealed: { clock: 'assign', to: ['above-owner'] },
  'appeal-accepted': placed,
  'appeal-refused': { clock: 'assign', to: ['owner-desk', 'owner'] },
  accepted: handlerLearns,
  'handler-changed': { clock: 'complete', to: ['handler', 'former-handler'] },
  'suspension-requested': { clock: 'complete', to: ['handling-chief'] },
  'suspension-approved': handlerLearns,
  'suspension-refused': handlerLearns,
  resumed: backAtWork,
  extended: backAtWork,
  referred: { clock: 'complete', to: ['owner', 'handler'] },
  'mediation-ended': backAtWork,
  replied: { clock: 'follow-up', to: ['owner-desk'] },
  'followed-up': { clock: 'sign-off', to: ['owner'] },
  'sent-back': backAtWork,
  'signed-off': { clock: 'archive', to: ['owner-desk'] },
  'attachment-erased': {
    nobody: 'Nothing is left to be done: who erased it knows, and why stands in the timeline.',
  },
  closed: {
    nobody: 'Nothing is left to be done, and the desk that closed it was told when it was signed off.',
  },
  'publication-withdrawn': { clock: 'overall', to: ['owner-desk', 'handler'] },
  'closed-unsatisfied': { clock: 'complete', to: ['owner', 'handler'] },
  reopened: { clock: 'complete', to: ['handler', 'handling-chief', 'owner'] },
  withdrawn: workMoves,
  merged: workMoves,
  unmerged: workMoves,
  'took-in': workMoves,
  'gave-back': workMoves,
  voided: { clock: 'overall', to: ['owner-desk', 'owner', 'handler'] },
  corrected: { clock: 'assign', to: ['owner-desk', 'owner', 'handler'] },
  'came-back': { clock: 'overall', to: ['owner-desk', 'owner', 'handler'] },
  added: { clock: 'overall', to: ['owner-desk', 'handler'] },
  rated: { clock: 'follow-up', to: ['owner-desk'] },
  'code-issued': { clock: 'overall', to: ['owner-desk'] },
  asked: { nobody: 'It asks the citizen, who is written to; the staff who asked know.' },
  'receipt-issued': {
    nobody:
      'The receipt is in the citizen’s hand; that a code was made with it is told when it is (code-issued).',
  },
  'code-confirmed': { nobody: 'It asks nothing of anybody: the citizen has shown that the code arrived.' },
  'subject-named': { clock: 'assign', to: ['receiving-desk', 'owner'] },
  'confidentiality-lifted': { clock: 'overall', to: ['receiving-desk', 'owner', 'handler'] },
  'consent-given': { clock: 'overall', to: ['receiving-desk', 'owner'] },
  'consent-withdrawn': { clock: 'overall', to: ['receiving-desk', 'owner'] },
  urged: { clock: 'complete', to: ['handler', 'handling-chief', 'owner'] },
  'deadline-moved': {
    nobody:
      'One publication moves thousands: whoever publishes is told what it moves, and every list shows the new date.',
  },
  'rung-climbed': { byRung: true },
  'records-withdrawn': {
    nobody:
      'The summary of the import that told more says to whom it brought open cases; a record less asks for nothing.',
  },
  acknowledged: { nobody: 'It says that somebody who was told knows, and asks nobody for anything.' },
};

const unsatisfied: CaseTold = { clock: 'complete', to: ['handler', 'handling-chief', 'owner'] };

/** Declined with the case it was merged into: nobody at its own desk did it. */
const declinedWith: CaseTold = { clock: 'overall', to: ['owner-desk', 'owner'] };

/** Whoever is said to answer for a summary learns of it, and can say that it is not so. */
const agreedTo: CaseTold = { clock: 'archive', to: ['agreed'] };

/** The row of an event. A citizen who is not satisfied sends the case back to work, not on to be signed off. */
export function caseTellingOf({ fact }: CaseEvent): Telling<ToldSeat, CaseClockName> {
  if (fact.type === 'followed-up' && fact.outcome === 'unsatisfied') return unsatisfied;
  if (fact.type === 'closed' && fact.agreedBy !== undefined) return agreedTo;
  return fact.type === 'declined' && fact.with !== undefined ? declinedWith : caseTellings[fact.type];
}

/** Who is there for a seat that an act speaks to; `state` is the case after it. */
export function toldAddressees(
  state: CaseState,
  { fact }: CaseEvent,
  seat: ToldSeat,
  premises: Premises,
): Addressee[] {
  switch (seat) {
    case 'above-owner':
      return [postAddressee(state, postAboveOwner(state, 1, premises), premises)];
    case 'former-owner':
      return fact.type === 'reported-up' ? [postAddressee(state, fact.from, premises)] : [];
    case 'former-handler':
      return fact.type === 'handler-changed' && fact.from
        ? [{ seat: `${state.handlingUnit ?? ''}#handler`, person: fact.from }]
        : [];
    case 'agreed':
      return fact.type === 'closed' && fact.agreedBy !== undefined
        ? [{ seat: `${unitOfPost(state.ownerPost)}#agreed`, person: fact.agreedBy }]
        : [];
    case 'receiving-desk': {
      const unit = state.confidentiality?.receivingUnit ?? unitOfPost(state.ownerPost);
      return deskAddressees(state, unit, premises);
    }
    default:
      return seatAddressees(state, seat, premises);
  }
}
