import { deskStaff, postAddressee as addresseeOf, type Addressee } from '../../aggregate/addressee.ts';
import { isAbsent, unitsAbove, type Directory } from '../../directory/directory.ts';
import { chiefPost, ownerPostFor, unitOfPost, type PostRef } from '../../directory/posts.ts';
import type { RungKind } from '../../ladder/clock-instance.ts';
import type { Rung } from '../../ladder/rung.ts';
import type { CaseClockName, CaseState } from '../case.ts';
import { actingOn, type Premises } from '../commands/actors.ts';
import { mayBeTold } from '../visibility/confidentiality.ts';

export type Seat = 'receiving-desk' | 'owner-desk' | 'owner' | 'handler' | 'handling-desk' | 'handling-chief';

/** Who has the ball, and who is told as it gets graver (domain text, Rungs). */
const seats: Record<
  Exclude<CaseClockName, 'overall'>,
  Record<Exclude<RungKind, 'escalation' | 'review'>, readonly Seat[]>
> = {
  acknowledge: {
    reminder: ['owner-desk'],
    warning: ['owner-desk', 'owner'],
    breach: ['owner-desk', 'owner'],
  },
  arrive: {
    reminder: ['handler'],
    warning: ['handler', 'handling-chief'],
    breach: ['handler', 'handling-chief', 'owner'],
  },
  assign: { reminder: ['owner-desk'], warning: ['owner-desk', 'owner'], breach: ['owner-desk', 'owner'] },
  complete: {
    reminder: ['handler'],
    warning: ['handler', 'handling-chief'],
    breach: ['handler', 'handling-chief', 'owner'],
  },
  'follow-up': {
    reminder: ['owner-desk'],
    warning: ['owner-desk', 'owner'],
    breach: ['owner-desk', 'owner'],
  },
  'sign-off': { reminder: ['owner'], warning: ['owner'], breach: ['owner'] },
  archive: { reminder: ['owner-desk'], warning: ['owner-desk', 'owner'], breach: ['owner-desk', 'owner'] },
};

/** Who asked for a suspension, and who approved it. */
const reviewers: readonly Seat[] = ['handler', 'handling-chief'];

/**
 * The seats a rung speaks to and who is there for each, one addressee a person; a seat where nobody is passes it one
 * level up and says so.
 */
export function addresseesOf(
  state: CaseState,
  rung: Rung,
  escalatedTo: PostRef,
  premises: Premises,
): Addressee[] {
  if (state.confidentiality?.inWords) return seatAddressees(state, 'receiving-desk', premises);
  if (rung.kind === 'escalation') return [postAddressee(state, escalatedTo, premises)];
  const table = seats[rung.clock as keyof typeof seats];
  const told = (rung.kind === 'review' ? reviewers : table[rung.kind]).flatMap((seat) =>
    seatAddressees(state, seat, premises),
  );
  // Where the owner's unit handles the case itself, owner and handling chief are one and told once.
  return told.filter(
    ({ seat, person }, i) => told.findIndex((other) => other.seat === seat && other.person === person) === i,
  );
}

/** Who is there now for a seat of a case. */
export function seatAddressees(state: CaseState, seat: Seat, premises: Premises): Addressee[] {
  const ownerUnit = unitOfPost(state.ownerPost);
  const handlingUnit = state.handlingUnit ?? ownerUnit;
  const receivingUnit = state.confidentiality?.receivingUnit ?? ownerUnit;
  // Until it is settled whom it is about, nobody else knows of it.
  if (state.confidentiality?.inWords) return onlyDesk(state, receivingUnit, premises);
  switch (seat) {
    case 'receiving-desk':
      return deskAddressees(state, receivingUnit, premises);
    case 'owner-desk':
      return deskAddressees(state, ownerUnit, premises);
    case 'owner':
      return [postAddressee(state, state.ownerPost, premises)];
    case 'handling-desk':
      return deskAddressees(state, handlingUnit, premises);
    case 'handling-chief':
      return [postAddressee(state, handlingChief(handlingUnit, premises.directory), premises)];
    case 'handler':
      // Not yet accepted, or imported without a name: the unit's desk has the ball.
      return state.handler === null
        ? deskAddressees(state, handlingUnit, premises)
        : [handlerAddressee(state, handlingUnit, state.handler, premises)];
  }
}

/** A room has no chief of its own: its station's answers. */
function handlingChief(handlingUnit: string, directory: Directory): PostRef {
  return ownerPostFor(directory, handlingUnit) ?? chiefPost(handlingUnit);
}

export function postAddressee(state: CaseState, post: PostRef, premises: Premises): Addressee {
  return addresseeOf(post, actingOn(state, post, premises));
}

/** Everybody at a unit's desk; where there is none, or none who may know, that of the nearest unit above. */
export function deskAddressees(state: CaseState, unit: string, premises: Premises): Addressee[] {
  const { directory } = premises;
  const own = `${unit}#desk`;
  for (const candidate of [unit, ...unitsAbove(directory, unit).map(({ path }) => path)]) {
    const people = deskOf(state, candidate, premises);
    if (people.length > 0)
      return people.map((person) => ({
        seat: `${candidate}#desk`,
        person,
        ...(candidate !== unit && { passedUpFrom: own }),
      }));
  }
  return [{ ...postAddressee(state, chiefPost(unit), premises), passedUpFrom: own, fallback: true }];
}

/** Everybody at one desk and at no other, also those who are away: what waits for them waits for nobody else. */
function onlyDesk(state: CaseState, unit: string, premises: Premises): Addressee[] {
  const { directory } = premises;
  const seat = `${unit}#desk`;
  const people = (directory.sitting.get(unit) ?? []).filter((id) => mayBeTold(state, id, premises));
  const present = people.filter((id) => !isAbsent(directory, id, premises.now));
  const told = present.length > 0 ? present : people;
  return told.length > 0
    ? told.map((person) => ({ seat, person }))
    : [{ seat, person: null, fallback: true }];
}

/** Whoever works on the case; while he or she is away, the chief of the handling unit has to know. */
function handlerAddressee(
  state: CaseState,
  handlingUnit: string,
  handler: string,
  premises: Premises,
): Addressee {
  const { directory, now } = premises;
  const seat = `${handlingUnit}#handler`;
  if (!isAbsent(directory, handler, now) && mayBeTold(state, handler, premises))
    return { seat, person: handler };
  const chief = postAddressee(state, handlingChief(handlingUnit, directory), premises);
  return { ...chief, passedUpFrom: seat };
}

/** Who is at a unit's desk now; a room's desk is its station's. */
function deskOf(state: CaseState, unit: string, premises: Premises): string[] {
  const known = premises.directory.units.get(unit);
  const units = known?.level === 'room' && known.parent !== null ? [unit, known.parent] : [unit];
  return deskStaff(units, premises).filter((id) => mayBeTold(state, id, premises));
}
