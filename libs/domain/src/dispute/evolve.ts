import { evolvedBy } from '../aggregate/catch-up.ts';
import { partyOf, type DisputeState, type Party, type PartysCode, type Session } from './dispute.ts';
import type { DisputeEvent, DisputeFact } from './dispute-event.ts';
import { personOnPanel } from './visibility/tie.ts';
import { isDone, type Obligation, type Settlement } from './settlement/settlement.ts';

/** The dispute after an event: its state is its events applied in order; the row kept beside them is this. */
export function evolveDispute(state: DisputeState | null, event: DisputeEvent, id: string): DisputeState {
  const { fact, standing, occurredAt } = event;
  const stamped = { version: event.seq, lastEventAt: occurredAt };
  if (fact.type === 'screened') {
    const { number, place, kind, origin, relatedCase, referredBy, referrals = [], policy } = fact;
    return {
      id,
      ...{ number, place, kind, origin, relatedCase, referredBy, referrals, policy },
      ...standing,
      ...stamped,
      parties: fact.parties.map((party): Party => ({ ...party, consent: null, code: null })),
      mediator: null,
      sessions: [],
      settlement: null,
      obligations: [],
      confirmation: null,
      visits: [],
      resolutions: [],
      mergedInto: null,
      tookIn: [],
      screenedAt: occurredAt,
      acceptedAt: null,
      agreedAt: null,
      settledAt: null,
    };
  }
  if (!state) throw new Error(`event ${fact.type} before the dispute was screened`);
  return { ...state, ...standing, ...stamped, ...changeOf(state, event) };
}

export function evolveDisputeAll(
  state: DisputeState | null,
  events: readonly DisputeEvent[],
  id: string,
): DisputeState {
  return evolvedBy(evolveDispute, state, events, id);
}

/** What an event changes beside the standing it carries. */
function changeOf(state: DisputeState, { fact, standing, occurredAt }: DisputeEvent): Partial<DisputeState> {
  switch (fact.type) {
    case 'accepted':
      return { mediator: fact.mediator, acceptedAt: occurredAt };
    case 'mediator-assigned':
      return { mediator: fact.mediator };
    case 'case-linked':
      return { relatedCase: fact.caseId };
    case 'consent-recorded': {
      const consent = fact.given ? 'given' : 'refused';
      const parties = state.parties.map((party) =>
        party.key === fact.party ? ({ ...party, consent } as const) : party,
      );
      return { parties };
    }
    case 'code-issued':
      return { parties: onParty(state, fact.party, { issuedAt: occurredAt, identityShown: false }) };
    case 'identity-shown': {
      const issuedAt = partyOf(state, fact.party)?.code?.issuedAt ?? null;
      return { parties: onParty(state, fact.party, { issuedAt, identityShown: true }) };
    }
    case 'session-planned': {
      const { session: n, at, panel } = fact;
      const planned = { n, at, panel, level: standing.level, state: 'planned', outcome: null } as const;
      return { sessions: [...state.sessions, planned] };
    }
    case 'session-cancelled':
      return { sessions: onSession(state, fact.session, (each) => ({ ...each, state: 'cancelled' })) };
    case 'session-held':
      return {
        sessions: onSession(state, fact.session, (each) => ({
          ...each,
          state: 'held',
          outcome: fact.outcome,
        })),
      };
    case 'tie-declared':
      return {
        ...tiesAfter(state, fact),
        sessions: onSession(state, fact.session, (each) => ({
          ...each,
          panel: each.panel.map((one) => (one.key === fact.panelist ? { ...one, tied: fact.tied } : one)),
        })),
      };
    case 'panelist-replaced':
      return {
        sessions: onSession(state, fact.session, (each) => ({
          ...each,
          panel: each.panel.map((one) => (one.key === fact.panelist ? fact.by : one)),
        })),
      };
    case 'raised':
      return {
        sessions: state.sessions.map((each) =>
          each.state === 'planned' ? { ...each, state: 'cancelled' } : each,
        ),
      };
    case 'settlement-drafted': {
      const { version, hash, obligations } = fact;
      const { inForce = null, ...before } = state.settlement ?? {};
      const drafted = { version, hash, obligations, signedBy: [], inForce, draftedAt: occurredAt };
      return { settlement: { ...before, ...drafted } };
    }
    case 'signed':
      return {
        settlement: onSettlement(state, (each) => ({ ...each, signedBy: [...each.signedBy, fact.party] })),
      };
    case 'agreed':
      return {
        settlement: onSettlement(state, (each) => ({ ...each, inForce: fact.version, ...effectOf(fact) })),
        obligations: inForce(state),
        agreedAt: occurredAt,
        ...(!fact.amends && { confirmation: fact.committee === false ? null : 'open' }),
      };
    case 'obligations-imported': {
      const { hash, obligations } = fact;
      return {
        settlement: onSettlement(state, (each) => ({ ...each, hash, obligations })),
        obligations: obligations.map((terms) => ({ ...terms, state: 'shut', instance: 0 })),
      };
    }
    case 'obligation-opened':
      return {
        obligations: onObligation(state, fact.obligation, (each) => ({
          ...each,
          state: 'open',
          instance: fact.instance,
          dueAt: fact.dueAt,
          agreedDueAt: each.dueAt,
        })),
      };
    case 'obligation-confirmed':
      return {
        obligations: onObligation(state, fact.obligation, (each) => ({ ...each, state: 'confirmed' })),
      };
    case 'obligation-waived':
      return { obligations: onObligation(state, fact.obligation, (each) => ({ ...each, state: 'waived' })) };
    case 'settled':
      return { visits: fact.visits.map((visit) => ({ ...visit, outcome: null })), settledAt: occurredAt };
    case 'confirmation-applied':
      return { confirmation: 'applied' };
    case 'confirmation-lapsed':
      return { confirmation: 'lapsed' };
    case 'court-decided':
      return { confirmation: fact.confirmed ? 'confirmed' : 'refused' };
    case 'visited':
      return {
        visits: state.visits.map((visit) =>
          visit.party === fact.party && visit.step === fact.step
            ? { ...visit, outcome: fact.outcome }
            : visit,
        ),
      };
    case 'reopened':
      // What was agreed stays in the history; another settlement begins with what was performed of this one.
      return {
        settlement: onSettlement(state, (each) => ({ ...each, inForce: null, signedBy: [] })),
        obligations: state.obligations.filter(isDone),
        visits: [],
        agreedAt: null,
        settledAt: null,
      };
    case 'merged':
      return { mergedInto: fact.into };
    case 'took-in':
      return {
        tookIn: [...state.tookIn, fact.disputeId],
        referredBy: [...new Set([...state.referredBy, ...fact.referredBy])],
        referrals: [...state.referrals, ...(fact.referrals ?? [])],
      };
    case 'resolution-made': {
      const { resolution: n, consultation, unit, dueAt } = fact;
      return { resolutions: [...state.resolutions, { n, consultation, unit, dueAt, doneAt: null }] };
    }
    case 'resolution-done':
      return {
        resolutions: state.resolutions.map((each) =>
          each.n === fact.resolution ? { ...each, doneAt: occurredAt } : each,
        ),
      };
    default:
      return {};
  }
}

/** Taken down once, a tie stays: a panel forgets whoever is replaced. */
function tiesAfter(
  { ties = [] }: DisputeState,
  { panelist, tied }: Extract<DisputeFact, { type: 'tie-declared' }>,
): Pick<DisputeState, 'ties'> {
  const person = tied ? personOnPanel({ key: panelist }) : null;
  return person === null || ties.includes(person) ? {} : { ties: [...ties, person] };
}

function onParty({ parties }: DisputeState, key: string, code: PartysCode): Party[] {
  return parties.map((party) => (party.key === key ? { ...party, code } : party));
}

function onSession(state: DisputeState, n: number, change: (session: Session) => Session): Session[] {
  return state.sessions.map((session) => (session.n === n ? change(session) : session));
}

function onObligation(
  state: DisputeState,
  id: string,
  change: (each: Obligation) => Obligation,
): Obligation[] {
  return state.obligations.map((each) => (each.id === id ? change(each) : each));
}

function onSettlement(
  state: DisputeState,
  change: (settlement: Settlement) => Settlement,
): Settlement | null {
  return state.settlement && change(state.settlement);
}

/** What an agreement says of its effect; those of old say nothing. */
function effectOf({ effectiveOn, committee }: Extract<DisputeFact, { type: 'agreed' }>): Partial<Settlement> {
  return {
    ...(effectiveOn !== undefined && { effectiveOn }),
    ...(committee !== undefined && { committee }),
  };
}

/** The obligations of the version that comes into force: what was performed before stays performed. */
function inForce({ settlement, obligations }: DisputeState): Obligation[] {
  return (settlement?.obligations ?? []).map((terms) => {
    const before = obligations.find(({ id }) => id === terms.id);
    if (before && isDone(before)) return before;
    return { ...terms, state: 'shut', instance: before?.instance ?? 0 };
  });
}
