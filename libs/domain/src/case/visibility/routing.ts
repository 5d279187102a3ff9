import { bureauOf, unitsAbove, type Directory } from '../../directory/directory.ts';
import { chiefPost, unitOfPost, type PostRef } from '../../directory/posts.ts';
import { isAtOrBelow } from '../../directory/unit.ts';
import type { CaseState, Confidentiality, Subjects } from '../case.ts';
import { lastResortOf, type CasePolicy } from '../rules/policy.ts';
import { isUnitHidden } from './confidentiality.ts';
import { isSeatOfNamed, namesAnybody, unitsConcerned, type DirectoryAt } from './subjects.ts';

/** Who takes a matter of which somebody must not know (domain text, Complaints are different). */
export interface ComplaintRoute {
  readonly receivingUnit: string;
  readonly handlingUnit: string;
  readonly ownerPost: PostRef;
}

export interface RoutingPremises extends DirectoryAt {
  readonly policy: CasePolicy;
}

/**
 * The first that may take every subject and from whom it is not hidden: the branch above, the supervision division, the
 * discipline inspection group, the last resort; the bureau's desk where nobody is known. Where none of them may, the
 * first from whom it is at least not hidden; where it is hidden from all, the last resort owns it, and nobody acts for it
 * who must not know. Null when the directory has no bureau yet.
 */
export function routeComplaint(subjects: Subjects, premises: RoutingPremises): ComplaintRoute | null {
  const { directory, policy } = premises;
  const bureau = bureauOf(directory);
  if (!bureau) return null;
  const isThere = (post: PostRef) => directory.units.has(unitOfPost(post));
  const takers = takersOf(subjects, bureau.path, premises).filter(isThere);
  const top = chiefPost(bureau.path);
  const ownerPost =
    takers.find((post) => mayOwn(post, subjects, premises)) ??
    [...takers, top].find((post) => mayKnow(post, subjects, premises)) ??
    lastResortOf(policy).findLast(isThere) ??
    top;
  const unit = unitOfPost(ownerPost);
  return { receivingUnit: unit, handlingUnit: unit, ownerPost };
}

function takersOf(subjects: Subjects, bureau: string, premises: RoutingPremises): PostRef[] {
  const { directory, policy } = premises;
  const concerned = unitsConcerned(subjects, premises);
  const [first] = concerned;
  const nearest = first === undefined ? bureau : branchAbove(directory, first);
  return [
    ...(nearest === null ? [] : [chiefPost(nearest)]),
    chiefPost(supervisionOf(policy, bureau)),
    chiefPost(policy.inspectionUnit),
    ...lastResortOf(policy),
  ];
}

function branchAbove(directory: Directory, unit: string): string | null {
  return unitsAbove(directory, unit).find(({ level }) => level === 'branch')?.path ?? null;
}

function supervisionOf(policy: CasePolicy, bureau: string): string {
  return `${bureau}.${policy.supervisionUnit}`;
}

/**
 * Whether a post may own a case about these: it may know, and it stands above every subject or policy lets it take it.
 */
export function mayOwn(post: PostRef, subjects: Subjects, premises: RoutingPremises): boolean {
  return (
    mayKnow(post, subjects, premises) &&
    unitsConcerned(subjects, premises).every((subject) => mayTake(unitOfPost(post), subject, premises))
  );
}

/** It is not hidden from the post's unit, and nobody who is named sits there. */
function mayKnow(post: PostRef, subjects: Subjects, premises: RoutingPremises): boolean {
  const unit = unitOfPost(post);
  const secret: Confidentiality = { ...subjects, inWords: false, receivingUnit: unit };
  return mayHandle({ confidentiality: secret, ownerPost: post }, unit, premises);
}

function mayTake(taker: string, subject: string, { directory, policy }: RoutingPremises): boolean {
  const bureau = bureauOf(directory)?.path ?? '';
  const supervision = supervisionOf(policy, bureau);
  const level = directory.units.get(taker)?.level;
  // A superior who is not named; a station is none of its rooms.
  if (taker !== subject && isAtOrBelow(subject, taker) && (level === 'branch' || level === 'bureau'))
    return true;
  if (lastResortOf(policy).some((post) => unitOfPost(post) === taker)) return true;
  if (taker === policy.inspectionUnit) return !isAtOrBelow(subject, policy.inspectionUnit);
  // Everything below the bureau but itself; not the bureau, and no partner.
  return (
    taker === supervision &&
    isAtOrBelow(subject, bureau) &&
    subject !== bureau &&
    !isAtOrBelow(subject, supervision)
  );
}

/** Whether a unit may work on a case: it is not hidden from it, and nobody who is named sits there. */
export function mayHandle(
  state: Pick<CaseState, 'confidentiality' | 'ownerPost'>,
  unit: string,
  at: DirectoryAt,
): boolean {
  const secret = state.confidentiality;
  if (!secret) return true;
  return !isUnitHidden(state, unit, at) && !(namesAnybody(secret) && isSeatOfNamed(secret, unit, at));
}

/**
 * The road up from a case's owner, nearest first: the chiefs above from whom it is not hidden; where the bureau's chief
 * is one from whom it is, the last resort stands in that place.
 */
export function postsAbove(
  state: Pick<CaseState, 'confidentiality' | 'ownerPost'>,
  premises: RoutingPremises,
): PostRef[] {
  const { directory } = premises;
  const above = unitsAbove(directory, unitOfPost(state.ownerPost)).filter(({ level }) => level !== 'room');
  return above.flatMap(({ path, level }) => {
    if (!isUnitHidden(state, path, premises)) return [chiefPost(path)];
    return level === 'bureau' ? (lastResortFor(state, premises)[0] ?? []) : [];
  });
}

/** The post `levels` above a case's owner; the top where there are not so many, its own where there is none. */
export function postAboveOwner(
  state: Pick<CaseState, 'confidentiality' | 'ownerPost'>,
  levels: number,
  premises: RoutingPremises,
): PostRef {
  const road = postsAbove(state, premises);
  return road[Math.min(levels, road.length) - 1] ?? state.ownerPost;
}

/** Posts of the last resort from which a case is not hidden. */
export function lastResortFor(
  state: Pick<CaseState, 'confidentiality' | 'ownerPost'>,
  premises: RoutingPremises,
): PostRef[] {
  return lastResortOf(premises.policy).filter(
    (post) =>
      premises.directory.units.has(unitOfPost(post)) && !isUnitHidden(state, unitOfPost(post), premises),
  );
}
