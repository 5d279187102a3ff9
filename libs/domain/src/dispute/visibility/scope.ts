import { seesWholeBureau } from '../../directory/directory.ts';
import { isAtOrBelow } from '../../directory/unit.ts';
import type { DisputeState } from '../dispute.ts';
import { isOpen } from '../dispute.ts';
import { responsibleFor, stationOf } from '../rules/holdings.ts';
import { isTied, personOnPanel, tiedPeople, untied } from './tie.ts';
import { isPartyOf, type DisputeReader } from './reader.ts';
import type { DisputePremises } from '../rules/rules.ts';

/** The units beside its own tree that a dispute is also a matter of: who visits, who has a resolution to carry out. */
export function unitsBeside(state: DisputeState): string[] {
  const visits = state.status === 'settled' ? state.visits.map(({ station }) => station) : [];
  const resolutions = state.resolutions.filter(({ doneAt }) => doneAt === null).map(({ unit }) => unit);
  const isOver = !isOpen(state.status) && state.status !== 'settled';
  return [...new Set([...visits, ...(isOver ? [] : resolutions)])];
}

/** Who has a part in it in person: who leads, and whoever sits or sat on a panel without a tie. */
export function peopleWith(state: DisputeState): string[] {
  const panels = state.sessions.flatMap(({ panel }) => panel.flatMap((each) => personOnPanel(each) ?? []));
  const tied = tiedPeople(state);
  const everybody = [...(state.mediator === null ? [] : [state.mediator]), ...panels];
  return [...new Set(everybody)].filter((person) => !tied.includes(person));
}

function isWith(state: DisputeState, { id }: DisputeReader): boolean {
  return id !== null && peopleWith(state).includes(id);
}

/**
 * Whom a dispute exists for: the place's units and those above, the whole bureau's eyes, the members of its station's
 * joint mediation, those with a part in it, the units it is also a matter of, and its own parties. Others get 404, and
 * so does whoever has a tie to a party, in every seat.
 */
export function canSeeDispute(
  state: DisputeState,
  reader: DisputeReader,
  premises: DisputePremises,
): boolean {
  if (isPartyOf(state, reader)) return true;
  if (isTied(state, reader.id)) return false;
  if (seesWholeBureau(reader)) return true;
  const { directory, members } = premises;
  const sits = (unit: string) => reader.seats.some((seat) => isAtOrBelow(unit, seat));
  if (sits(state.place) || unitsBeside(state).some(sits) || isWith(state, reader)) return true;
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
  const { countyLeader, stationHead, officer } = responsibleFor(state.place, premises, untied(state));
  return id !== null && [countyLeader, stationHead, officer].includes(id);
}

/** Telephone numbers of parties are for those who have to call: who works at its place or above, or has a part in it. */
export function canSeeContacts(
  state: DisputeState,
  reader: DisputeReader,
  premises: DisputePremises,
): boolean {
  if (reader.id === null || isTied(state, reader.id)) return false;
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
  if (reader.id === null || isTied(state, reader.id)) return false;
  return (
    reader.id === statement.by ||
    peopleWith(state).includes(reader.id) ||
    isResponsible(state, reader, premises)
  );
}
