import type { MessageChannel } from './ladder/message-channels.ts';
import type { AggregateEvent, RungClimbed } from '../aggregate/aggregate-event.ts';
import type { Evidence } from '../aggregate/evidence.ts';
import type { PostRef } from '../directory/posts.ts';
import type {
  CaseClock,
  CaseClockName,
  Channel,
  Confidentiality,
  FollowUpOutcome,
  Ledger,
  Stage,
} from './case.ts';

/** What an imported record could not tell; marked, not refused. */
export type UnknownOfImport =
  'category' | 'submittedAt' | 'handler' | 'evidence' | 'followed-up-by' | 'publication' | 'by';

/** Beside its own facts, every event carries where the case stands after it, so that readers compute nothing. */
export interface CaseStanding {
  readonly ledger: Ledger;
  readonly stage: Stage;
  readonly round: number;
  readonly ownerPost: PostRef;
  readonly handlingUnit: string | null;
  readonly level: number;
  readonly clocks: readonly CaseClock[];
}

/** Facts of an event that may leave PostgreSQL: ids, codes, times. */
export type CaseFact =
  | ({
      readonly type: 'registered';
      readonly number: string;
      readonly channel: Channel;
      readonly category: string;
      readonly responseClass: string;
      readonly receivedAt: number;
      readonly registeredAt: number;
      readonly anonymous: boolean;
      readonly policy: string;
      readonly proposedUnit: string;
    } & Attached)
  | { readonly type: 'submitted'; readonly proposedUnit: string; readonly category: string }
  | { readonly type: 'reclassified'; readonly category: string; readonly proposedUnit: string }
  | { readonly type: 'transferred'; readonly proposedUnit: string }
  | { readonly type: 'reported-up'; readonly from: PostRef }
  | {
      readonly type: 'assigned';
      readonly handler: string | null;
      /** Solved on the spot: assigned by who solved it, not by the owner. */
      readonly atOnce: boolean;
    }
  /** `with`: the case it was merged into and declined with; left out where it was declined itself. */
  | { readonly type: 'declined'; readonly with?: string }
  | { readonly type: 'voided'; readonly from: Stage }
  | ({ readonly type: 'corrected' } & Correction)
  | ({ readonly type: 'appealed' } & Signed)
  | { readonly type: 'appeal-refused' }
  /** `reinstates`: `seq` of the event that voided it and is undone; left out of one that had been declined. */
  | { readonly type: 'appeal-accepted'; readonly reinstates?: number }
  | { readonly type: 'accepted'; readonly handler: string | null }
  | { readonly type: 'objected'; readonly unit: string }
  /** `from`: who worked on it before; left out by events of old. */
  | { readonly type: 'handler-changed'; readonly handler: string; readonly from?: string | null }
  /** Moments in epoch milliseconds. */
  | { readonly type: 'suspension-requested' | 'suspension-approved'; readonly reviewAt: number }
  | { readonly type: 'suspension-refused' | 'resumed' }
  | { readonly type: 'extended'; readonly deadline: MovedDeadline; readonly workingDays: number }
  | { readonly type: 'referred'; readonly place: string }
  /** `referrals` is left out by events of old, any of which woke a case that waited. */
  | {
      readonly type: 'mediation-ended';
      readonly dispute: string;
      readonly outcome: string;
      readonly referrals?: readonly number[];
    }
  | ({ readonly type: 'replied'; readonly evidence: number } & Attached)
  | ({
      readonly type: 'followed-up';
      readonly outcome: FollowUpOutcome;
      readonly attempts: number;
      /** True when the citizen said so by code, false when a desk asked. */
      readonly rated: boolean;
      /** The case merged into this one whose citizen said so; left out for the case's own. */
      readonly of?: string;
      /** Of an unsatisfied citizen. */
      readonly accountability?: Accountability | null;
    } & Signed)
  /** The word of whoever holds a code that was never confirmed: the next follow-up decides, and alone counts. */
  | { readonly type: 'rated'; readonly outcome: FollowUpOutcome }
  | ({ readonly type: 'messages-chosen'; readonly messages: readonly MessageChannel[] } & Signed)
  | ({ readonly type: 'added'; readonly question: number | null } & Signed & Attached)
  | { readonly type: 'attachment-erased'; readonly attachment: string }
  /** `answerBy`: `YYYY-MM-DD`. */
  | { readonly type: 'asked'; readonly question: number; readonly answerBy: string | null }
  | { readonly type: 'receipt-issued'; readonly validUntil: number }
  /** By the claim of a receipt: the code before opens nothing any more. */
  | { readonly type: 'code-issued' | 'code-confirmed' }
  | { readonly type: 'signed-off' | 'sent-back' }
  /** `agreedBy`: who else answers for the words of its public summary, by id; left out where nobody had to. */
  | { readonly type: 'closed'; readonly published: boolean | null; readonly agreedBy?: string }
  | { readonly type: 'publication-withdrawn' }
  | { readonly type: 'closed-unsatisfied'; readonly from: Stage }
  | ({ readonly type: 'reopened'; readonly byCitizen: boolean } & Signed)
  | ({ readonly type: 'withdrawn' } & Signed)
  | { readonly type: 'urged' }
  /** Who was named is nobody's to read here. `comesBack`: whoever had it may no longer have it. */
  | { readonly type: 'subject-named'; readonly proposedUnit: string; readonly comesBack: boolean }
  | { readonly type: 'confidentiality-lifted' | 'consent-given' | 'consent-withdrawn' }
  | { readonly type: 'merged'; readonly into: string }
  | { readonly type: 'unmerged'; readonly from: string }
  /** The case that answered for it has ended otherwise: it goes on by itself. */
  | { readonly type: 'came-back'; readonly from: string }
  | { readonly type: 'took-in'; readonly caseId: string; readonly starts: Readonly<Record<string, number>> }
  | { readonly type: 'gave-back'; readonly caseId: string }
  | {
      readonly type: 'deadline-moved';
      readonly deadline: MovedDeadline<number>;
      readonly cause: DeadlineCause;
    }
  | (RungClimbed & { readonly accountability: Accountability | null })
  /** What was taken for missed was not, as is known by now: these records count nowhere. */
  | { readonly type: 'records-withdrawn'; readonly records: readonly WithdrawnRecord[] }
  /** Somebody who was told of a rung knows; `final` stops the escalations of its clock instance. */
  | { readonly type: 'acknowledged'; readonly rung: string; readonly final: boolean };

/** By whoever recorded it, for a citizen who signed it on that day (`YYYY-MM-DD`); left out by what was done otherwise. */
interface Signed {
  readonly signedOn?: string;
}

/** What came with it, by id; left out where nothing did. */
interface Attached {
  readonly attachments?: readonly string[];
}

/** A due moment that moved; epoch milliseconds, null while a suspension leaves it unknown. */
export interface MovedDeadline<Due extends number | null = number | null> {
  readonly clock: CaseClockName;
  readonly instance: number;
  readonly oldDueAt: Due;
  readonly newDueAt: Due;
}

/** What was published that moved it: a version of the bureau's calendar, or of its policy. */
export type DeadlineCause = { readonly calendarVersion: number } | { readonly policyVersion: string };

/** When a matter was really received, and what moved with that. Epoch milliseconds. */
export interface Correction {
  readonly receivedAt: number;
  readonly oldReceivedAt: number;
  /** The merged case whose correction it was, and the starts it brings now; null of the case itself. */
  readonly of: { readonly caseId: string; readonly starts: Readonly<Record<string, number>> } | null;
  /** Instances that are void now, each with the one in its place. */
  readonly moved: readonly MovedInstance[];
  /** Accountability records of those that are void: they count nowhere. */
  readonly withdrawn: readonly BreachOnRecord[];
}

export interface MovedInstance {
  readonly clock: CaseClockName;
  readonly instance: number;
  readonly by: number;
}

/** A breach that somebody answers for, as it stands on record. */
export interface BreachOnRecord {
  /** The event it came with. */
  readonly seq: number;
  readonly clock: string;
  readonly instance: number;
  readonly unit: string;
  readonly dueAt: number;
}

/** 问责记录: one per breach, and one per unsatisfied citizen. */
export interface Accountability {
  readonly clock: string;
  readonly instance: number;
  readonly unit: string;
  readonly ownerPost: PostRef;
  /** Who held (or stood in for) the owner's post then. */
  readonly holder: string | null;
  /** Null where the clock had no due moment then. */
  readonly dueAt: number | null;
}

/** A record of a breach that never was; `seq` of the event that took it. */
export interface WithdrawnRecord extends Pick<Accountability, 'clock' | 'instance' | 'unit' | 'dueAt'> {
  readonly seq: number;
}

export type CaseEvent = AggregateEvent<CaseFact, CaseStanding, CaseRecord, UnknownOfImport>;

export interface CaseRecord {
  readonly confidentiality?: Confidentiality | null;
  readonly note?: string;
  readonly reason?: string;
  /** Where a citizen whose matter was declined should turn. */
  readonly referral?: string;
  /** What was said in urging, asking or adding. */
  readonly text?: string;
  /** Where the signed paper is kept. */
  readonly paper?: string;
  readonly parties?: readonly Party[];
  readonly result?: string;
  readonly evidence?: readonly Evidence[];
  readonly attempts?: readonly { readonly at: string; readonly means: string }[];
  readonly publicSummary?: string;
  readonly withheldReason?: string;
  /** On what consent a summary was published that seems to name somebody. */
  readonly consent?: string;
}

/** A side of a quarrel that a case is referred to mediation for. */
export interface Party {
  readonly name: string;
  readonly phone?: string | undefined;
}

export function standingOf(state: CaseStanding): CaseStanding {
  const { ledger, stage, round, ownerPost, handlingUnit, level, clocks } = state;
  return { ledger, stage, round, ownerPost, handlingUnit, level, clocks };
}
