import { seatsOf } from '../../directory/directory.ts';
import { unitOfPost } from '../../directory/posts.ts';
import type { CaseState, Confidentiality, Subjects } from '../case.ts';
import type { CaseEvent, CaseRecord } from '../case-event.ts';
import { isHiddenFrom } from '../visibility/confidentiality.ts';
import { mayHandle, mayOwn, routeComplaint } from '../visibility/routing.ts';
import { namesAnybody, noSubjects, united } from '../visibility/subjects.ts';
import { act, type ActContext } from './act.ts';
import { backWithOwner } from './place.ts';

/** A case about whom it is now known to be: what changes of its standing, and who must not know from now on. */
export interface Concerned {
  readonly change: Partial<CaseState>;
  readonly record: Pick<CaseRecord, 'confidentiality'>;
  readonly proposedUnit: string;
  /** Whoever had it may no longer have it, so it is back with its owner. */
  readonly comesBack: boolean;
}

const notYetAssigned: readonly string[] = ['registered', 'submitted'];

/**
 * Where a case goes when it becomes known whom it is about. It stays where it is as long as owner, handling unit and
 * handler may have it; else it is routed anew, and comes back to `submitted` as by an objection where it had been handed
 * on. Words that are settled before it is sent on are routed as if they had been known from the start.
 */
export function concerning(
  state: CaseState,
  secret: Omit<Confidentiality, 'receivingUnit'>,
  context: Pick<ActContext, 'directory' | 'now' | 'rules'>,
): Concerned {
  const { directory, now, rules } = context;
  const premises = { directory, now, policy: rules.policy };
  const { ownerPost, handlingUnit, handler, stage } = state;
  const before = state.confidentiality;
  const receivingUnit = before?.receivingUnit ?? unitOfPost(ownerPost);
  const after = { ...state, confidentiality: { ...secret, receivingUnit } };
  const isSettling = before?.inWords === true && !secret.inWords && namesAnybody(secret);
  const ownerMay = mayOwn(ownerPost, secret, premises) && !(isSettling && notYetAssigned.includes(stage));
  const othersMay =
    (handlingUnit === null || mayHandle(after, handlingUnit, premises)) &&
    (handler === null ||
      !isHiddenFrom(after, { id: handler, seats: seatsOf(directory, handler, now) }, premises));
  const route = ownerMay ? null : routeComplaint(secret, premises);
  const owner = route?.ownerPost ?? ownerPost;
  const comesBack = !(ownerMay && othersMay) && !notYetAssigned.includes(stage);
  const confidentiality = { ...secret, receivingUnit: route?.receivingUnit ?? receivingUnit };
  return {
    change: { ownerPost: owner, ...(comesBack && backWithOwner(state, contextFor(context))) },
    record: { confidentiality },
    proposedUnit: route?.handlingUnit ?? (comesBack ? unitOfPost(owner) : state.proposedUnit),
    comesBack,
  };
}

function contextFor(context: Pick<ActContext, 'directory' | 'now' | 'rules'>): ActContext {
  return { ...context, by: null, standIn: false, imported: null };
}

/** What is known of whom it is about, settled: with those named before, if any. */
export function nameSubject(
  state: CaseState,
  context: ActContext,
  { reason, ...named }: Subjects & { readonly reason?: string | undefined },
): CaseEvent {
  const subjects = united(state.confidentiality ?? noSubjects, named);
  const settled = { ...subjects, inWords: false };
  const { change, record, proposedUnit, comesBack } =
    state.confidentiality === null && !namesAnybody(subjects)
      ? { change: {}, record: {}, proposedUnit: state.proposedUnit, comesBack: false }
      : concerning(state, settled, context);
  const fact = { type: 'subject-named', proposedUnit, comesBack } as const;
  return act(state, context, fact, change, { ...record, ...(reason !== undefined && { reason }) });
}

/** Of two cases that become one: about everybody that either is about. Null where neither is confidential. */
export function unitedSecret(
  a: Pick<CaseState, 'confidentiality'>,
  b: Pick<CaseState, 'confidentiality'>,
): Omit<Confidentiality, 'receivingUnit'> | null {
  if (!a.confidentiality && !b.confidentiality) return null;
  const subjects = united(a.confidentiality ?? noSubjects, b.confidentiality ?? noSubjects);
  return { ...subjects, inWords: a.confidentiality?.inWords === true || b.confidentiality?.inWords === true };
}

/** What merging does to a case besides: subjects unite and route anew (domain text, Clocks). */
export function unitedWith(
  state: CaseState,
  other: Pick<CaseState, 'confidentiality'>,
  context: Pick<ActContext, 'directory' | 'now' | 'rules'>,
): Pick<Concerned, 'change' | 'record'> {
  const secret = unitedSecret(state, other);
  return secret === null ? { change: {}, record: {} } : concerning(state, secret, context);
}

/** Of the one that is merged: hidden from the same as the survivor; its reporter stays its own desk's, if that may know. */
export function recordOfMerged(
  state: CaseState,
  survivor: CaseState,
  context: ActContext,
): Concerned['record'] {
  const { directory, now } = context;
  const { change, record } = unitedWith(survivor, state, context);
  const { confidentiality } = record;
  if (!confidentiality) return record;
  const own = state.confidentiality?.receivingUnit ?? unitOfPost(state.ownerPost);
  const { ownerPost } = { ...survivor, ...change };
  return mayHandle({ confidentiality, ownerPost }, own, { directory, now })
    ? { confidentiality: { ...confidentiality, receivingUnit: own } }
    : record;
}

export function liftConfidentiality(state: CaseState, context: ActContext): CaseEvent {
  return act(state, context, { type: 'confidentiality-lifted' });
}

/** The reporter's word by code, and its taking back. */
export function consent(state: CaseState, context: ActContext, given: boolean): CaseEvent {
  return act(state, context, { type: given ? 'consent-given' : 'consent-withdrawn' });
}
