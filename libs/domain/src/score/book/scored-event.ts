import type { Ledger } from '../../case/case.ts';

/** One event of a case as scoring hears of it: ids, codes and times. Moments are epoch milliseconds. */
export interface ScoredEvent {
  readonly seq: number;
  readonly occurredAt: number;
  readonly ledger: Ledger;
  readonly stage: string;
  readonly round: number;
  readonly ownerUnit: string;
  readonly handlingUnit: string | null;
  /** Person id; null for the citizen, the system and an import that does not know. */
  readonly by: string | null;
  readonly standIn: boolean;
  readonly clocks: readonly ScoredClock[];
  /** The event's own facts; of types it needs nothing from, scoring reads the type alone. */
  readonly fact: { readonly type: string; readonly [name: string]: unknown };
}

export interface ScoredClock {
  readonly name: string;
  readonly instance: number;
  /** `running`, `suspended`, `standing`, `met`, `missed` or `void`. */
  readonly state: string;
  readonly dueAt: number | null;
  readonly endedAt: number | null;
  readonly outcome: string | null;
  readonly outcomeAt: number | null;
  /** Since when, unless a later event says otherwise, it makes the case overdue. */
  readonly overdueFrom: number | null;
}
