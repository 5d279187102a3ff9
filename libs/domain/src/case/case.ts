import type { AggregateState } from '../aggregate/aggregate-event.ts';
import type { PostRef } from '../directory/posts.ts';
import type { ClockInstance } from '../ladder/clock-instance.ts';

export const followUpOutcomes = ['satisfied', 'basically-satisfied', 'unsatisfied', 'not-reached'] as const;
export type FollowUpOutcome = (typeof followUpOutcomes)[number];

/** The citizen's code: whether it is known to be in the right hands. */
export interface CodeStanding {
  readonly isConfirmed: boolean;
}

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

/** 环节: the eight stages, in order, and the endings beside `closed`. */
export const stages = [
  'registered',
  'submitted',
  'assigned',
  'handling',
  'replied',
  'followed-up',
  'signed-off',
  'closed',
  'declined',
  'withdrawn',
  'merged',
  'voided',
] as const;
export type Stage = (typeof stages)[number];

/** 时限. `acknowledge` and `arrive` run only where policy limits them: for a call for help, beside `assign`. */
export const clockNames = [
  'acknowledge',
  'assign',
  'arrive',
  'complete',
  'follow-up',
  'sign-off',
  'archive',
  'overall',
] as const;
export type CaseClockName = (typeof clockNames)[number];
export type CaseClock = ClockInstance<CaseClockName>;

/** Whom a case is about, as far as the directory knows them: units (several, where merges unite them) and persons by id. */
export interface Subjects {
  readonly subjectUnits: readonly string[];
  readonly subjectPersons: readonly string[];
}

/**
 * Set when somebody must not know of the case: it was received as a complaint, or names a subject. It stays in
 * PostgreSQL; no event, plan or log carries it.
 */
export interface Confidentiality extends Subjects {
  /** Whom it is about stands in words only: until the receiving desk has settled them, it alone sees the case. */
  readonly inWords: boolean;
  /** The unit whose desk received it: the only one to see the reporter. */
  readonly receivingUnit: string;
}

/** What became of its public face when it was closed; `withdrawn` again by a supervisor. */
export type Publication = 'published' | 'withheld' | 'withdrawn';

/** 中止计时: asked for by the handler, or open; what opened it decides what ends it. */
export type CaseSuspension =
  | { readonly status: 'requested'; readonly reviewAt: number }
  | { readonly status: 'open'; readonly reason: 'requested' }
  /** `referral`: `seq` of the event that began it; null where an earlier release, which did not keep it, wrote the case. */
  | { readonly status: 'open'; readonly reason: 'in-mediation'; readonly referral: number | null };

/** What a dispute that a case was referred for came to. */
export interface HeardOutcome {
  /** Id of the dispute. */
  readonly dispute: string;
  readonly outcome: string;
  /**
   * `seq` of the case's events by which it was referred to that dispute: several where one took in another. Empty where
   * mediation does not say, being of an earlier release.
   */
  readonly referrals: readonly number[];
}

/** Where a merged case went, and how it stood, should it come back. */
export interface Merger {
  readonly into: string;
  readonly stage: Stage;
  /** The clocks that were running, as `clock/instance`. */
  readonly clocks: readonly string[];
}

/** A case that was merged into this one, and the starts it brought (epoch milliseconds, by `clock/instance`). */
export interface TakenIn {
  readonly caseId: string;
  readonly starts: Readonly<Record<string, number>>;
}

/** What the citizen was asked. */
export interface Question {
  /** Counted within the case from 1. */
  readonly n: number;
  /** `YYYY-MM-DD` */
  readonly answerBy: string | null;
  readonly isAnswered: boolean;
}

/** How a voided case stood, should an appeal bring it back: with the clocks that were running, and its appeal before. */
export interface Voiding {
  /** Of the event that voided it. */
  readonly seq: number;
  readonly stage: Stage;
  readonly clocks: readonly string[];
  readonly appeal: CaseState['appeal'];
}

export interface CaseState extends AggregateState {
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
  /** Confidential once, until it was lifted with its reporter's consent. */
  readonly lifted: boolean;
  /** Whether the reporter's consent by code to lifting it stands. */
  readonly consent: boolean;
  /** When the last reply was given, also one that did not stand. */
  readonly repliedAt: number | null;
  readonly closedAt: number | null;
  /** 公开: null until it is closed, and again when it is reopened; left out where an earlier release wrote the case. */
  readonly publication?: Publication | null;
  readonly suspension: CaseSuspension | null;
  /** What mediation has told since the case was last referred: the same again is no news. */
  readonly heard: readonly Omit<HeardOutcome, 'referrals'>[];
  /** A citizen may appeal once against being declined, and once against being voided; what became of it stays. */
  readonly appeal: 'open' | 'accepted' | 'refused' | null;
  readonly questions: readonly Question[];
  /** How often its citizen has added something, or a desk has for him or her. */
  readonly additions: number;
  /** How the answer was rated by a code never confirmed, since it was given. */
  readonly unconfirmedRating: FollowUpOutcome | null;
  /** Null where nobody has a code; left out where an earlier release wrote the case and it was not issued anew. */
  readonly code?: CodeStanding | null;
  readonly merger: Merger | null;
  readonly voiding: Voiding | null;
  /** Whose citizens have rated the reply that stands: this case's, and of those merged into it. Ids of cases. */
  readonly rated: readonly string[];
  readonly tookIn: readonly TakenIn[];
  readonly clocks: readonly CaseClock[];
  /** Levels above the owner that the case has climbed to. */
  readonly level: number;
}

/** Stages that end a case (domain text, The ledger case). */
export const endings: readonly Stage[] = ['closed', 'declined', 'withdrawn', 'merged', 'voided'];

export function isOpen(stage: Stage): boolean {
  return !endings.includes(stage);
}
