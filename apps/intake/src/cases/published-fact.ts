import { iso, isoOrNull } from '@fengqiao/contracts/events/clock-standing';
import type { CaseEventData } from '@fengqiao/contracts/events/case-event';
import type { Accountability, CaseFact, Correction, MovedDeadline } from '@fengqiao/domain/case/case-event';

/** What an event says, as it leaves PostgreSQL: each field on purpose, moments as RFC 3339. */
export function publishedFact(fact: CaseFact): CaseEventData['fact'] {
  switch (fact.type) {
    case 'registered': {
      const { type, channel, category, responseClass, anonymous, policy, proposedUnit } = fact;
      const receivedAt = iso(fact.receivedAt);
      const registeredAt = iso(fact.registeredAt);
      const kind = { channel, category, responseClass, anonymous };
      return { type, ...kind, policy, proposedUnit, receivedAt, registeredAt, ...attached(fact) };
    }
    case 'rung-climbed': {
      const { id, clock, instance, kind, n, covers, addressees } = fact.rung;
      const rung = { id, clock, instance, kind, n, covers, addressees, at: iso(fact.rung.at) };
      const record = fact.accountability;
      return { type: fact.type, rung, accountability: record && publishedRecord(record) };
    }
    case 'deadline-moved': {
      return { type: fact.type, deadline: publishedDeadline(fact.deadline), cause: fact.cause };
    }
    case 'submitted':
      return { type: fact.type, proposedUnit: fact.proposedUnit, category: fact.category };
    case 'reclassified':
      return { type: fact.type, proposedUnit: fact.proposedUnit, category: fact.category };
    case 'transferred':
      return { type: fact.type, proposedUnit: fact.proposedUnit };
    case 'reported-up':
      return { type: fact.type, from: fact.from };
    case 'assigned':
      return { type: fact.type, handler: fact.handler, atOnce: fact.atOnce };
    case 'accepted':
      return { type: fact.type, handler: fact.handler };
    case 'handler-changed': {
      const { type, handler, from } = fact;
      return { type, handler, ...(from !== undefined && { from }) };
    }
    case 'objected':
      return { type: fact.type, unit: fact.unit };
    case 'suspension-requested':
    case 'suspension-approved':
      return { type: fact.type, reviewAt: iso(fact.reviewAt) };
    case 'extended':
      return {
        type: fact.type,
        deadline: publishedDeadline(fact.deadline),
        workingDays: fact.workingDays,
      };
    case 'referred':
      return { type: fact.type, place: fact.place };
    case 'mediation-ended': {
      const { type, dispute, outcome, referrals } = fact;
      return { type, dispute, outcome, ...(referrals && { referrals }) };
    }
    case 'replied':
      return { type: fact.type, evidence: fact.evidence, ...attached(fact) };
    case 'followed-up': {
      const { type, outcome, attempts, rated, of, accountability } = fact;
      const record = accountability && { accountability: publishedRecord(accountability) };
      return { type, outcome, attempts, rated, ...(of !== undefined && { of }), ...record, ...signed(fact) };
    }
    case 'records-withdrawn': {
      const records = fact.records.map(({ seq, clock, instance, unit, dueAt }) => {
        return { seq, clock, instance, unit, dueAt: isoOrNull(dueAt) };
      });
      return { type: fact.type, records };
    }
    case 'rated':
      return { type: fact.type, outcome: fact.outcome };
    case 'added':
      return { type: fact.type, question: fact.question, ...signed(fact), ...attached(fact) };
    case 'messages-chosen':
      return { type: fact.type, messages: [...fact.messages], ...signed(fact) };
    case 'attachment-erased':
      return { type: fact.type, attachment: fact.attachment };
    case 'asked':
      return { type: fact.type, question: fact.question, answerBy: fact.answerBy };
    case 'receipt-issued':
      return { type: fact.type, validUntil: iso(fact.validUntil) };
    case 'acknowledged':
      return { type: fact.type, rung: fact.rung, final: fact.final };
    case 'closed':
      return {
        ...{ type: fact.type, published: fact.published },
        ...(fact.agreedBy !== undefined && { agreedBy: fact.agreedBy }),
      };
    case 'closed-unsatisfied':
      return { type: fact.type, from: fact.from };
    case 'reopened':
      return { type: fact.type, byCitizen: fact.byCitizen, ...signed(fact) };
    case 'appealed':
    case 'withdrawn':
      return { type: fact.type, ...signed(fact) };
    case 'merged':
      return { type: fact.type, into: fact.into };
    case 'unmerged':
      return { type: fact.type, from: fact.from };
    case 'took-in': {
      const starts = published(fact.starts);
      return { type: fact.type, caseId: fact.caseId, starts };
    }
    case 'gave-back':
      return { type: fact.type, caseId: fact.caseId };
    case 'subject-named':
      return { type: fact.type, proposedUnit: fact.proposedUnit, comesBack: fact.comesBack };
    case 'declined':
    case 'declined':
      return { type: fact.type, ...(fact.with !== undefined && { with: fact.with }) };
    case 'voided':
      return { type: fact.type, from: fact.from };
    case 'corrected':
      return publishedCorrection(fact);
    case 'came-back':
      return { type: fact.type, from: fact.from };
    case 'appeal-accepted':
      return {
        type: fact.type,
        ...(fact.reinstates !== undefined && { reinstates: fact.reinstates }),
      };
    case 'code-issued':
    case 'code-confirmed':
    case 'appeal-refused':
    case 'suspension-refused':
    case 'resumed':
    case 'confidentiality-lifted':
    case 'consent-given':
    case 'consent-withdrawn':
    case 'signed-off':
    case 'sent-back':
    case 'publication-withdrawn':
    case 'urged':
      return { type: fact.type };
  }
}

/** Ids alone. */
function attached({ attachments }: { readonly attachments?: readonly string[] }) {
  return attachments === undefined ? {} : { attachments: [...attachments] };
}

function signed({ signedOn }: { readonly signedOn?: string }) {
  return signedOn === undefined ? {} : { signedOn };
}

function publishedCorrection(fact: { readonly type: 'corrected' } & Correction): CaseEventData['fact'] {
  const { type, of, moved, withdrawn } = fact;
  return {
    type,
    receivedAt: iso(fact.receivedAt),
    oldReceivedAt: iso(fact.oldReceivedAt),
    of: of && { caseId: of.caseId, starts: published(of.starts) },
    moved: moved.map(({ clock, instance, by }) => ({ clock, instance, by })),
    withdrawn: withdrawn.map(({ seq, clock, instance, unit, dueAt }) => ({
      ...{ seq, clock, instance, unit, dueAt: iso(dueAt) },
    })),
  };
}

function published(starts: Readonly<Record<string, number>>): Record<string, string> {
  return Object.fromEntries(Object.entries(starts).map(([clock, at]) => [clock, iso(at)]));
}

function publishedDeadline({ clock, instance, oldDueAt, newDueAt }: MovedDeadline) {
  return { clock, instance, oldDueAt: isoOrNull(oldDueAt), newDueAt: isoOrNull(newDueAt) };
}

function publishedRecord({ clock, instance, unit, ownerPost, holder, dueAt }: Accountability) {
  return { clock, instance, unit, ownerPost, holder, dueAt: isoOrNull(dueAt) };
}
