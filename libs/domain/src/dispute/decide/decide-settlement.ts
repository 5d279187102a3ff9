import { changed, ended, started } from '../../aggregate/clocks.ts';
import { isRefusal, refuse, type Refusal } from '../../refusal.ts';
import { act, momentOf, type DisputeContext } from '../acts/act.ts';
import { checkInClocks } from '../ladder/check-in.ts';
import {
  committeeTookPart,
  confirmationStart,
  confirmationTerm,
  localToday,
  unfitEffectiveDay,
} from '../settlement/confirmation.ts';
import type { DisputeState } from '../dispute.ts';
import type { DisputeCommandOf as Of, Draft, DraftHashes, HashOf } from '../commands/dispute-command.ts';
import type { DisputeEvent, DisputeRecord } from '../dispute-event.ts';
import { unfitDue } from '../settlement/due.ts';
import { policyOf } from '../rules/rules.ts';
import {
  checkObligations,
  clockOfObligation,
  isDone,
  rewrittenFields,
  type ObligationTerms,
} from '../settlement/settlement.ts';
import { dropClock } from '../../ladder/clock-instance.ts';
import { jointly } from './decide-opening.ts';

/**
 * 调解协议 as it is to be signed; a later one is a new version to sign, and what was performed already stays in it as it
 * was.
 */
export function decideDraft(
  state: DisputeState,
  command: Of<'draft-settlement'>,
  context: DisputeContext,
  hashOf: HashOf,
): DisputeEvent | Refusal {
  const obligations = termsOf(command);
  const unmoved = obligations.filter(
    ({ id }) => !state.obligations.some((each) => each.id === id && isDone(each)),
  );
  for (const each of unmoved) {
    const unfit = unfitDue(each.dueAt, context.now, `obligations.${obligations.indexOf(each)}.dueAt`);
    if (unfit) return unfit;
  }
  const refusal = unpaid(command) ?? checkObligations(obligations, state.parties, null);
  if (refusal) return refusal;
  const version = (state.settlement?.version ?? 0) + 1;
  const hashes = hashOf(command, version);
  const said = withSaid(obligations, hashes);
  const changed = rewritten(state, said);
  if (changed) return changed;
  const fact = { type: 'settlement-drafted', version, hash: hashes.document, obligations: said } as const;
  return act(state, context, fact, {}, recordOf(command, hashes));
}

export function termsOf({ obligations }: Pick<Draft, 'obligations'>): ObligationTerms[] {
  return obligations.map(({ id, kind, who, toWhom, dueAt, after }) => ({
    id,
    kind,
    who,
    toWhom,
    dueAt: momentOf(dueAt),
    after,
  }));
}

/** Terms with the hash of their words. */
export function withSaid(obligations: readonly ObligationTerms[], hashes: DraftHashes): ObligationTerms[] {
  return obligations.map((each, index) => {
    const said = hashes.obligations[index];
    return said === undefined ? each : { ...each, said };
  });
}

export function recordOf({ terms, obligations }: Draft, hashes: DraftHashes): DisputeRecord {
  const said = obligations.flatMap(({ id }, index) => {
    const hash = hashes.obligations[index];
    return hash === undefined ? [] : [[id, hash] as const];
  });
  const owed = obligations.map(({ id, what, amountYuan }) => {
    return [id, { what, ...(amountYuan !== undefined && { amountYuan }) }] as const;
  });
  return {
    ...{ terms, owed: Object.fromEntries(owed) },
    ...(said.length > 0 && { said: Object.fromEntries(said) }),
  };
}

/** Money is owed in a sum, other things are not. */
export function unpaid({ obligations }: Pick<Draft, 'obligations'>): Refusal | null {
  const wrong = obligations.findIndex(
    ({ kind, amountYuan }) => (kind === 'money') !== (amountYuan !== undefined),
  );
  return wrong < 0 ? null : refuse('amount-required', `obligations.${wrong}.amountYuan`);
}

/** What was performed cannot be agreed anew: each field of it that a later version changes, or leaves out, is named. */
function rewritten(state: DisputeState, drafted: readonly ObligationTerms[]): Refusal | null {
  const fields = state.obligations.filter(isDone).flatMap((done) => {
    const index = drafted.findIndex(({ id }) => id === done.id);
    const again = drafted[index];
    if (!again) return ['obligations'];
    return rewrittenFields(done, again).map((field) => `obligations.${index}.${field}`);
  });
  return fields.length > 0 ? refuse('performed-already', [...new Set(fields)]) : null;
}

export function decideSign(
  state: DisputeState,
  { version, means }: Of<'sign'>,
  party: string,
  context: DisputeContext,
): DisputeEvent | Refusal {
  // A paper of another version was signed: what it says is not what would come into force.
  if (version !== state.settlement?.version) return refuse('settlement-changed', 'version');
  if (state.settlement.signedBy.includes(party)) return refuse('nothing-to-change', 'party');
  return act(state, context, { type: 'signed', version, party }, {}, means ? { means } : {});
}

/**
 * 达成协议: the version everybody signed comes into force. The first one ends the limit to resolve, and lets the parties
 * ask a court where a people's mediation committee took part; a change ends the clocks of what was owed before and not
 * performed. What was performed between writing and signing cannot be rewritten by it either.
 */
export function decideAgree(
  state: DisputeState,
  given: Omit<Of<'agree'>, 'command'>,
  context: DisputeContext,
): DisputeEvent | Refusal {
  const { settlement } = state;
  if (!settlement) throw new Error('agreed without a settlement');
  const { now } = context;
  const amends = settlement.inForce !== null;
  const { effectiveOn = localToday(context), committee = committeeTookPart(state, context) } = given;
  const refusal = unfitEffectiveDay(state, effectiveOn, context) ?? rewritten(state, settlement.obligations);
  if (refusal) return refusal;
  const fact = { type: 'agreed', version: settlement.version, amends, effectiveOn, committee } as const;
  if (amends) {
    const dropped = state.obligations.reduce<DisputeState['clocks']>(
      (clocks, { id }) => changed(clocks, clockOfObligation(id), (clock) => dropClock(clock, now)),
      state.clocks,
    );
    return act(state, context, fact, { status: 'agreed', clocks: dropped });
  }
  const resolved = ended(state.clocks, 'resolve', now);
  if (!committee) return act(state, context, fact, { status: 'agreed', clocks: resolved });
  const { limit } = confirmationTerm(context.rules);
  const from = confirmationStart(effectiveOn, context);
  // Days of rest are the bureau's, as they are the court's: a station that is open at weekends moves no day of the law.
  const clocks = started(resolved, 'confirmation', limit, from, null, context.rules.timetable);
  return act(state, context, fact, { status: 'agreed', clocks });
}

/** 司法确认: the parties ask a court together, within 30 days. */
export function decideApplyForConfirmation(
  state: DisputeState,
  { consents }: Of<'apply-for-confirmation'>,
  context: DisputeContext,
): DisputeEvent | Refusal {
  const refusal = jointly(state, consents, 'application-not-joint');
  if (isRefusal(refusal)) return refusal;
  const clocks = ended(state.clocks, 'confirmation', context.now);
  return act(state, context, { type: 'confirmation-applied' }, { clocks });
}

export function decideCourtDecision(
  state: DisputeState,
  { confirmed }: Of<'record-court-decision'>,
  context: DisputeContext,
): DisputeEvent {
  return act(state, context, { type: 'court-decided', confirmed });
}

/** Back to mediation at its level, with a new limit: what was settled did not hold, or was not performed. */
export function decideReopen(
  state: DisputeState,
  cause: 'relapse' | 'default',
  context: DisputeContext,
  reason: string,
): DisputeEvent {
  const { now, rules } = context;
  const policy = policyOf(rules, state.policy);
  const still = state.clocks.map((clock) =>
    clock.endedAt === null && clock.name !== 'resolution' && clock.name !== 'confirmation'
      ? dropClock(clock, now)
      : clock,
  );
  const resolving = started(
    still,
    'resolve',
    policy.resolve[state.complexity],
    now,
    state.place,
    context.rules.timetable,
  );
  const status = 'mediating' as const;
  const clocks = checkInClocks({ ...state, status, clocks: resolving }, context);
  const change = { status, round: state.round + 1, clocks };
  return act(state, context, { type: 'reopened', cause }, change, { reason });
}
