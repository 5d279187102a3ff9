import { publishedEvents } from '@fengqiao/contracts/events/aggregate-event';
import { iso } from '@fengqiao/contracts/events/clock-standing';
import { AggregateStore } from '../../store/aggregate-store.ts';
import { plainColumns } from '../../store/plain-row.ts';
import { itemKind, type ItemTypes } from '../domain/decide.scenario.ts';
import type { ItemFact } from '../domain/item.scenario.ts';
import { itemLadder, itemNoticeRequests } from '../domain/ladder.scenario.ts';
import { ItemRow } from './item.entity.scenario.ts';

export interface StoredItemTypes extends ItemTypes {
  readonly row: ItemRow;
  readonly content: { readonly description: string };
}

/** 拾得物 as it stands in PostgreSQL, and as it leaves it. */
export const items = new AggregateStore<StoredItemTypes>({
  type: 'lost-property',
  entity: ItemRow,
  evolve: itemKind.evolve,
  canSee: itemKind.canSee,
  stateOf: ({ state }) => state,
  columnsOf: plainColumns,
  contentOf: (_, content) => ({ ...content }),
  ladder: itemLadder,
  published: ({ number }, events, premises) =>
    publishedEvents(number, events, itemNoticeRequests(events, premises), publishedFact),
});

function publishedFact(fact: ItemFact) {
  const { type } = fact;
  return type === 'found' ? { type, sort: fact.sort, foundAt: iso(fact.foundAt) } : { type };
}
