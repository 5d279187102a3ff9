import { inPerson, type Capacity } from '../../aggregate/reader.ts';
import { seatsOf, servesUnit, sitsAs, type Directory, type Role } from '../../directory/directory.ts';
import {
  bureauPost,
  actingFor,
  chiefPost,
  levelsAbove,
  ownerPostFor,
  postAbove,
  unitOfPost,
  type Acting,
  type PostRef,
} from '../../directory/posts.ts';
import { isAtOrBelow } from '../../directory/unit.ts';
import type { CaseState } from '../case.ts';
import { canSeeReporter, isCitizenOf, isHiddenFrom, type Reader } from '../visibility/confidentiality.ts';
import type { CasePolicy } from '../rules/policy.ts';
import type { Actor } from './transitions.ts';

/** What a permission is judged by. */
export interface Premises {
  readonly now: number;
  readonly directory: Directory;
  readonly policy: CasePolicy;
}

/** Whether a reader is such an actor of this case, and as what; null when not. The case is one the reader may see. */
export function capacityOf(
  state: CaseState,
  actor: Actor,
  reader: Reader,
  premises: Premises,
): Capacity | null {
  const { directory } = premises;
  const handlesAs = (role: Role) =>
    sitsAs(reader, role, (seat) => servesUnit(directory, seat, state.handlingUnit ?? '')) ? inPerson : null;
  switch (actor) {
    case 'citizen':
      return isCitizenOf(state, reader) ? inPerson : null;
    case 'counter':
      return canSeeReporter(state, reader, directory) ? inPerson : null;
    case 'desk':
    case 'officer':
      return sitsOver(state, actor, reader) ? inPerson : null;
    case 'supervisor':
      return inPerson;
    case 'handling desk':
      return handlesAs('desk');
    case 'handling officer':
      return handlesAs('officer');
    case 'handler':
      return reader.id !== null && reader.id === state.handler ? inPerson : null;
    case 'handling chief':
      return actsFor(state, ownerPostFor(directory, state.handlingUnit ?? ''), reader, premises);
    case 'owner':
      return actsFor(state, state.ownerPost, reader, premises);
    case 'owner unseen by supervisors': {
      const acting = actsFor(state, state.ownerPost, reader, premises);
      return acting && !isSeenByASupervisor(state, premises) ? acting : null;
    }
    case 'chief above the owner':
      return actsFor(state, postAbove(directory, state.ownerPost, 1), reader, premises);
    case 'any chief above':
      return Array.from({ length: levelsAbove(directory, state.ownerPost) }, (_, level) =>
        actsFor(state, postAbove(directory, state.ownerPost, level + 1), reader, premises),
      ).reduce((found, each) => found ?? each, null);
  }
}

/** In that role at or above the unit that owns the case, or the one that handles it. */
function sitsOver({ ownerPost, handlingUnit }: CaseState, role: Role, reader: Reader): boolean {
  const units = [unitOfPost(ownerPost), ...(handlingUnit === null ? [] : [handlingUnit])];
  return sitsAs(reader, role, (seat) => units.some((unit) => isAtOrBelow(unit, seat)));
}

/** Whether there is a supervisor whom the case is not hidden from (domain text, Telling and being asked). */
function isSeenByASupervisor(state: CaseState, { directory, now }: Premises): boolean {
  return [...directory.people.values()].some(
    ({ id, role }) =>
      role === 'supervisor' && !isHiddenFrom(state, { id, seats: seatsOf(directory, id, now) }),
  );
}

function actsFor(
  state: CaseState,
  post: PostRef | null,
  reader: Reader,
  premises: Premises,
): Capacity | null {
  const acting = post === null || reader.id === null ? null : actingOn(state, post, premises);
  return acting?.person === reader.id ? { standIn: acting.standIn } : null;
}

/** Who acts for the owner today; nobody from whom the case is hidden ever does. */
export function actingOwner(state: CaseState, premises: Premises): Acting | null {
  return actingOn(state, state.ownerPost, premises);
}

/**
 * Who acts for a post on this case: whoever is there for it, the nearest above, then the policy's fallback post, the
 * bureau's chief, inspection's.
 */
export function actingOn(
  state: CaseState,
  post: PostRef,
  premises: Premises,
): (Acting & { fallback?: true }) | null {
  const { directory, now, policy } = premises;
  const mayAct = (person: string) =>
    !isHiddenFrom(state, { id: person, seats: seatsOf(directory, person, now) });
  const inOwnTree = actingFor(directory, post, now, mayAct);
  if (inOwnTree) return inOwnTree;
  const { fallbackPost = null, inspectionUnit } = policy;
  for (const fallback of [fallbackPost, bureauPost(directory), chiefPost(inspectionUnit)]) {
    const acting = fallback === null ? null : actingFor(directory, fallback, now, mayAct);
    if (acting) return { ...acting, standIn: true, fallback: true };
  }
  return null;
}
