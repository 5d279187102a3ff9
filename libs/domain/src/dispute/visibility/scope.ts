import { seesWholeBureau } from '../../directory/directory.ts';
import { isAtOrBelow } from '../../directory/unit.ts';
import type { DisputeState } from '../dispute.ts';
import { isOpen } from '../dispute.ts';
import { responsibleFor, stationOf } from '../rules/holdings.ts';
import { isPartyOf, type DisputeReader } from './reader.ts';
import type { DisputePremises } from '../rules/rules.ts';

/** The units beside its own tree that a dispute is also a matter of: who visits, who has a resolution to carry out. */
export function unitsBeside(state: DisputeState): string[] {
  const visits = state.status === 'settled' ? state.visits.map(({ station }) => station) : [];
  const resolutions = state.resolutions.filter(({ doneAt }) => doneAt === null).map(({ unit }) => unit);
  const isOver = !isOpen(state.status) && state.status !== 'settled';
  return [...new Set([...visits, ...(isOver ? [] : resolutions)])];
}

/** Who has a part in it in person: who leads, and whoever sits or sat on a panel. */
export function peopleWith(state: DisputeState): string[] {
  const panels = state.sessions.flatMap(({ panel }) => panel.map(({ key }) => key));
  return [...new Set([...(state.mediator === null ? [] : [state.mediator]), ...panels])];
}

/**
 * Whom a dispute exists for: the place's units and those above, the whole bureau's eyes, the members of its station's
 * joint mediation, those with a part in it, the units it is also a matter of, and its own parties. Others get 404.
 */
export function canSeeDispute(
  state: DisputeState,
  reader: DisputeReader,
  premises: DisputePremises,
): boolean {
  if (isPartyOf(state, reader)) return true;
  if (reader.id === null) return false;
  if (seesWholeBureau(reader)) return true;
  const { directory, members } = premises;
  const sits = (unit: string) => reader.seats.some((seat) => isAtOrBelow(unit, seat));
  if (sits(state.place) || unitsBeside(state).some(sits) || peopleWith(state).includes(reader.id))
    return true;
  const station = stationOf(directory, state.place);
  if (station !== null && (members.get(station) ?? []).some((unit) => reader.seats.includes(unit)))
    return true;
  return isResponsible(state, reader, premises);
}

export function isResponsible(
  state: DisputeState,
  { id }: DisputeReader,
  premises: DisputePremises,
): boolean {
  const { countyLeader, stationHead, officer } = responsibleFor(state.place, premises);
  return id !== null && [countyLeader, stationHead, officer].includes(id);
}

/** Telephone numbers of parties are for those who have to call: who works at its place or above, or has a part in it. */
export function canSeeContacts(
  state: DisputeState,
  reader: DisputeReader,
  premises: DisputePremises,
): boolean {
  if (reader.id === null) return false;
  if (peopleWith(state).includes(reader.id) || isResponsible(state, reader, premises)) return true;
  return !seesWholeBureau(reader) && reader.seats.some((seat) => isAtOrBelow(state.place, seat));
}

/**
 * 保密陈述: what a party says in confidence is for those who mediate: who leads, panelists without a tie, the three
 * responsible, and who wrote it down. Not for the other party, the members, or those who only look on. A party that has
 * not shown who it is reads by its code what was said by that very code, and nothing from before.
 */
export function canReadConfidence(
  state: DisputeState,
  statement: { readonly party: string; readonly by: string | null; readonly at?: number },
  reader: DisputeReader,
  premises: DisputePremises,
): boolean {
  if (isPartyOf(state, reader)) {
    const { party, codeIssuedAt = null } = reader.partyOf ?? {};
    if (party !== statement.party) return false;
    const isByThisCode =
      statement.by === null && codeIssuedAt !== null && (statement.at ?? 0) >= codeIssuedAt;
    return reader.codeConfirmed === true || isByThisCode;
  }
  if (reader.id === null) return false;
  const panelists = state.sessions.flatMap(({ panel }) => panel);
  const isTied = panelists.some(({ key, tied }) => key === reader.id && tied === true);
  if (isTied) return false;
  return (
    reader.id === statement.by ||
    reader.id === state.mediator ||
    panelists.some(({ key }) => key === reader.id) ||
    isResponsible(state, reader, premises)
  );
}
