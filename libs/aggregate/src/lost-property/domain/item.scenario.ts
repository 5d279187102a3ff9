import type { AggregateEvent, RungClimbed } from '@fengqiao/domain/aggregate/aggregate-event';
import {
  plainActs,
  stamped,
  type PlainStanding,
  type PlainState,
} from '@fengqiao/domain/aggregate/plain-kind';

/** 拾得物: something found and handed in at a station's desk. */
export const stages = ['found', 'announced', 'handed-over', 'disposed'] as const;
export type Stage = (typeof stages)[number];
export const isOpen = (stage: Stage) => stage === 'found' || stage === 'announced';
export const sorts = ['cash', 'document', 'other'] as const;

export type ItemState = PlainState<Stage, 'claim'> & {
  readonly sort: (typeof sorts)[number];
  readonly foundAt: number;
};

export type ItemFact =
  | ({ readonly type: 'found' } & Pick<ItemState, 'number' | 'sort' | 'foundAt'>)
  | { readonly type: 'announced' | 'handed-over' | 'disposed' }
  | RungClimbed;
/** `claimant`: how whoever claims it shows that it is his or hers. */
export type ItemWords = { readonly note?: string | undefined; readonly claimant?: string };
export type ItemEvent = AggregateEvent<ItemFact, PlainStanding<Stage, 'claim'>, ItemWords>;

export const { act, itself } = plainActs<ItemFact, Stage, 'claim', ItemWords>();

export function evolve(state: ItemState | null, event: ItemEvent, id: string): ItemState {
  const { fact } = event;
  if (fact.type === 'found') {
    const { number, sort, foundAt } = fact;
    return { id, number, sort, foundAt, ...stamped(event) };
  }
  if (!state) throw new Error(`${fact.type} before the item was found`);
  return { ...state, ...stamped(event) };
}
