import type { Telling, Tellings, Told } from '../../aggregate/tellings.ts';
import type { DisputeEvent, DisputeFactType } from '../dispute-event.ts';
import { clockOfObligation } from '../settlement/settlement.ts';
import type { DisputeSeat } from './addressees.ts';

/** Its work has gone elsewhere, or come back. */
const workMoves: Told<DisputeSeat> = { clock: 'resolve', to: ['mediator', 'officer'] };
const ofObligation: Told<DisputeSeat> = { clock: 'obligation', to: ['officer', 'mediator'] };
const ofConfirmation: Told<DisputeSeat> = { clock: 'confirmation', to: ['officer', 'mediator'] };

/** Who of the staff is told of which event of a dispute; whoever did it himself or herself never is. */
export const disputeTellings: Tellings<DisputeFactType, DisputeSeat> = {
  // 三级包抓: the three who answer for its place, and the desk of its station.
  screened: {
    clock: 'resolve',
    to: ['officer', 'station-head', 'county-leader', 'station-desk'],
    isNews: true,
  },
  accepted: { clock: 'resolve', to: ['mediator', 'officer'] },
  'mediator-assigned': { clock: 'resolve', to: ['mediator'] },
  'consent-recorded': { clock: 'resolve', to: ['mediator'] },
  'code-issued': { clock: 'resolve', to: ['mediator', 'officer'] },
  'receipt-issued': {
    nobody:
      'The receipt is in the party’s hand; that a code was made with it is told when it is (code-issued).',
  },
  'identity-shown': { clock: 'resolve', to: ['mediator'] },
  'colour-changed': { clock: 'check-in', to: ['officer'] },
  'complexity-raised': { clock: 'resolve', to: ['mediator', 'officer'] },
  extended: { clock: 'resolve', to: ['station-head'] },
  'checked-in': {
    nobody: 'Its officer did it himself; who must hear that it was not done is told by the rungs.',
  },
  'session-planned': { clock: 'session', to: ['panel', 'mediator', 'officer'] },
  'session-cancelled': { clock: 'session', to: ['panel', 'officer'] },
  'tie-declared': { clock: 'session', to: ['mediator'] },
  'panelist-replaced': { clock: 'session', to: ['panel'] },
  'session-held': { clock: 'resolve', to: ['officer', 'station-head'] },
  'statement-recorded': { nobody: 'What a party says is for whoever leads the session, who wrote it down.' },
  raised: { clock: 'resolve', to: ['owner', 'mediator', 'officer'] },
  'settlement-drafted': { nobody: 'Its mediator wrote it; the next act is the parties’, who sign.' },
  signed: { clock: 'resolve', to: ['mediator'] },
  agreed: { clock: 'confirmation', to: ['officer', 'station-head'] },
  'obligation-opened': {
    nobody: 'It comes with `agreed` or with what was confirmed before it, which are told.',
  },
  'obligation-confirmed': ofObligation,
  'obligation-waived': ofObligation,
  'obligations-imported': { nobody: 'An import tells each person once, for all of it.' },
  'standing-imported': { nobody: 'An import tells each person once, for all of it.' },
  'case-linked': { nobody: 'It says which case belongs to it, and moves nothing.' },
  settled: { clock: 'visit', to: ['officer', 'visit-desk'] },
  'deadline-moved': ofConfirmation,
  'confirmation-applied': ofConfirmation,
  'confirmation-lapsed': ofConfirmation,
  'court-decided': { clock: 'confirmation', to: ['officer', 'mediator', 'station-head'] },
  visited: { clock: 'visit', to: ['officer'] },
  reopened: { clock: 'resolve', to: ['mediator', 'officer', 'station-head'] },
  'referred-out': { clock: 'resolve', to: ['officer', 'station-head'] },
  withdrawn: { clock: 'resolve', to: ['officer', 'mediator'] },
  merged: workMoves,
  'took-in': workMoves,
  'resolution-made': { clock: 'resolution', to: ['resolution-unit', 'officer'] },
  'resolution-done': { clock: 'resolution', to: ['officer'] },
  'rung-climbed': { byRung: true },
};

/** Red is told to the county leader at once (domain text, The dispute). */
const atRisk = ['county-leader', 'station-head'] as const satisfies readonly DisputeSeat[];

/** The row of an event, for a dispute as it is after it; which clock a moved limit or an obligation has, the event says. */
export function disputeTellingOf({ fact, standing }: DisputeEvent): Telling<DisputeSeat> {
  const telling = disputeTellings[fact.type];
  if (!('to' in telling)) return telling;
  const turnsRed = standing.colour === 'red' && (fact.type === 'screened' || fact.type === 'colour-changed');
  const [first, ...rest] = telling.to;
  return {
    ...telling,
    ...(turnsRed && { to: [...atRisk, first, ...rest] }),
    ...(fact.type === 'deadline-moved' && { clock: fact.deadline.clock }),
    ...('obligation' in fact && { clock: clockOfObligation(fact.obligation) }),
  };
}
