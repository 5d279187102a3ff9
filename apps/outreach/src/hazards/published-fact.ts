import type { AggregateEventData } from '@fengqiao/contracts/events/aggregate-event';
import { iso } from '@fengqiao/contracts/events/clock-standing';
import type { HazardFact } from '@fengqiao/domain/hazard/hazard-event';

/** What an event says, as it leaves PostgreSQL: each field on purpose, moments as RFC 3339. */
export function publishedFact(fact: HazardFact): AggregateEventData['fact'] {
  switch (fact.type) {
    case 'found': {
      const { type, place, kind, channel, handler } = fact;
      return { type, place, kind, channel, handler, foundAt: iso(fact.foundAt) };
    }
    case 'noticed':
      return { type: fact.type, notice: fact.notice, rectifyBy: iso(fact.rectifyBy), hash: fact.hash };
    case 'served':
      return { type: fact.type, notice: fact.notice, means: fact.means, servedAt: iso(fact.servedAt) };
    case 'extended':
      return { type: fact.type, notice: fact.notice, rectifyBy: iso(fact.rectifyBy) };
    case 'rectification-claimed':
      return { type: fact.type, notice: fact.notice };
    case 're-checked':
      return { type: fact.type, notice: fact.notice, outcome: fact.outcome };
    case 'referred':
      return { type: fact.type, authority: fact.authority };
    case 'handler-changed':
      return { type: fact.type, handler: fact.handler };
    case 'reported-up':
      return { type: fact.type, from: fact.from };
    default:
      return { type: fact.type };
  }
}
