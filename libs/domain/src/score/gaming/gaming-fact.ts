import type { Ledger } from '../../case/case.ts';

/** One event of a case as the flags read it. Moments are epoch milliseconds. */
export interface GamingFact {
  readonly caseId: string;
  readonly seq: number;
  readonly type: string;
  readonly at: number;
  readonly ledger: Ledger;
  readonly category: string;
  /** The handling unit, before one is set the owner's. */
  readonly unit: string;
  /** Person id. */
  readonly by: string | null;
  /** Of `followed-up`. */
  readonly outcome: string | null;
  /** Of `followed-up`: the citizen's own rating. */
  readonly rated: boolean;
  /** Due moment of the complete clock that runs or stands, after this event. */
  readonly completeDueAt: number | null;
  /** Of `rung-climbed`: `complete/breach` and so on. */
  readonly rung: string | null;
}

/** 异常提示: something a person should look at; never a deduction. */
export interface GamingFlag {
  readonly flag: FlagName;
  readonly unit: string;
  /** Whose acts they are, where they are one person's. */
  readonly person: string | null;
  /** How much of what the flag counts was found. */
  readonly found: number;
  readonly cases: readonly string[];
}

export const flagNames = [
  'closed-before-breach-then-reopened',
  'satisfaction-in-bulk',
  'suspensions-piled-up',
  're-routed-to-reset',
  'cases-split',
  'never-unsatisfied',
] as const;
export type FlagName = (typeof flagNames)[number];
