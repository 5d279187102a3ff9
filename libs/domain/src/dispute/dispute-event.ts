import type { AggregateEvent, RungClimbed } from '../aggregate/aggregate-event.ts';
import type { Evidence } from '../aggregate/evidence.ts';
import type { PostRef } from '../directory/posts.ts';
import type {
  Colour,
  Complexity,
  DisputeClock,
  DisputeStatus,
  Level,
  Origin,
  Panelist,
  Referral,
  Remedy,
  SessionOutcome,
  VisitOutcome,
} from './dispute.ts';
import type { ObligationTerms } from './settlement/settlement.ts';

/** Beside its own facts, every event carries where the dispute stands after it, so that readers compute nothing. */
export interface DisputeStanding {
  readonly status: DisputeStatus;
  readonly complexity: Complexity;
  readonly colour: Colour;
  readonly level: Level;
  readonly round: number;
  readonly ownerPost: PostRef;
  readonly climbedTo: number;
  readonly clocks: readonly DisputeClock[];
}

/** Facts of an event that may leave PostgreSQL: ids, codes, times in epoch milliseconds. Parties are letters. */
export type DisputeFact =
  | {
      readonly type: 'screened';
      readonly number: string;
      readonly place: string;
      readonly kind: string;
      readonly origin: Origin;
      readonly relatedCase: string | null;
      readonly referredBy: readonly string[];
      /** Left out by events of old. */
      readonly referrals?: readonly Referral[];
      readonly policy: string;
      readonly parties: readonly { readonly key: string; readonly residence: string | null }[];
    }
  | { readonly type: 'accepted' | 'mediator-assigned'; readonly mediator: string }
  | { readonly type: 'consent-recorded'; readonly party: string; readonly given: boolean }
  | { readonly type: 'receipt-issued'; readonly party: string; readonly validUntil: number }
  /** By the claim of a receipt: the code before opens nothing any more. `identity-shown`: at a counter, to a desk. */
  | { readonly type: 'code-issued' | 'identity-shown'; readonly party: string }
  | { readonly type: 'colour-changed'; readonly from: Colour }
  | { readonly type: 'complexity-raised'; readonly from: Complexity; readonly deadline: MovedLimit }
  | { readonly type: 'extended'; readonly days: number; readonly deadline: MovedLimit }
  | { readonly type: 'checked-in' }
  | {
      readonly type: 'session-planned';
      readonly session: number;
      readonly at: number;
      readonly panel: readonly Panelist[];
    }
  | { readonly type: 'session-cancelled'; readonly session: number }
  | {
      readonly type: 'tie-declared';
      readonly session: number;
      readonly panelist: string;
      readonly tied: boolean;
    }
  | {
      readonly type: 'panelist-replaced';
      readonly session: number;
      readonly panelist: string;
      readonly by: Panelist;
    }
  | {
      readonly type: 'session-held';
      readonly session: number;
      readonly outcome: SessionOutcome;
      readonly attended: readonly string[];
    }
  | { readonly type: 'statement-recorded'; readonly party: string; readonly confidential: boolean }
  | { readonly type: 'raised'; readonly from: Level; readonly skips: boolean }
  | {
      readonly type: 'settlement-drafted';
      readonly version: number;
      readonly hash: string;
      readonly obligations: readonly ObligationTerms[];
    }
  | { readonly type: 'signed'; readonly version: number; readonly party: string }
  | {
      readonly type: 'agreed';
      readonly version: number;
      readonly amends: boolean;
      /** `YYYY-MM-DD`. Left out by events of old: the day it happened. */
      readonly effectiveOn?: string;
      /** Left out by events of old, after which a court could be asked whoever had mediated. */
      readonly committee?: boolean;
    }
  /** Rules published meanwhile count the days of an open clock otherwise. */
  | {
      readonly type: 'deadline-moved';
      readonly deadline: MovedLimit & { readonly clock: string; readonly instance: number };
      readonly cause: LimitCause;
    }
  | {
      readonly type: 'obligation-opened';
      readonly obligation: string;
      readonly instance: number;
      readonly dueAt: number;
    }
  | {
      readonly type: 'obligation-confirmed';
      readonly obligation: string;
      readonly party: string;
      readonly late: boolean;
    }
  | { readonly type: 'obligation-waived'; readonly obligation: string; readonly party: string }
  /** What is owed under an imported settlement, from a list of its own. */
  | {
      readonly type: 'obligations-imported';
      readonly version: number;
      readonly hash: string;
      readonly obligations: readonly ObligationTerms[];
    }
  /** Where an imported dispute stands, when its source tells of no act that brought it there. */
  | { readonly type: 'standing-imported' }
  | { readonly type: 'case-linked'; readonly caseId: string }
  | { readonly type: 'settled'; readonly visits: readonly PlannedVisit[] }
  | { readonly type: 'confirmation-applied' | 'confirmation-lapsed' }
  | { readonly type: 'court-decided'; readonly confirmed: boolean }
  | {
      readonly type: 'visited';
      readonly party: string;
      readonly step: number;
      readonly station: string;
      readonly outcome: VisitOutcome;
    }
  | { readonly type: 'reopened'; readonly cause: 'relapse' | 'default' }
  /** `to` is null where an import does not know. */
  | { readonly type: 'referred-out'; readonly to: Remedy | null }
  | { readonly type: 'withdrawn'; readonly party: string | null }
  | { readonly type: 'merged'; readonly into: string }
  | {
      readonly type: 'took-in';
      readonly disputeId: string;
      readonly referredBy: readonly string[];
      /** Left out by events of old. */
      readonly referrals?: readonly Referral[];
    }
  | {
      readonly type: 'resolution-made';
      readonly resolution: number;
      readonly consultation: string;
      readonly unit: string;
      readonly dueAt: number;
    }
  | { readonly type: 'resolution-done'; readonly resolution: number }
  | RungClimbed;

export type DisputeFactType = DisputeFact['type'];

export interface PlannedVisit {
  readonly party: string;
  readonly step: number;
  readonly station: string;
  readonly instance: number;
}

/** A limit that moved, epoch milliseconds. */
export interface MovedLimit {
  readonly oldDueAt: number | null;
  readonly newDueAt: number | null;
}

/** What moved a limit: the policy in force, or the calendar that says which days are days of rest. */
export type LimitCause = { readonly calendarVersion: number } | { readonly policyVersion: string };

/**
 * What an imported record could not tell; marked, not refused. `moment`: it is taken for that of the last act whose moment
 * is known. `mediator`: the officer whom the holdings name is taken to lead.
 */
export type UnknownOfDispute =
  'by' | 'consent' | 'sessions' | 'signatures' | 'evidence' | 'moment' | 'mediator' | 'remedy';

export type DisputeEvent = AggregateEvent<DisputeFact, DisputeStanding, DisputeRecord, UnknownOfDispute>;

/** Words people wrote. */
export interface DisputeRecord {
  readonly note?: string;
  readonly reason?: string;
  /** How a party's will was recorded: in writing, by telephone, by the party's own code. */
  readonly means?: string;
  /** Where a session is held. */
  readonly venue?: string;
  readonly minutes?: string;
  /** What a party said. */
  readonly text?: string;
  /** Names of panelists from outside the directory, by their keys; ties that were declared. */
  readonly guests?: Readonly<Record<string, string>>;
  readonly tie?: string;
  readonly terms?: string;
  /** What is owed, by the obligation's id; sums in yuan. */
  readonly owed?: Readonly<Record<string, { readonly what: string; readonly amountYuan?: number }>>;
  /** SHA-256 of each obligation's words and sum, by its id: kept when the words are erased. */
  readonly said?: Readonly<Record<string, string>>;
  readonly evidence?: readonly Evidence[];
  /** 其他救济途径: what the parties were told they can do instead. */
  readonly remedies?: string;
}

export function standingOf(state: DisputeStanding): DisputeStanding {
  const { status, complexity, colour, level, round, ownerPost, climbedTo, clocks } = state;
  return { status, complexity, colour, level, round, ownerPost, climbedTo, clocks };
}

/** The event with which mediation is over: each case that waited is told this. */
export function outcomeOf({ fact }: Pick<DisputeEvent, 'fact'>): 'agreed' | 'referred' | 'withdrawn' | null {
  switch (fact.type) {
    case 'agreed':
      return fact.amends ? null : 'agreed';
    case 'referred-out':
      return 'referred';
    case 'withdrawn':
      return 'withdrawn';
    default:
      return null;
  }
}
