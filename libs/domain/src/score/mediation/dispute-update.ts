import type { Level, Remedy } from '../../dispute/dispute.ts';
import type { DisputeKind } from './dispute-line.ts';

/** An event of a dispute as figures read it: how it stands afterwards, and what they need of the fact. */
export interface DisputeUpdate extends DisputeKind {
  readonly seq: number;
  /** Epoch milliseconds. */
  readonly occurredAt: number;
  readonly fact: DisputeUpdateFact;
  /** Every instance of the resolve clock. */
  readonly resolve: readonly DisputeUpdateClock[];
}

/** `other`: what changes no figure by itself. */
export type DisputeUpdateFact =
  | { readonly type: 'agreed'; readonly amends: boolean }
  | { readonly type: 'raised'; readonly from: Level }
  | { readonly type: 'reopened'; readonly cause: 'relapse' | 'default' }
  | { readonly type: 'referred-out'; readonly to: Remedy | null }
  | { readonly type: 'obligation-confirmed'; readonly late: boolean }
  | {
      readonly type:
        | 'screened'
        | 'accepted'
        | 'session-held'
        | 'settled'
        | 'withdrawn'
        | 'merged'
        | 'voided'
        | 'extended'
        | 'other';
    };

/** Moments in epoch milliseconds. */
export interface DisputeUpdateClock {
  readonly instance: number;
  readonly outcome: string | null;
  readonly outcomeAt: number | null;
  readonly endedAt: number | null;
  /** Since when, unless a later event says otherwise, it is overdue. */
  readonly overdueFrom: number | null;
}
