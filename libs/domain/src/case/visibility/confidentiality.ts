import type { Reader as AnyReader } from '../../aggregate/reader.ts';
import {
  bureauOf,
  isUnitAtOrBelowAny,
  seesWholeBureau,
  servesUnit,
  sitsAs,
  unitsAbove,
  type Directory,
  type Role,
} from '../../directory/directory.ts';
import { chiefPost, unitOfPost, type PostRef } from '../../directory/posts.ts';
import { isAtOrBelow, pathsAbove } from '../../directory/unit.ts';
import type { CaseState } from '../case.ts';
import type { CasePolicy } from '../rules/policy.ts';

/** Whoever asks for a case: of the staff, or its citizen. */
export interface Reader extends AnyReader {
  /** The case whose query code the reader has shown. */
  readonly citizenOf?: string;
  /** The reader's own case, where that was merged into the one he or she asks for. */
  readonly ownCase?: string;
}

export function isCitizenOf(state: Pick<CaseState, 'id'>, reader: Reader): boolean {
  return reader.citizenOf === state.id;
}

/** Who takes a complaint about a unit (domain text, "Complaints are different"). */
export interface ComplaintRoute {
  readonly receivingUnit: string;
  readonly handlingUnit: string;
  readonly ownerPost: PostRef;
}

/** Null when the directory has no bureau yet, or lacks the unit that should take it. */
export function routeComplaint(
  directory: Directory,
  policy: CasePolicy,
  subjectUnit: string | null,
): ComplaintRoute | null {
  const bureau = bureauOf(directory);
  if (!bureau) return null;
  const taker = subjectUnit === null ? bureau.path : takerOf(directory, policy, subjectUnit, bureau.path);
  if (!directory.units.has(taker)) return null;
  return { receivingUnit: taker, handlingUnit: taker, ownerPost: chiefPost(taker) };
}

function takerOf(directory: Directory, policy: CasePolicy, subjectUnit: string, bureau: string): string {
  const supervision = `${bureau}.${policy.supervisionUnit}`;
  const subject = directory.units.get(subjectUnit);
  if (subject?.level === 'station' || subject?.level === 'room') {
    const branch = unitsAbove(directory, subjectUnit).find((unit) => unit.level === 'branch');
    return branch?.path ?? supervision;
  }
  const takesOthers =
    subjectUnit !== supervision && (subject?.level === 'branch' || subject?.level === 'division');
  if (takesOthers) return supervision;
  // The inspection group cannot inspect itself; the bureau's desk is the only one left above nobody.
  return subjectUnit === policy.inspectionUnit ? bureau : policy.inspectionUnit;
}

/** Units that must not know although they are neither the subject nor below it: those between it and the owner. */
export function unitsBetween(subjectUnit: string, ownerUnit: string): string[] {
  return isAtOrBelow(subjectUnit, ownerUnit)
    ? pathsAbove(subjectUnit).filter((path) => path !== ownerUnit && isAtOrBelow(path, ownerUnit))
    : [];
}

type Confidential = Pick<CaseState, 'confidentiality' | 'ownerPost'>;

/** To the subject unit, everyone in or below it, the units between, and the persons named, the case does not exist. */
export function isHiddenFrom(state: Confidential, reader: Pick<Reader, 'id' | 'seats'>): boolean {
  const secret = state.confidentiality;
  if (!secret) return false;
  if (reader.id !== null && secret.subjectPersons.includes(reader.id)) return true;
  return reader.seats.some((seat) => isUnitHidden(state, seat));
}

export function isUnitHidden(state: Confidential, unit: string): boolean {
  const subject = state.confidentiality?.subjectUnit ?? null;
  if (subject === null) return false;
  return isAtOrBelow(unit, subject) || unitsBetween(subject, unitOfPost(state.ownerPost)).includes(unit);
}

/** Owner unit or handling unit is, or lies below, a unit the person sits in; or the person works on the case. */
export function isInUnitScope(state: CaseState, reader: Reader): boolean {
  const owner = unitOfPost(state.ownerPost);
  return (
    isUnitAtOrBelowAny(owner, reader.seats) ||
    (state.handlingUnit !== null && isUnitAtOrBelowAny(state.handlingUnit, reader.seats)) ||
    (reader.id !== null && reader.id === state.handler)
  );
}

export function canSee(state: CaseState, reader: Reader): boolean {
  if (isCitizenOf(state, reader)) return true;
  return !isHiddenFrom(state, reader) && (seesWholeBureau(reader) || isInUnitScope(state, reader));
}

/** Who deals with reporters. */
export const worksOnCases: readonly Role[] = ['desk', 'officer', 'chief'];

/** A confidential case shows its reporter to the receiving desk alone; any other to those who work where it lies. */
export function canSeeReporter(state: CaseState, reader: Reader, directory: Directory): boolean {
  if (!canSee(state, reader)) return false;
  const secret = state.confidentiality;
  if (!secret) return worksOnCases.some((role) => isInUnitScope(state, as(reader, role)));
  return sitsAs(reader, 'desk', (seat) => servesUnit(directory, seat, secret.receivingUnit));
}

/** The reader with the seats of one role alone. */
function as(reader: Reader, role: Role): Reader {
  return {
    ...reader,
    seats: reader.seated.filter((seat) => seat.role === role).map(({ unit }) => unit),
  };
}
