import type { Addressee } from '../../aggregate/addressee.ts';
import type { Telling, Tellings, TellingsOutside, Told } from '../../aggregate/tellings.ts';
import { unitOfPost } from '../../directory/posts.ts';
import type { Premises } from '../commands/actors.ts';
import { postAboveOwner } from '../visibility/routing.ts';
import { deskAddressees, seatAddressees, postAddressee, type Seat } from './addressees.ts';
import type { CaseClockName, CaseState } from '../case.ts';
import type { CaseEvent, CaseFact } from '../case-event.ts';

/** Whom an act on a case can speak to, beside those whom a rung speaks to. */
export type ToldSeat = Seat | 'receiving-desk' | 'above-owner' | 'former-owner' | 'former-handler' | 'agreed';
type CaseTold = Told<ToldSeat, CaseClockName>;

/**
 * Where it lies now. The desk it leaves is not told: that desk or its own chief sent it on, before any work on it had
 * begun, and from then on the case is none of theirs (decision 0100).
 */
const placed: CaseTold = { clock: 'assign', to: ['owner-desk', 'owner'] };
const backAtWork: CaseTold = { clock: 'complete', to: ['handler', 'handling-chief'] };
const handlerLearns: CaseTold = { clock: 'complete', to: ['handler'] };
/** Work that is gone, or there again: the desk it lies at, and whoever works on it (where nobody does, that unit's desk). */
const workMoves: CaseTold = { clock: 'overall', to: ['owner-desk', 'handler'] };

const own = { tells: 'own' } as const;
const all = { tells: 'all' } as const;
const atOnce = { tells: 'at-once' } as const;
const no = (nobody: string) => ({ nobody });
const inside = no(
  'It moves the matter between desks; the citizen is told when a unit works on it (assigned).',
);
const ownAct = no('The citizen did it, and sees it on the page at once.');
const worked = no(
  'Who works on it, and on what terms, is the house’s own; the citizen is told what comes of it.',
);
const secret = no('Whom a matter is about, and who may know of it, is written to nobody.');

/**
 * Who of the staff is told of which event of a case. Whoever did it himself or herself is never told, nor anybody the case
 * is hidden from: `noticesOfAll` sees to that for every row. `citizen`: whether whoever raised it is told by message, or
 * why not (`citizenTellingsOf`).
 */
export const caseTellings = {
  // A call for help is first of all to be acknowledged.
  registered: { clock: ['acknowledge', 'assign'], to: ['receiving-desk'], isNews: true, citizen: own },
  submitted: { clock: 'assign', to: ['owner'], citizen: inside },
  reclassified: { ...placed, citizen: inside },
  transferred: { ...placed, citizen: inside },
  'reported-up': { clock: 'assign', to: ['owner-desk', 'owner', 'former-owner'], citizen: inside },
  assigned: { clock: 'complete', to: ['handling-desk', 'handler'], citizen: all },
  declined: { clock: 'assign', to: ['owner-desk'], citizen: own },
  objected: { ...placed, citizen: inside },
  appealed: { clock: 'assign', to: ['above-owner'], citizen: ownAct },
  'appeal-accepted': { ...placed, citizen: own },
  'appeal-refused': { clock: 'assign', to: ['owner-desk', 'owner'], citizen: own },
  accepted: { ...handlerLearns, citizen: worked },
  'handler-changed': { clock: 'complete', to: ['handler', 'former-handler'], citizen: worked },
  'suspension-requested': { clock: 'complete', to: ['handling-chief'], citizen: worked },
  'suspension-approved': { ...handlerLearns, citizen: all },
  'suspension-refused': { ...handlerLearns, citizen: worked },
  resumed: { ...backAtWork, citizen: all },
  extended: { ...backAtWork, citizen: all },
  referred: { clock: 'complete', to: ['owner', 'handler'], citizen: all },
  'mediation-ended': { ...backAtWork, citizen: all },
  replied: { clock: 'follow-up', to: ['owner-desk'], citizen: all },
  'followed-up': {
    clock: 'sign-off',
    to: ['owner'],
    citizen: no('The citizen was asked, or rated by code: what is recorded is the own word.'),
  },
  'sent-back': { ...backAtWork, citizen: all },
  'signed-off': {
    clock: 'archive',
    to: ['owner-desk'],
    citizen: no('The closing follows within days, and is told.'),
  },
  'attachment-erased': {
    nobody: 'Nothing is left to be done: who erased it knows, and why stands in the timeline.',
    citizen: no(
      'The page says that it was erased, and by whose order; no word of why is the citizen’s to answer.',
    ),
  },
  closed: {
    nobody: 'Nothing is left to be done, and the desk that closed it was told when it was signed off.',
    citizen: all,
  },
  'publication-withdrawn': {
    clock: 'overall',
    to: ['owner-desk', 'handler'],
    citizen: no('What stood there never named the citizen, and the matter itself is as it was.'),
  },
  'closed-unsatisfied': { clock: 'complete', to: ['owner', 'handler'], citizen: all },
  reopened: { clock: 'complete', to: ['handler', 'handling-chief', 'owner'], citizen: all },
  withdrawn: { ...workMoves, citizen: own },
  merged: { ...workMoves, citizen: own },
  unmerged: { ...workMoves, citizen: own },
  'took-in': {
    ...workMoves,
    citizen: no('That somebody else raised the same is that other citizen’s affair.'),
  },
  'gave-back': {
    ...workMoves,
    citizen: no('That somebody else raised the same is that other citizen’s affair.'),
  },
  voided: { clock: 'overall', to: ['owner-desk', 'owner', 'handler'], citizen: own },
  corrected: {
    clock: 'assign',
    to: ['owner-desk', 'owner', 'handler'],
    citizen: no('What it moves is shown on the page; it asks nothing of the citizen.'),
  },
  'came-back': { clock: 'overall', to: ['owner-desk', 'owner', 'handler'], citizen: own },
  added: { clock: 'overall', to: ['owner-desk', 'handler'], citizen: ownAct },
  rated: { clock: 'follow-up', to: ['owner-desk'], citizen: ownAct },
  'code-issued': { clock: 'overall', to: ['owner-desk'], citizen: atOnce },
  asked: { nobody: 'It asks the citizen, who is written to; the staff who asked know.', citizen: own },
  'receipt-issued': {
    nobody:
      'The receipt is in the citizen’s hand; that a code was made with it is told when it is (code-issued).',
    citizen: no('It is in the citizen’s hand.'),
  },
  'messages-chosen': {
    nobody: 'It asks nothing of anybody: the next message goes where the citizen wants it.',
    citizen: ownAct,
  },
  'code-confirmed': {
    nobody: 'It asks nothing of anybody: the citizen has shown that the code arrived.',
    citizen: ownAct,
  },
  'subject-named': { clock: 'assign', to: ['receiving-desk', 'owner'], citizen: secret },
  'confidentiality-lifted': { clock: 'overall', to: ['receiving-desk', 'owner', 'handler'], citizen: own },
  'consent-given': { clock: 'overall', to: ['receiving-desk', 'owner'], citizen: ownAct },
  'consent-withdrawn': { clock: 'overall', to: ['receiving-desk', 'owner'], citizen: ownAct },
  urged: { clock: 'complete', to: ['handler', 'handling-chief', 'owner'], citizen: worked },
  'deadline-moved': {
    nobody:
      'One publication moves thousands: whoever publishes is told what it moves, and every list shows the new date.',
    citizen: no('One publication moves thousands: the page shows the new date.'),
  },
  'rung-climbed': { byRung: true, citizen: no('A limit that passes is chased inside; the page shows it.') },
  'records-withdrawn': {
    nobody:
      'The summary of the import that told more says to whom it brought open cases; a record less asks for nothing.',
    citizen: worked,
  },
  acknowledged: {
    nobody: 'It says that somebody who was told knows, and asks nobody for anything.',
    citizen: worked,
  },
} satisfies Tellings<CaseFact['type'], ToldSeat, CaseClockName> & TellingsOutside<CaseFact['type']>;

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
