import { changed, dropped, ended } from '../../aggregate/clocks.ts';
import { ownerPostFor, unitOfPost, type PostRef } from '../../directory/posts.ts';
import { dropClock, reviveClock, startClock, stateOf, voidClock } from '../../ladder/clock-instance.ts';
import type { CaseClockName, CaseState, Confidentiality, Ledger, Subjects } from '../case.ts';
import type { CaseEvent } from '../case-event.ts';
import { routeComplaint } from '../visibility/routing.ts';
import { namesAnybody } from '../visibility/subjects.ts';
import { limitFor } from '../rules/policy.ts';
import { act, attached, started, type ActContext } from './act.ts';

export interface Placement {
  readonly ownerPost: PostRef;
  readonly proposedUnit: string;
  readonly confidentiality: Confidentiality | null;
}

/** What a matter is, and whom it is about. */
export interface Concern extends Subjects {
  readonly ledger: Ledger;
  readonly unit: string | null;
  /** Somebody is named in words that nobody has settled yet. */
  readonly inWords: boolean;
}

/**
 * Where a matter goes. A complaint, or any case that names a subject, goes where policy says and nowhere else;
 * another one to the owner of the proposed unit. Null when the directory has no such unit.
 */
export function place(
  { directory, rules, now }: Pick<ActContext, 'directory' | 'rules' | 'now'>,
  { ledger, unit, subjectUnits, subjectPersons, inWords }: Concern,
): Placement | null {
  const subjects = { subjectUnits, subjectPersons };
  if (ledger !== 'complaint' && !inWords && !namesAnybody(subjects)) {
    const ownerPost = unit === null ? null : ownerPostFor(directory, unit);
    return ownerPost && unit ? { ownerPost, proposedUnit: unit, confidentiality: null } : null;
  }
  const route = routeComplaint(subjects, { directory, now, policy: rules.policy });
  if (!route) return null;
  const { receivingUnit, handlingUnit, ownerPost } = route;
  const confidentiality = { ...subjects, inWords, receivingUnit };
  return { ownerPost, proposedUnit: handlingUnit, confidentiality };
}

export interface Registration extends Placement {
  readonly id: string;
  readonly number: string;
  readonly ledger: Ledger;
  readonly channel: CaseState['channel'];
  readonly category: string;
  readonly responseClass: string;
  readonly receivedAt: number;
  readonly registeredAt: number;
  readonly anonymous: boolean;
  readonly attachments?: readonly { readonly id: string }[] | undefined;
}

/** Clocks of a call for help: policy gives them a limit, or the case does not have them. */
const ofCalls: readonly CaseClockName[] = ['acknowledge', 'arrive'];

/** Registration happened when the matter was received: late writing-down is shown, not forgiven. */
export function register(context: ActContext, matter: Registration): CaseEvent {
  const { ledger, channel, category, responseClass, receivedAt, registeredAt, anonymous } = matter;
  const { ownerPost, proposedUnit, confidentiality, number } = matter;
  const { by, standIn, imported, rules } = context;
  const { policy, edition } = rules;
  const unit = unitOfPost(ownerPost);
  const clocks = [...ofCalls, 'assign' as const, 'overall' as const].flatMap((name) => {
    const limit = limitFor(policy, matter, name);
    if (limit === null && ofCalls.includes(name)) return [];
    return [startClock(name, 1, limit, receivedAt, unit, edition)];
  });
  const kind = { number, channel, category, responseClass, anonymous, proposedUnit };
  return {
    seq: 1,
    occurredAt: receivedAt,
    by,
    standIn,
    imported,
    fact: {
      ...{ type: 'registered', ...kind, receivedAt, registeredAt, policy: policy.version },
      ...attached(matter.attachments),
    },
    standing: { ledger, stage: 'registered', round: 1, ownerPost, handlingUnit: null, level: 0, clocks },
    record: { confidentiality },
  };
}

export interface Submission extends Placement {
  readonly ledger: Ledger;
  readonly category: string;
}

/** Sent up for approval: somebody has looked at it, which is all that acknowledging a call for help asks. */
export function submit(state: CaseState, context: ActContext, to: Submission): CaseEvent {
  const { ledger, category, ownerPost, proposedUnit, confidentiality } = to;
  return act(
    state,
    context,
    { type: 'submitted', proposedUnit, category },
    { stage: 'submitted', ledger, ownerPost, clocks: ended(state.clocks, 'acknowledge', context.now) },
    { confidentiality },
  );
}

export function reclassify(state: CaseState, context: ActContext, to: Submission): CaseEvent {
  const { ledger, category, ownerPost, proposedUnit, confidentiality } = to;
  const fact = { type: 'reclassified', category, proposedUnit } as const;
  return act(state, context, fact, { ledger, ownerPost }, { confidentiality });
}

export function transfer(state: CaseState, context: ActContext, to: Placement): CaseEvent {
  const { ownerPost, proposedUnit, confidentiality } = to;
  const fact = { type: 'transferred', proposedUnit } as const;
  return act(state, context, fact, { ownerPost }, { confidentiality });
}

/** The owner becomes the chief's post one level up; a complaint's receiving desk goes up with it. */
export function reportUp(state: CaseState, context: ActContext, ownerPost: PostRef): CaseEvent {
  const secret = state.confidentiality;
  const confidentiality = secret && { ...secret, receivingUnit: unitOfPost(ownerPost) };
  const fact = { type: 'reported-up', from: state.ownerPost } as const;
  return act(state, context, fact, { ownerPost }, { confidentiality });
}

export function assign(
  state: CaseState,
  context: ActContext,
  to: { unit: string; handler: string | null; atOnce?: boolean },
): CaseEvent {
  const assigned = { ...state, handlingUnit: to.unit, clocks: ended(state.clocks, 'assign', context.now) };
  const clocks = started(context, assigned, 'complete');
  return act(
    state,
    context,
    { type: 'assigned', handler: to.handler, atOnce: to.atOnce ?? false },
    { stage: 'assigned', handlingUnit: to.unit, clocks },
  );
}

/** The citizen is told why, and where to go. Nobody will come: what was to be reached besides is dropped. */
export function decline(
  state: CaseState,
  context: ActContext,
  told: { reason: string; referral: string },
): CaseEvent {
  const done = ended(ended(state.clocks, 'assign', context.now), 'overall', context.now);
  const clocks = dropped(done, context.now);
  const { reason, referral } = told;
  return act(state, context, { type: 'declined' }, { stage: 'declined', clocks }, { reason, referral });
}

/** The assign outcome is withdrawn and its instance runs on; the complete instance is void (domain text, Clocks). */
export function object(state: CaseState, context: ActContext, reason: string): CaseEvent {
  const fact = { type: 'objected', unit: state.handlingUnit ?? '' } as const;
  return act(state, context, fact, backWithOwner(state, context), { reason });
}

/** Of a round that is undone: what came after assigning is void, unless it was missed. */
const undone: readonly CaseClockName[] = ['complete', 'follow-up', 'sign-off', 'archive'];

/** Back to `submitted`, as if it had never been assigned. */
export function backWithOwner(state: CaseState, { now, rules }: ActContext) {
  const assigning = state.clocks.findLast(({ name }) => name === 'assign');
  const revived = state.clocks.map((clock) =>
    clock === assigning ? reviveClock(clock, rules.edition) : clock,
  );
  const clocks = undone.reduce<CaseState['clocks']>(
    (before, name) =>
      changed(before, name, (clock) =>
        // Missed although nobody had taken the breach yet: what has happened is not undone.
        stateOf(clock, now) === 'missed' ? dropClock(clock, now) : voidClock(clock, now),
      ),
    revived,
  );
  return { stage: 'submitted', handlingUnit: null, clocks } as const;
}
