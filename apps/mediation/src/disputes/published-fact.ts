import { iso, isoOrNull } from '@fengqiao/contracts/events/clock-standing';
import type { DisputeEventData } from '@fengqiao/contracts/events/dispute-event';
import type { DisputeFact, MovedLimit } from '@fengqiao/domain/dispute/dispute-event';

/**
 * What an event says, as it leaves PostgreSQL: each field on purpose, moments as RFC 3339. Panelists from outside are
 * known by a key; sums, words and ties stay.
 */
export function publishedFact(fact: DisputeFact): DisputeEventData['fact'] {
  switch (fact.type) {
    case 'screened': {
      const { type, policy, parties } = fact;
      return { type, policy, parties: parties.map(({ key, residence }) => ({ key, residence })) };
    }
    case 'accepted':
    case 'mediator-assigned':
      return { type: fact.type, mediator: fact.mediator };
    case 'case-linked':
      return { type: fact.type, caseId: fact.caseId };
    case 'consent-recorded':
      return { type: fact.type, party: fact.party, given: fact.given };
    case 'receipt-issued':
      return { type: fact.type, party: fact.party, validUntil: iso(fact.validUntil) };
    case 'code-issued':
    case 'identity-shown':
      return { type: fact.type, party: fact.party };
    case 'colour-changed':
      return { type: fact.type, from: fact.from };
    case 'complexity-raised':
      return { type: fact.type, from: fact.from, deadline: publishedLimit(fact.deadline) };
    case 'extended':
      return { type: fact.type, days: fact.days, deadline: publishedLimit(fact.deadline) };
    case 'session-planned':
      return { type: fact.type, session: fact.session, at: iso(fact.at), panel: fact.panel.map(panelist) };
    case 'session-cancelled':
      return { type: fact.type, session: fact.session };
    case 'tie-declared':
      return { type: fact.type, session: fact.session, panelist: fact.panelist };
    case 'panelist-replaced':
      return { type: fact.type, session: fact.session, panelist: fact.panelist, by: panelist(fact.by) };
    case 'session-held':
      return { type: fact.type, session: fact.session, outcome: fact.outcome, attended: fact.attended };
    case 'statement-recorded':
      return { type: fact.type, party: fact.party, confidential: fact.confidential };
    case 'raised':
      return { type: fact.type, from: fact.from, skips: fact.skips };
    case 'settlement-drafted':
    case 'obligations-imported': {
      const obligations = fact.obligations.map(({ id, kind, who, toWhom, dueAt, after }) => {
        return { id, kind, who, toWhom, dueAt: iso(dueAt), after };
      });
      return { type: fact.type, version: fact.version, hash: fact.hash, obligations };
    }
    case 'signed':
      return { type: fact.type, version: fact.version, party: fact.party };
    case 'agreed': {
      const { type, version, amends, effectiveOn, committee } = fact;
      return { type, version, amends, effectiveOn, committee };
    }
    case 'deadline-moved': {
      const { clock, instance } = fact.deadline;
      return {
        type: fact.type,
        deadline: { clock, instance, ...publishedLimit(fact.deadline) },
        cause: fact.cause,
      };
    }
    case 'obligation-opened':
      return {
        type: fact.type,
        obligation: fact.obligation,
        instance: fact.instance,
        dueAt: iso(fact.dueAt),
      };
    case 'obligation-confirmed':
      return { type: fact.type, obligation: fact.obligation, party: fact.party, late: fact.late };
    case 'obligation-waived':
      return { type: fact.type, obligation: fact.obligation, party: fact.party };
    case 'settled':
      return {
        type: fact.type,
        visits: fact.visits.map(({ party, step, station }) => ({ party, step, station })),
      };
    case 'court-decided':
      return { type: fact.type, confirmed: fact.confirmed };
    case 'visited': {
      const { type, party, step, station, outcome } = fact;
      return { type, party, step, station, outcome };
    }
    case 'reopened':
      return { type: fact.type, cause: fact.cause };
    case 'referred-out':
      return { type: fact.type, to: fact.to };
    case 'withdrawn':
      return { type: fact.type, party: fact.party };
    case 'merged':
      return { type: fact.type, into: fact.into };
    case 'took-in':
      return { type: fact.type, disputeId: fact.disputeId, referredBy: fact.referredBy };
    case 'resolution-made': {
      const { type, resolution, consultation, unit, dueAt } = fact;
      return { type, resolution, consultation, unit, dueAt: iso(dueAt) };
    }
    case 'resolution-done':
      return { type: fact.type, resolution: fact.resolution };
    case 'rung-climbed': {
      const { id, clock, instance, kind, n, covers, addressees, at } = fact.rung;
      return { type: fact.type, rung: { id, clock, instance, kind, n, covers, addressees, at: iso(at) } };
    }
    case 'checked-in':
    case 'standing-imported':
    case 'confirmation-applied':
    case 'confirmation-lapsed':
      return { type: fact.type };
  }
}

function panelist({ key, capacity }: { readonly key: string; readonly capacity: string }) {
  return { key, capacity };
}

function publishedLimit({ oldDueAt, newDueAt }: MovedLimit) {
  return { oldDueAt: isoOrNull(oldDueAt), newDueAt: isoOrNull(newDueAt) };
}
