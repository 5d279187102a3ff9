import type { CaseEventData } from '@fengqiao/contracts/events/case-event';
import type { Accountability, CaseEvent, CaseFact } from '@fengqiao/domain/case/case-event';
import { unitOfPost } from '@fengqiao/domain/directory/posts';
import { overdueFrom, stateOf } from '@fengqiao/domain/ladder/clock-instance';

/** An event as it leaves PostgreSQL: named fields only, so that nothing new slips out by being added elsewhere. */
export function publishedEvent(number: string, event: CaseEvent): CaseEventData {
  const { standing } = event;
  return {
    number,
    ledger: standing.ledger,
    stage: standing.stage,
    round: standing.round,
    ownerPost: standing.ownerPost,
    ownerUnit: unitOfPost(standing.ownerPost),
    handlingUnit: standing.handlingUnit,
    level: standing.level,
    by: event.by,
    standIn: event.standIn,
    imported: event.imported ? [...event.imported] : null,
    clocks: standing.clocks.map((clock) => ({
      name: clock.name,
      instance: clock.instance,
      state: stateOf(clock, event.occurredAt),
      startedAt: iso(clock.startedAt),
      dueAt: isoOrNull(clock.dueAt),
      endedAt: isoOrNull(clock.endedAt),
      outcome: clock.outcome,
      outcomeAt: isoOrNull(clock.outcomeAt),
      overdueFrom: isoOrNull(overdueFrom(clock)),
      provisional: clock.provisional,
    })),
    fact: publishedFact(event.fact),
  };
}

function publishedFact(fact: CaseFact): CaseEventData['fact'] {
  switch (fact.type) {
    case 'registered': {
      const { type, channel, category, responseClass, anonymous, policy, proposedUnit } = fact;
      const receivedAt = iso(fact.receivedAt);
      const registeredAt = iso(fact.registeredAt);
      const kind = { channel, category, responseClass, anonymous };
      return { type, ...kind, policy, proposedUnit, receivedAt, registeredAt };
    }
    case 'rung-climbed': {
      const { id, clock, instance, kind, n, covers, addressees } = fact.rung;
      const rung = { id, clock, instance, kind, n, covers, addressees, at: iso(fact.rung.at) };
      const record = fact.accountability;
      return { type: fact.type, rung, accountability: record && publishedRecord(record) };
    }
    case 'deadline-moved': {
      const { clock, instance, oldDueAt, newDueAt } = fact.deadline;
      const deadline = { clock, instance, oldDueAt: iso(oldDueAt), newDueAt: iso(newDueAt) };
      return { type: fact.type, deadline, cause: fact.cause };
    }
    case 'submitted':
      return { type: fact.type, proposedUnit: fact.proposedUnit, category: fact.category };
    case 'assigned':
    case 'accepted':
      return { type: fact.type, handler: fact.handler };
    case 'replied':
      return { type: fact.type, evidence: fact.evidence };
    case 'followed-up':
      return {
        type: fact.type,
        outcome: fact.outcome,
        attempts: fact.attempts,
        ...(fact.accountability && { accountability: publishedRecord(fact.accountability) }),
      };
    case 'acknowledged':
      return { type: fact.type, rung: fact.rung, final: fact.final };
    case 'signed-off':
      return { type: fact.type };
    case 'closed':
      return { type: fact.type, published: fact.published };
  }
}

function publishedRecord({ clock, instance, unit, ownerPost, holder, dueAt }: Accountability) {
  return { clock, instance, unit, ownerPost, holder, dueAt: isoOrNull(dueAt) };
}

function iso(moment: number): string {
  return new Date(moment).toISOString();
}

function isoOrNull(moment: number | null): string | null {
  return moment === null ? null : iso(moment);
}
