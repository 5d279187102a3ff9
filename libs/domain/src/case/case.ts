import type { PostRef } from '../directory/posts.ts';
import type { ClockInstance } from '../ladder/clock-instance.ts';

/** 三本账: every case is in exactly one. */
export const ledgers = ['suggestion', 'claim', 'complaint'] as const;
export type Ledger = (typeof ledgers)[number];

/** Prefix of the number the citizen keeps: YJ 意见建议, SQ 利益诉求, TS 投诉举报. */
export const numberPrefix: Record<Ledger, string> = { suggestion: 'YJ', claim: 'SQ', complaint: 'TS' };

export const channels = [
  'portal',
  'lounge',
  'contact',
  'meeting',
  'visit',
  'screening',
  'hotline',
  'letter',
  'transfer',
  'import',
] as const;
export type Channel = (typeof channels)[number];

/** 环节: the eight stages, in order. The endings beside `closed` come with the commands that lead to them. */
export const stages = [
  'registered',
  'submitted',
  'assigned',
  'handling',
  'replied',
  'followed-up',
  'signed-off',
  'closed',
] as const;
export type Stage = (typeof stages)[number];

export const clockNames = ['assign', 'complete', 'follow-up', 'sign-off', 'archive', 'overall'] as const;
export type CaseClockName = (typeof clockNames)[number];
export type CaseClock = ClockInstance<CaseClockName>;

/**
 * Set when somebody must not know of the case: a complaint, or a case of another ledger that names a subject.
 * It stays in PostgreSQL; no event, plan or log carries it.
 */
export interface Confidentiality {
  readonly subjectUnit: string | null;
  readonly subjectPersons: readonly string[];
  /** The unit whose desk received it: the only one to see the reporter. */
  readonly receivingUnit: string;
}

export interface CaseState {
  readonly id: string;
  readonly number: string;
  /** `seq` of the last event. */
  readonly version: number;
  readonly lastEventAt: number;
  readonly ledger: Ledger;
  readonly channel: Channel;
  readonly category: string;
  /** `ordinary`, or one that policy has limits of its own for (a call for help). */
  readonly responseClass: string;
  readonly stage: Stage;
  /** 1, and one more each time the case comes back to `handling`. */
  readonly round: number;
  readonly policy: string;
  readonly ownerPost: PostRef;
  /** Where it should be worked on, until the owner has decided. */
  readonly proposedUnit: string;
  readonly handlingUnit: string | null;
  /** Person id. */
  readonly handler: string | null;
  readonly receivedAt: number;
  readonly anonymous: boolean;
  readonly confidentiality: Confidentiality | null;
  readonly repliedAt: number | null;
  readonly clocks: readonly CaseClock[];
  /** Levels above the owner that the case has climbed to. */
  readonly level: number;
}

export function isOpen(stage: Stage): boolean {
  return stage !== 'closed';
}
