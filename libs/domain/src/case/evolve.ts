import { evolvedBy } from '../aggregate/catch-up.ts';
import { clockKey } from '../aggregate/clocks.ts';
import type { CaseState, HeardOutcome } from './case.ts';
import type { CaseEvent } from './case-event.ts';

/** The case after an event. A case's state is its events applied in order; the row kept beside them is this. */
export function evolve(state: CaseState | null, event: CaseEvent, id: string): CaseState {
  const { fact, standing, record } = event;
  const stamped = { version: event.seq, lastEventAt: Math.max(state?.lastEventAt ?? 0, event.occurredAt) };
  if (fact.type === 'registered') {
    const { number, channel, category, responseClass, receivedAt, anonymous, policy, proposedUnit } = fact;
    return {
      id,
      number,
      channel,
      category,
      responseClass,
      receivedAt,
      anonymous,
      policy,
      proposedUnit,
      ...standing,
      ...stamped,
      handler: null,
      repliedAt: null,
      closedAt: null,
      suspension: null,
      heard: [],
      appeal: null,
      merger: null,
      tookIn: [],
      confidentiality: record.confidentiality ?? null,
    };
  }
  if (!state) throw new Error(`event ${fact.type} before the case was registered`);
  return { ...state, ...standing, ...stamped, ...changeOf(state, event) };
}

/** What an event changes beside the standing it carries. */
function changeOf(state: CaseState, event: CaseEvent): Partial<CaseState> {
  const { fact, record, occurredAt } = event;
  switch (fact.type) {
    case 'submitted':
    case 'reclassified':
    case 'transferred': {
      const { proposedUnit } = fact;
      const category = fact.type === 'transferred' ? state.category : fact.category;
      // Left out by events of old, which changed nothing about it; null where the case is no longer confidential.
      const { confidentiality = state.confidentiality } = record;
      return { proposedUnit, category, confidentiality };
    }
    case 'reported-up':
      return { confidentiality: record.confidentiality ?? null };
    case 'assigned':
    case 'accepted':
    case 'handler-changed':
      return { handler: fact.handler };
    case 'objected':
      return { handler: null };
    case 'suspension-requested':
      return { suspension: { status: 'requested', reviewAt: fact.reviewAt } };
    case 'suspension-approved':
      return { suspension: { status: 'open', reason: 'requested' } };
    case 'referred':
      return { suspension: { status: 'open', reason: 'in-mediation', referral: event.seq }, heard: [] };
    case 'suspension-refused':
    case 'resumed':
    case 'withdrawn':
      return { suspension: null };
    case 'mediation-ended': {
      const { dispute, outcome, referrals = [] } = fact;
      const heard = [...state.heard, { dispute, outcome }];
      return awaits(state, { referrals }) ? { suspension: null, heard } : { heard };
    }
    case 'replied':
      return { suspension: null, repliedAt: occurredAt };
    case 'closed':
    case 'closed-unsatisfied':
      return { suspension: null, closedAt: occurredAt };
    case 'reopened':
      return { closedAt: null };
    case 'appealed':
      return { appeal: 'open' };
    case 'appeal-accepted':
      return { appeal: 'accepted' };
    case 'appeal-refused':
      return { appeal: 'refused' };
    case 'merged': {
      const clocks = state.clocks.filter(({ endedAt }) => endedAt === null).map(clockKey);
      return { suspension: null, merger: { into: fact.into, stage: state.stage, clocks } };
    }
    case 'unmerged':
      return { merger: null };
    case 'took-in':
      return { tookIn: [...state.tookIn, { caseId: fact.caseId, starts: fact.starts }] };
    case 'gave-back':
      return { tookIn: state.tookIn.filter(({ caseId }) => caseId !== fact.caseId) };
    default:
      return {};
  }
}

/**
 * Whether the complete clock waits for this outcome: for mediation, and for that of these referrals. Where either side
 * does not know which referral it is, any outcome is taken for the one.
 */
export function awaits(
  { suspension }: Pick<CaseState, 'suspension'>,
  { referrals }: Pick<HeardOutcome, 'referrals'>,
): boolean {
  if (suspension?.status !== 'open' || suspension.reason !== 'in-mediation') return false;
  const { referral } = suspension;
  return referral === null || referrals.length === 0 || referrals.includes(referral);
}

export function evolveAll(state: CaseState | null, events: readonly CaseEvent[], id: string): CaseState {
  return evolvedBy(evolve, state, events, id);
}
