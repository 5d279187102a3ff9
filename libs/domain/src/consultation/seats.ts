import { inPerson, personAsReader, type Capacity } from '../aggregate/reader.ts';
import type { Tellings } from '../aggregate/tellings.ts';
import { personAt, seesWholeBureau, sitsAs } from '../directory/directory.ts';
import { actingFor, chiefPost } from '../directory/posts.ts';
import { isAtOrBelow } from '../directory/unit.ts';
import type { DisputePremises } from '../dispute/rules/rules.ts';
import type { DisputeReader } from '../dispute/visibility/reader.ts';
import { canSeeDispute } from '../dispute/visibility/scope.ts';
import type { DisputeState } from '../dispute/dispute.ts';
import type { ConsultationEvent, ConsultationFact } from './consultation.ts';

/** The partner units of a station's joint mediation, or of a branch's centre. */
export function membersOf(unit: string, { members }: Pick<DisputePremises, 'members'>): readonly string[] {
  return members.get(unit) ?? [];
}

/**
 * Whom a unit's consultations and digests exist for: the unit and those above it, the whole bureau's eyes, and whoever
 * sits in a member. Others get 404.
 */
export function canSeeJoint(
  unit: string,
  { id, roles, seats }: DisputeReader,
  premises: DisputePremises,
): boolean {
  if (id === null) return false;
  if (seesWholeBureau({ roles })) return true;
  const members = membersOf(unit, premises);
  return seats.some((seat) => isAtOrBelow(unit, seat) || members.includes(seat));
}

/** Who plans, leads and writes down a unit's consultation: whoever acts for its chief, and its desk. Null: not this reader. */
export function leadsJoint(
  unit: string,
  reader: DisputeReader,
  { directory, now }: DisputePremises,
): Capacity | null {
  if (reader.id === null) return null;
  const acting = actingFor(directory, chiefPost(unit), now);
  if (acting?.person === reader.id) return { standIn: acting.standIn };
  return sitsAs(reader, 'desk', (seat) => seat === unit) ? inPerson : null;
}

/** Somebody who is told of joint mediation, and as what. */
export interface Seated {
  readonly person: string;
  readonly seat: string;
  readonly passedUpFrom: string | null;
}

/** Everybody who sits in a member unit, each once. */
export function memberPeople(unit: string, premises: DisputePremises): Seated[] {
  const { directory, now } = premises;
  return membersOf(unit, premises).flatMap((member) =>
    (directory.sitting.get(member) ?? [])
      .filter((person) => personAt(directory, person, now)?.unit === member)
      .map((person) => ({ person, seat: `${member}#member`, passedUpFrom: null })),
  );
}

/** Whoever acts for the unit's chief today. */
export function chiefOf(unit: string, { directory, now }: DisputePremises): Seated[] {
  const post = chiefPost(unit);
  const acting = actingFor(directory, post, now);
  if (!acting) return [];
  return [{ person: acting.person, seat: acting.post, passedUpFrom: acting.post === post ? null : post }];
}

export interface DigestNoticeRequest extends Seated {
  /** Disputes with new facts that this person may see. */
  readonly items: number;
}

/** 每日通报: one telling a person for all of a day's news; whoever may see none of it is told nothing. */
export function digestNoticeRequests(
  unit: string,
  news: readonly DisputeState[],
  premises: DisputePremises,
): DigestNoticeRequest[] {
  const { directory, now } = premises;
  return memberPeople(unit, premises).flatMap((each) => {
    const items = news.filter((state) =>
      canSeeDispute(state, personAsReader(directory, each.person, now), premises),
    ).length;
    return items === 0 ? [] : [{ ...each, items }];
  });
}

export type MeetingSeat = 'chief' | 'members';

/** Who is told of which event of a meeting; whoever did it never is. A meeting has no clock of its own. */
export const meetingTellings: Tellings<ConsultationFact['type'], MeetingSeat, never> = {
  planned: { clock: [], to: ['chief', 'members'] },
  held: { nobody: 'Who was there knows; what it came to is told with each resolution.' },
  resolved: { nobody: 'The dispute that it is of tells the unit and its officer: `resolution-made`.' },
  closed: { nobody: 'Nothing is left to be done at it; the resolutions go on by their own clocks.' },
  cancelled: { clock: [], to: ['chief', 'members'] },
};

/** Who is told of an event of a meeting, each once. */
export function noticeRequestsOfMeeting(
  unit: string,
  { fact, by }: Pick<ConsultationEvent, 'fact' | 'by'>,
  premises: DisputePremises,
): Seated[] {
  const telling = meetingTellings[fact.type];
  if (!('to' in telling)) return [];
  const seated = { chief: chiefOf, members: memberPeople };
  const told = telling.to.flatMap((seat) => seated[seat](unit, premises));
  return told.filter(
    ({ person }, i) => person !== by && told.findIndex((other) => other.person === person) === i,
  );
}
