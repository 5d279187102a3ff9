import type { AggregateEvent, RungClimbed } from '../aggregate/aggregate-event.ts';
import type { Evidence } from '../aggregate/evidence.ts';
import { plainActs, type PlainStanding } from '../aggregate/plain-kind.ts';
import type { PostRef } from '../directory/posts.ts';
import type {
  Authority,
  HazardClock,
  HazardStage,
  HazardState,
  ReCheckOutcome,
  ServiceMeans,
} from './hazard.ts';

/** What happened to a hazard: ids, codes and moments in epoch milliseconds. */
export type HazardFact =
  | ({ readonly type: 'found' } & Pick<
      HazardState,
      'number' | 'place' | 'kind' | 'channel' | 'foundAt' | 'handler'
    >)
  | { readonly type: 'solved' | 'receipt-recorded' | 'voided' }
  | {
      readonly type: 'noticed';
      readonly notice: number;
      readonly rectifyBy: number;
      readonly hash: string | null;
    }
  | {
      readonly type: 'served';
      readonly notice: number;
      readonly means: ServiceMeans;
      readonly servedAt: number;
    }
  | { readonly type: 'extended'; readonly notice: number; readonly rectifyBy: number }
  | { readonly type: 'rectification-claimed'; readonly notice: number }
  | { readonly type: 're-checked'; readonly notice: number; readonly outcome: ReCheckOutcome }
  | { readonly type: 'referred'; readonly authority: Authority }
  | { readonly type: 'handler-changed'; readonly handler: string }
  | { readonly type: 'reported-up'; readonly from: PostRef }
  | RungClimbed;
export type HazardFactType = HazardFact['type'];

/** What people wrote with an event. */
export interface HazardWords {
  readonly note?: string | undefined;
  readonly result?: string;
  readonly seen?: string;
  readonly said?: string;
  readonly reason?: string;
  readonly receivedBy?: string;
  readonly signedBy?: string;
  readonly evidence?: readonly Evidence[];
}

export type HazardEvent = AggregateEvent<HazardFact, PlainStanding<HazardStage, HazardClock>, HazardWords>;

export const { act, itself } = plainActs<HazardFact, HazardStage, HazardClock, HazardWords>();
