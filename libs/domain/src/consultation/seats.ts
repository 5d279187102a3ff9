import { inPerson, personAsReader, type Capacity } from '../aggregate/reader.ts';
import { personAt, seesWholeBureau, sitsAs } from '../directory/directory.ts';
import { actingFor, chiefPost } from '../directory/posts.ts';
import { isAtOrBelow } from '../directory/unit.ts';
import type { DisputePremises } from '../dispute/rules/rules.ts';
import type { DisputeReader } from '../dispute/visibility/reader.ts';
import { canSeeDispute } from '../dispute/visibility/scope.ts';
import type { DisputeState } from '../dispute/dispute.ts';
import type { ConsultationEvent } from './consultation.ts';

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

/** Who is told of a meeting: members' people and the chief, when it is planned or called off; never who did it. */
export function noticeRequestsOfMeeting(
  unit: string,
  { fact, by }: Pick<ConsultationEvent, 'fact' | 'by'>,
  premises: DisputePremises,
): Seated[] {
  if (fact.type !== 'planned' && fact.type !== 'cancelled') return [];
  const told = [...chiefOf(unit, premises), ...memberPeople(unit, premises)];
  return told.filter(
    ({ person }, i) => person !== by && told.findIndex((other) => other.person === person) === i,
  );
}
