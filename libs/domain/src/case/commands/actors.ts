import { inPerson, type Capacity } from '../../aggregate/reader.ts';
import {
  personAt,
  seatsOf,
  servesUnit,
  sitsAs,
  type Directory,
  type Role,
} from '../../directory/directory.ts';
import {
  bureauPost,
  actingFor,
  chiefPost,
  ownerPostFor,
  unitOfPost,
  type Acting,
  type PostRef,
} from '../../directory/posts.ts';
import { isAtOrBelow } from '../../directory/unit.ts';
import type { CaseState } from '../case.ts';
import { canSeeReporter } from '../visibility/fields.ts';
import {
  isCitizenOf,
  isHiddenFrom,
  isUnitHidden,
  mayBeTold,
  type Reader,
} from '../visibility/confidentiality.ts';
import { isAtDeskOf } from '../visibility/reader-seats.ts';
import { lastResortFor, postAboveOwner, postsAbove } from '../visibility/routing.ts';
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
      return canSeeReporter(state, reader, premises) ? inPerson : null;
    case 'desk':
    case 'officer':
      return sitsOver(state, actor, reader) ? inPerson : null;
    case 'supervisor':
    case 'admin':
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
      // Most who ask are not the owner: the directory is walked through for that one alone.
      const acting = actsFor(state, state.ownerPost, reader, premises);
      return acting && ownerSupervises(state, premises) ? acting : null;
    }
    case 'chief above the owner':
      return actsFor(state, postAboveOwner(state, 1, premises), reader, premises);
    case 'any chief above':
      return postsAbove(state, premises)
        .map((post) => actsFor(state, post, reader, premises))
        .reduce((found, each) => found ?? each, null);
    case 'receiving desk': {
      const unit = state.confidentiality?.receivingUnit ?? unitOfPost(state.ownerPost);
      return isAtDeskOf(reader, unit, directory) ? inPerson : null;
    }
  }
}

/** In that role at or above the unit that owns the case, or the one that handles it. */
function sitsOver({ ownerPost, handlingUnit }: CaseState, role: Role, reader: Reader): boolean {
  const units = [unitOfPost(ownerPost), ...(handlingUnit === null ? [] : [handlingUnit])];
  return sitsAs(reader, role, (seat) => units.some((unit) => isAtOrBelow(unit, seat)));
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

/** Whether a case's owner gives the commands of a supervisor, since no supervisor of the directory may see it. */
export function ownerSupervises(state: CaseState, premises: Premises): boolean {
  const { directory, now } = premises;
  for (const id of directory.people.keys())
    if (personAt(directory, id, now)?.role === 'supervisor' && mayBeTold(state, id, premises)) return false;
  return true;
}

/**
 * Who acts for a post on this case: whoever is there for it, the nearest above, then the policy's fallback post, the
 * bureau's chief, inspection's; of a confidential case the last resort, which stands in the bureau chief's place where
 * it is hidden from him or her.
 */
export function actingOn(
  state: CaseState,
  post: PostRef,
  premises: Premises,
): (Acting & { fallback?: true }) | null {
  const { directory, now } = premises;
  const mayAct = (person: string) =>
    !isHiddenFrom(state, { id: person, seats: seatsOf(directory, person, now) }, premises);
  const inOwnTree = actingFor(directory, post, now, mayAct);
  if (inOwnTree) return inOwnTree;
  for (const fallback of fallbacksOf(state, premises)) {
    const acting = actingFor(directory, fallback, now, mayAct);
    if (acting) return { ...acting, standIn: true, fallback: true };
  }
  return null;
}

function fallbacksOf(state: CaseState, premises: Premises): PostRef[] {
  const { directory, policy } = premises;
  const { fallbackPost = null, inspectionUnit } = policy;
  const bureau = bureauPost(directory);
  const usual = [fallbackPost, bureau, chiefPost(inspectionUnit)].filter((each) => each !== null);
  if (state.confidentiality === null) return usual;
  const resort = lastResortFor(state, premises);
  const inItsPlace = bureau !== null && isUnitHidden(state, unitOfPost(bureau), premises);
  return inItsPlace ? [...resort, ...usual] : [...usual, ...resort];
}
