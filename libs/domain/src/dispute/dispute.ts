import type { AggregateState } from '../aggregate/aggregate-event.ts';
import type { PostRef } from '../directory/posts.ts';
import type { ClockInstance } from '../ladder/clock-instance.ts';
import type { Confirmation, Obligation, Settlement } from './settlement/settlement.ts';

/** 难易: sets the limit, the graver the longer. */
export const complexities = ['general', 'complex', 'difficult'] as const;
export type Complexity = (typeof complexities)[number];

/** 三色管控: calm, unstable, at risk of harm. */
export const colours = ['blue', 'yellow', 'red'] as const;
export type Colour = (typeof colours)[number];

/** 三级调解: near home first. */
export const levels = ['community', 'station', 'county'] as const;
export type Level = (typeof levels)[number];

/** Where a dispute comes from. */
export const origins = ['police', 'screening', 'case', 'visit', 'partner'] as const;
export type Origin = (typeof origins)[number];

/** Where a dispute stands, its endings last. `not-agreed` waits for the next level, another session or another remedy. */
export const disputeStatuses = [
  'screened',
  'accepted',
  'mediating',
  'not-agreed',
  'agreed',
  'performing',
  'settled',
  'referred',
  'withdrawn',
  'merged',
] as const;
export type DisputeStatus = (typeof disputeStatuses)[number];

/** What a bureau cannot mediate, or whom mediation did not help, goes there. */
export const remedies = ['court', 'arbitration', 'administrative'] as const;
export type Remedy = (typeof remedies)[number];

/** A party is known by a letter; the name stays in the record. */
export interface Party {
  /** `A`, `B`, … in the order they were written down. */
  readonly key: string;
  /** The station where the party lives: it makes the follow-up visits. Null: the station of the place. */
  readonly residence: string | null;
  /** Mediation is voluntary: null until the party was asked. */
  readonly consent: 'given' | 'refused' | null;
  /** Null before it has a code; left out where an earlier release wrote the dispute. */
  readonly code?: PartysCode | null;
}

export interface PartysCode {
  /** Epoch milliseconds; null where an earlier release issued it. */
  readonly issuedAt: number | null;
  /** Whether the party has shown who it is since: then the code is known to be in the right hands. */
  readonly identityShown: boolean;
}

/** 调解员 on a panel: a person of the directory, or one from outside (a lawyer) known by name in the record alone. */
export interface Panelist {
  /** Names the panelist within the session: a person id, or `guest-1` (no person is named so). */
  readonly key: string;
  readonly capacity: PanelCapacity;
  /** Whether he or she has a tie to a party; null until declared. */
  readonly tied: boolean | null;
}

export const panelCapacities = ['police', 'community', 'partner', 'lawyer'] as const;
export type PanelCapacity = (typeof panelCapacities)[number];

export const sessionOutcomes = ['agreed', 'not-agreed', 'adjourned'] as const;
export type SessionOutcome = (typeof sessionOutcomes)[number];

/** 调解会: a meeting of the parties before a panel. */
export interface Session {
  /** Counted within the dispute from 1; its clock's instance. */
  readonly n: number;
  readonly at: number;
  readonly level: Level;
  readonly panel: readonly Panelist[];
  readonly state: 'planned' | 'held' | 'cancelled';
  readonly outcome: SessionOutcome | null;
}

/** 回访: after settling, by the station where a party lives. One clock for all parties of one station and step. */
export interface Visit {
  readonly party: string;
  /** 1, 2, 3: after a week, a month, three months by default. */
  readonly step: number;
  readonly station: string;
  /** Of the clock `visit`. */
  readonly instance: number;
  readonly outcome: VisitOutcome | null;
}

export const visitOutcomes = ['holds', 'strained', 'relapsed'] as const;
export type VisitOutcome = (typeof visitOutcomes)[number];

/** 议定事项: what a consultation gave a unit to do for this dispute. */
export interface Resolution {
  /** Counted within the dispute from 1; its clock's instance. */
  readonly n: number;
  readonly consultation: string;
  readonly unit: string;
  readonly dueAt: number;
  readonly doneAt: number | null;
}

/** 转入: an act of intake's, by which a case was given to mediation. A case may be referred again after it came back. */
export interface Referral {
  readonly caseId: string;
  /** Of the case's event. */
  readonly seq: number;
}

export type DisputeClock = ClockInstance;

export interface DisputeState extends AggregateState {
  readonly policy: string;
  readonly status: DisputeStatus;
  /** The room where it is: community first, so that is where it begins. */
  readonly place: string;
  /** What the quarrel is about, as a slug: `neighbour`, `land`, `wages`. */
  readonly kind: string;
  readonly origin: Origin;
  readonly complexity: Complexity;
  readonly colour: Colour;
  readonly level: Level;
  /** 1, and one more each time it comes back after it had been settled. */
  readonly round: number;
  /** Who answers for it at its level: the chief's post of the station or branch. */
  readonly ownerPost: PostRef;
  /** Levels above the owner that its delay has climbed to. */
  readonly climbedTo: number;
  readonly relatedCase: string | null;
  /** Cases whose complete clock waits for the outcome. */
  readonly referredBy: readonly string[];
  /** What brought each of these here; not of a case that an earlier release took up. */
  readonly referrals: readonly Referral[];
  readonly parties: readonly Party[];
  /** Person id of who leads; null until accepted. */
  readonly mediator: string | null;
  readonly sessions: readonly Session[];
  /** Person ids of those who ever had a tie to a party; none before the first. */
  readonly ties?: readonly string[];
  readonly settlement: Settlement | null;
  readonly obligations: readonly Obligation[];
  readonly confirmation: Confirmation | null;
  readonly visits: readonly Visit[];
  readonly resolutions: readonly Resolution[];
  readonly mergedInto: string | null;
  readonly tookIn: readonly string[];
  readonly screenedAt: number;
  readonly acceptedAt: number | null;
  readonly agreedAt: number | null;
  readonly settledAt: number | null;
  readonly clocks: readonly DisputeClock[];
}

const endings: readonly DisputeStatus[] = ['settled', 'referred', 'withdrawn', 'merged'];

/** Whether somebody still has work with it, follow-up visits apart. */
export function isOpen(status: DisputeStatus): boolean {
  return !endings.includes(status);
}

export function levelIndex(level: Level): number {
  return levels.indexOf(level);
}

/** Whether `a` is graver than `b`. */
export function isGraver(a: Complexity, b: Complexity): boolean {
  return complexities.indexOf(a) > complexities.indexOf(b);
}

export function partyOf(state: Pick<DisputeState, 'parties'>, key: string): Party | undefined {
  return state.parties.find((party) => party.key === key);
}

/** Letters for the parties of a dispute, in order: `A`, `B`, … */
export function partyKey(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index);
}
/** As many as there are letters kept for them. */
export const mostParties = 20;
