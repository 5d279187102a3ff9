import type { Directory } from '../directory/directory.ts';
import { ownerPostFor, unitOfPost, type PostRef } from '../directory/posts.ts';
import { endClock, resumeTime, startClock, stopTime } from '../ladder/clock-instance.ts';
import { unsatisfiedRecord } from './accountability.ts';
import type { CaseClock, CaseClockName, CaseState, Confidentiality, Ledger } from './case.ts';
import { routeComplaint } from './confidentiality.ts';
import {
  standingOf,
  type CaseEvent,
  type CaseFact,
  type CaseRecord,
  type CaseStanding,
  type Evidence,
  type FollowUpOutcome,
  type UnknownOfImport,
} from './case-event.ts';
import { limitFor, type Matter } from './policy.ts';
import type { CaseRules } from './rule-book.ts';

/**
 * What each act does to the stage and the clocks, whoever was allowed to do it and however it came in: by a
 * command, out of an import, or by the system itself.
 */
export interface ActContext {
  readonly at: number;
  readonly by: string | null;
  readonly standIn: boolean;
  readonly imported: readonly UnknownOfImport[] | null;
  readonly directory: Directory;
  readonly rules: CaseRules;
}

export interface Placement {
  readonly ownerPost: PostRef;
  readonly proposedUnit: string;
  readonly confidentiality: Confidentiality | null;
}

/**
 * Where a matter goes. A complaint, or any case that names a subject, goes where policy says and nowhere else;
 * another one to the owner of the proposed unit. Null when the directory has no such unit.
 */
export function place(
  context: Pick<ActContext, 'directory' | 'rules'>,
  matter: {
    ledger: Ledger;
    unit: string | null;
    subjectUnit: string | null;
    subjectPersons: readonly string[];
  },
): Placement | null {
  const { directory, rules } = context;
  const named = matter.subjectPersons
    .map((id) => directory.people.get(id)?.unit)
    .find((unit) => unit !== undefined);
  const subjectUnit = matter.subjectUnit ?? named ?? null;
  const confidential =
    matter.ledger === 'complaint' || subjectUnit !== null || matter.subjectPersons.length > 0;
  if (!confidential) {
    const ownerPost = matter.unit === null ? null : ownerPostFor(directory, matter.unit);
    return ownerPost && matter.unit ? { ownerPost, proposedUnit: matter.unit, confidentiality: null } : null;
  }
  const route = routeComplaint(directory, rules.policy, subjectUnit);
  if (!route) return null;
  const { receivingUnit, handlingUnit, ownerPost } = route;
  return {
    ownerPost,
    proposedUnit: handlingUnit,
    confidentiality: { subjectUnit, subjectPersons: matter.subjectPersons, receivingUnit },
  };
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
}

/** Registration happened when the matter was received: late writing-down is shown, not forgiven. */
export function register(context: ActContext, matter: Registration): CaseEvent {
  const {
    ledger,
    channel,
    category,
    responseClass,
    receivedAt,
    registeredAt,
    anonymous,
    ownerPost,
    proposedUnit,
  } = matter;
  const { policy, edition } = context.rules;
  const unit = unitOfPost(ownerPost);
  const start = (name: CaseClockName) =>
    startClock(name, 1, limitFor(policy, matter, name), receivedAt, unit, edition);
  const standing: CaseStanding = {
    ledger,
    stage: 'registered',
    round: 1,
    ownerPost,
    handlingUnit: null,
    level: 0,
    clocks: [start('assign'), start('overall')],
  };
  return {
    seq: 1,
    occurredAt: receivedAt,
    by: context.by,
    standIn: context.standIn,
    imported: context.imported,
    fact: {
      type: 'registered',
      number: matter.number,
      channel,
      category,
      responseClass,
      receivedAt,
      registeredAt,
      anonymous,
      policy: policy.version,
      proposedUnit,
    },
    standing,
    record: { confidentiality: matter.confidentiality },
  };
}

export interface Submission extends Placement {
  readonly ledger: Ledger;
  readonly category: string;
}

export function submit(state: CaseState, context: ActContext, to: Submission): CaseEvent {
  const { ledger, category, ownerPost, proposedUnit, confidentiality } = to;
  return act(
    state,
    context,
    { type: 'submitted', proposedUnit, category },
    { stage: 'submitted', ledger, ownerPost },
    { confidentiality },
  );
}

export function assign(
  state: CaseState,
  context: ActContext,
  to: { unit: string; handler: string | null },
): CaseEvent {
  const assigned = { ...state, handlingUnit: to.unit, clocks: ended(context, state.clocks, 'assign') };
  const clocks = started(context, assigned, 'complete');
  return act(
    state,
    context,
    { type: 'assigned', handler: to.handler },
    { stage: 'assigned', handlingUnit: to.unit, clocks },
  );
}

export function accept(state: CaseState, context: ActContext, handler: string | null): CaseEvent {
  return act(state, context, { type: 'accepted', handler }, { stage: 'handling' });
}

export function reply(
  state: CaseState,
  context: ActContext,
  { result, evidence }: { result: string; evidence: readonly Evidence[] },
): CaseEvent {
  const standing = changed(state.clocks, 'complete', (clock) => stopTime(clock, 'standing', context.at));
  const clocks = started(context, { ...state, clocks: standing }, 'follow-up');
  return act(
    state,
    context,
    { type: 'replied', evidence: evidence.length },
    { stage: 'replied', clocks },
    { result, evidence },
  );
}

export function followUp(
  state: CaseState,
  context: ActContext,
  told: { outcome: FollowUpOutcome; attempts: NonNullable<CaseRecord['attempts']> },
): CaseEvent {
  const { at: now, directory, rules } = context;
  const accountability =
    told.outcome === 'unsatisfied'
      ? unsatisfiedRecord(state, { now, directory, policy: rules.policy })
      : null;
  const fact: CaseFact = {
    type: 'followed-up',
    outcome: told.outcome,
    attempts: told.attempts.length,
    ...(accountability && { accountability }),
  };
  const record = told.attempts.length > 0 ? { attempts: told.attempts } : {};
  const done = ended(context, state.clocks, 'follow-up');
  if (told.outcome === 'unsatisfied') {
    const clocks = changed(done, 'complete', (clock) => resumeTime(clock, context.at, context.rules.edition));
    return act(state, context, fact, { stage: 'handling', round: state.round + 1, clocks }, record);
  }
  return act(
    state,
    context,
    fact,
    { stage: 'followed-up', clocks: started(context, { ...state, clocks: done }, 'sign-off') },
    record,
  );
}

/** The complete clock ends here, met at the moment of the reply that stood. */
export function signOff(state: CaseState, context: ActContext): CaseEvent {
  const signed = ended(context, state.clocks, 'sign-off');
  const complete = changed(signed, 'complete', (clock) =>
    endClock(clock, context.at, state.repliedAt ?? context.at),
  );
  return act(
    state,
    context,
    { type: 'signed-off' },
    { stage: 'signed-off', clocks: started(context, { ...state, clocks: complete }, 'archive') },
  );
}

export function close(
  state: CaseState,
  context: ActContext,
  { publicSummary, withheldReason }: Pick<CaseRecord, 'publicSummary' | 'withheldReason'>,
): CaseEvent {
  // An import knows of neither; whether it was published stays open.
  const published = publicSummary !== undefined ? true : withheldReason !== undefined ? false : null;
  const face = {
    ...(publicSummary !== undefined && { publicSummary }),
    ...(withheldReason !== undefined && { withheldReason }),
  };
  const clocks = ended(context, ended(context, state.clocks, 'archive'), 'overall');
  return act(state, context, { type: 'closed', published }, { stage: 'closed', clocks }, face);
}

function act(
  state: CaseState,
  context: ActContext,
  fact: CaseFact,
  change: Partial<CaseStanding>,
  record: CaseRecord = {},
): CaseEvent {
  const { at, by, standIn, imported } = context;
  return {
    seq: state.version + 1,
    occurredAt: at,
    by,
    standIn,
    imported,
    fact,
    standing: { ...standingOf(state), ...change },
    record,
  };
}

/** Changes the running instance of a clock. */
export function changed(
  clocks: readonly CaseClock[],
  name: CaseClockName,
  change: (clock: CaseClock) => CaseClock,
): readonly CaseClock[] {
  return clocks.map((clock) => (clock.name === name && clock.endedAt === null ? change(clock) : clock));
}

function ended(context: ActContext, clocks: readonly CaseClock[], name: CaseClockName): readonly CaseClock[] {
  return changed(clocks, name, (clock) => endClock(clock, context.at));
}

/** Starts a clock by the hours of the unit that answers for it: the handling unit for completing, else the owner's. */
function started(
  { at, rules }: ActContext,
  state: Matter & Pick<CaseState, 'clocks' | 'ownerPost' | 'handlingUnit'>,
  name: CaseClockName,
): readonly CaseClock[] {
  const { clocks, ownerPost, handlingUnit } = state;
  const instance = clocks.filter((clock) => clock.name === name).length + 1;
  const unit = (name === 'complete' ? handlingUnit : null) ?? unitOfPost(ownerPost);
  const limit = limitFor(rules.policy, state, name);
  return [...clocks, startClock(name, instance, limit, at, unit, rules.edition)];
}
