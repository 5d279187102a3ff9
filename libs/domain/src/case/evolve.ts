import { evolvedBy } from '../aggregate/catch-up.ts';
import { clockKey } from '../aggregate/clocks.ts';
import type { CaseState, HeardOutcome } from './case.ts';
import type { CaseEvent, Correction } from './case-event.ts';
import { readConfidentiality } from './visibility/subjects.ts';

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
      publication: null,
      suspension: null,
      heard: [],
      appeal: null,
      questions: [],
      additions: 0,
      unconfirmedRating: null,
      // Whoever registers a matter of his or her own has its code from nobody else.
      code: event.by === null && !event.imported ? { isConfirmed: true } : null,
      merger: null,
      voiding: null,
      rated: [],
      tookIn: [],
      confidentiality: readConfidentiality(record.confidentiality ?? null),
      lifted: false,
      consent: false,
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
      return { proposedUnit, category, ...secretOf(record) };
    }
    case 'reported-up':
      return { confidentiality: readConfidentiality(record.confidentiality ?? null) };
    case 'subject-named':
      return { proposedUnit: fact.proposedUnit, lifted: false, ...secretOf(record), ...freed(event) };
    case 'confidentiality-lifted':
      return { confidentiality: null, lifted: true };
    case 'consent-given':
      return { consent: true };
    case 'consent-withdrawn':
      return { consent: false };
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
      return { suspension: null };
    // What was merged into it comes back, or is declined with it; what it was merged into answers for it no more.
    case 'withdrawn':
    case 'declined':
      return { suspension: null, merger: null, tookIn: [] };
    case 'voided': {
      const { merger, appeal } = state;
      const stood = merger ?? { stage: state.stage, clocks: running(state) };
      const voiding = { seq: event.seq, stage: stood.stage, clocks: stood.clocks, appeal };
      return { suspension: null, merger: null, tookIn: [], appeal: null, voiding };
    }
    case 'corrected':
      return corrected(state, fact);
    case 'followed-up':
      return fact.rated ? { rated: [...state.rated, fact.of ?? state.id] } : {};
    case 'mediation-ended': {
      const { dispute, outcome, referrals = [] } = fact;
      const heard = [...state.heard, { dispute, outcome }];
      return awaits(state, { referrals }) ? { suspension: null, heard } : { heard };
    }
    case 'replied':
      return { suspension: null, repliedAt: occurredAt, rated: [], unconfirmedRating: null };
    case 'rated':
      return { unconfirmedRating: fact.outcome };
    case 'asked': {
      const { question: n, answerBy } = fact;
      return { questions: [...state.questions, { n, answerBy, isAnswered: false }] };
    }
    case 'added':
      return {
        additions: state.additions + 1,
        questions: state.questions.map((each) =>
          each.n === fact.question ? { ...each, isAnswered: true } : each,
        ),
      };
    case 'code-issued':
      return { code: { isConfirmed: false } };
    case 'code-confirmed':
      return { code: { isConfirmed: true } };
    case 'closed': {
      // Null of an import, which cannot say.
      const publication = fact.published === null ? null : fact.published ? 'published' : 'withheld';
      return { suspension: null, closedAt: occurredAt, publication };
    }
    case 'closed-unsatisfied':
      return { suspension: null, closedAt: occurredAt, publication: null };
    case 'publication-withdrawn':
      return { publication: 'withdrawn' };
    case 'reopened':
      return { closedAt: null, publication: null };
    case 'appealed':
      return { appeal: 'open' };
    case 'appeal-accepted':
      // Against being voided: it stands as it did, and may be appealed for as before.
      return { appeal: state.voiding ? state.voiding.appeal : 'accepted', voiding: null };
    case 'appeal-refused':
      return { appeal: 'refused' };
    case 'merged': {
      const merger = { into: fact.into, stage: state.stage, clocks: running(state) };
      return { suspension: null, merger, ...secretOf(record) };
    }
    case 'unmerged':
    case 'came-back':
      return { merger: null, ...secretOf(record), ...freed(event) };
    case 'took-in': {
      const tookIn = [...state.tookIn, { caseId: fact.caseId, starts: fact.starts }];
      return { tookIn, ...secretOf(record), ...freed(event) };
    }
    case 'gave-back':
      return { tookIn: state.tookIn.filter(({ caseId }) => caseId !== fact.caseId) };
    default:
      return {};
  }
}

/** Who must not know, where an event changes it. */
function secretOf({ confidentiality }: CaseEvent['record']): Partial<CaseState> {
  return confidentiality === undefined ? {} : { confidentiality: readConfidentiality(confidentiality) };
}

/** Back with its owner because nobody who had it may have it: no handler, and nothing suspended. */
function freed({ standing: { stage, handlingUnit } }: CaseEvent): Partial<CaseState> {
  return stage === 'submitted' && handlingUnit === null ? { handler: null, suspension: null } : {};
}

function running({ clocks }: CaseState): string[] {
  return clocks.filter(({ endedAt }) => endedAt === null).map(clockKey);
}

/** Whatever names an instance that is void now names the one in its place. */
function corrected(state: CaseState, { receivedAt, of, moved }: Correction): Partial<CaseState> {
  const { merger, voiding } = state;
  const places = (keys: readonly string[]) => Object.keys(inTheirPlaces(asKeys(keys), moved));
  return {
    receivedAt,
    merger: merger && { ...merger, clocks: places(merger.clocks) },
    voiding: voiding && { ...voiding, clocks: places(voiding.clocks) },
    tookIn: state.tookIn.map((taken) =>
      taken.caseId === of?.caseId ? of : { ...taken, starts: inTheirPlaces(taken.starts, moved) },
    ),
  };
}

function asKeys(keys: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(keys.map((key) => [key, 0]));
}

/** What stands under the names of clock instances, under the names of those in their places. */
export function inTheirPlaces(
  byClock: Readonly<Record<string, number>>,
  moved: Correction['moved'],
): Readonly<Record<string, number>> {
  const place = (key: string) => {
    const move = moved.find(({ clock, instance }) => clockKey({ name: clock, instance }) === key);
    return move ? clockKey({ name: move.clock, instance: move.by }) : key;
  };
  return Object.fromEntries(Object.entries(byClock).map(([key, value]) => [place(key), value]));
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
