import type { Reader as AnyReader } from '../../aggregate/reader.ts';
import {
  isUnitAtOrBelowAny,
  personAt,
  seatsOf,
  seesWholeBureau,
  servesUnit,
} from '../../directory/directory.ts';
import { chiefPost, holderOf, standInFor, unitOfPost } from '../../directory/posts.ts';
import { isAtOrBelow, pathsAbove } from '../../directory/unit.ts';
import type { CaseState } from '../case.ts';
import { isAtDeskOf, seatPaths } from './reader-seats.ts';
import type { DirectoryAt } from './subjects.ts';

/** Whoever asks for a case: of the staff, or its citizen. */
export interface Reader extends AnyReader {
  /** The case whose query code the reader has shown. */
  readonly citizenOf?: string;
  /** The reader's own case, where that was merged into the one he or she asks for. */
  readonly ownCase?: string;
  /** Whether that case has no name on it, where a desk acts for its citizen. */
  readonly ownAnonymous?: boolean;
}

export function isCitizenOf(state: Pick<CaseState, 'id'>, reader: Reader): boolean {
  return reader.citizenOf === state.id;
}

/** Units that must not know although they are neither the subject nor below it: those between it and the owner. */
export function unitsBetween(subjectUnit: string, ownerUnit: string): string[] {
  return isAtOrBelow(subjectUnit, ownerUnit)
    ? pathsAbove(subjectUnit).filter((path) => path !== ownerUnit && isAtOrBelow(path, ownerUnit))
    : [];
}

/** Everybody who is the chief of one of these units or of one above it today: who holds the post, and who stands in. */
export function chiefsOver(units: readonly string[], { directory, now }: DirectoryAt): string[] {
  const paths = new Set(units.flatMap((unit) => [unit, ...pathsAbove(unit)]));
  return [...paths].flatMap((path) => {
    const post = chiefPost(path);
    return [holderOf(directory, post, now) ?? [], standInFor(directory, post, now)?.person ?? []].flat();
  });
}

type Confidential = Pick<CaseState, 'confidentiality' | 'ownerPost'>;
type Person = Pick<AnyReader, 'id' | 'seats'>;

/**
 * To whom the case does not exist: the persons named; seats in or below a named unit, or between it and the owner's;
 * seats of a unit whose chief is named, and below it (domain text, Complaints are different).
 */
export function isHiddenFrom(state: Confidential, reader: Person, at: DirectoryAt): boolean {
  const secret = state.confidentiality;
  if (!secret) return false;
  if (reader.id !== null && secret.subjectPersons.includes(reader.id)) return true;
  return seatPaths(reader).some((seat) => isUnitHidden(state, seat, at));
}

export function isUnitHidden(state: Confidential, unit: string, at: DirectoryAt): boolean {
  const secret = state.confidentiality;
  if (!secret) return false;
  const { subjectUnits, subjectPersons } = secret;
  const owner = unitOfPost(state.ownerPost);
  return (
    subjectUnits.some(
      (subject) => isAtOrBelow(unit, subject) || unitsBetween(subject, owner).includes(unit),
    ) ||
    (subjectPersons.length > 0 && chiefsOver([unit], at).some((chief) => subjectPersons.includes(chief)))
  );
}

/** Whether somebody of the directory may be told of a case: not hidden, and while words are unsettled at the desk that settles them. */
export function mayBeTold(state: Confidential, person: string, at: DirectoryAt): boolean {
  const { directory, now } = at;
  if (isHiddenFrom(state, { id: person, seats: seatsOf(directory, person, now) }, at)) return false;
  const secret = state.confidentiality;
  if (!secret?.inWords) return true;
  const known = personAt(directory, person, now);
  return known?.role === 'desk' && servesUnit(directory, known.unit, secret.receivingUnit);
}

/** Owner unit or handling unit is, or lies below, a unit the person sits in; or the person works on the case. */
export function isInUnitScope(state: CaseState, reader: Reader): boolean {
  const seats = seatPaths(reader);
  return (
    isUnitAtOrBelowAny(unitOfPost(state.ownerPost), seats) ||
    (state.handlingUnit !== null && isUnitAtOrBelowAny(state.handlingUnit, seats)) ||
    (reader.id !== null && reader.id === state.handler)
  );
}

export function canSee(state: CaseState, reader: Reader, at: DirectoryAt): boolean {
  if (isCitizenOf(state, reader)) return true;
  if (isHiddenFrom(state, reader, at)) return false;
  const secret = state.confidentiality;
  if (secret?.inWords) return isAtDeskOf(reader, secret.receivingUnit, at.directory);
  return seesWholeBureau(reader) || isInUnitScope(state, reader);
}
