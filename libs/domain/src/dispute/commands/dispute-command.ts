import type { Evidence } from '../../aggregate/evidence.ts';
import type {
  Colour,
  Complexity,
  Level,
  PanelCapacity,
  Remedy,
  SessionOutcome,
  VisitOutcome,
} from '../dispute.ts';
import type { ObligationKind } from '../settlement/settlement.ts';
import type { DisputeCommandName } from './transitions.ts';

/** A panelist as named in planning: a person of the directory, or somebody from outside by name. */
export interface NamedPanelist {
  readonly person?: string | undefined;
  readonly name?: string | undefined;
  readonly capacity: PanelCapacity;
  /** Whether he or she has a tie to a party; left out: not declared yet. */
  readonly tied?: boolean | undefined;
}

export interface DraftedObligation {
  readonly id: string;
  readonly kind: ObligationKind;
  readonly who: string;
  readonly toWhom: string;
  readonly what: string;
  readonly amountYuan?: number | undefined;
  /** RFC 3339 with offset. */
  readonly dueAt: string;
  readonly after: readonly string[];
}

export interface Draft {
  readonly terms: string;
  readonly obligations: readonly DraftedObligation[];
}

/** SHA-256 in hexadecimal of what a draft says. */
export interface DraftHashes {
  /** Of the document: what the parties sign. */
  readonly document: string;
  /** Of the words and the sum of each obligation, in the order of the draft. */
  readonly obligations: readonly string[];
}

/** The hashes of a draft, made by whoever writes the document. */
export type HashOf = (draft: Draft, version: number) => DraftHashes;

/** What each command says beside its name; one entry per row of the transition table. */
export type DisputeContents = {
  accept: { mediator?: string | undefined; level?: Level | undefined; reason?: string | undefined };
  'record-consent': { party?: string | undefined; given: boolean; means?: string | undefined };
  'issue-receipt': { party: string };
  'record-identity': { party: string; means: string };
  'assign-mediator': { mediator: string };
  'set-colour': { colour: Colour; reason: string };
  'check-in': { seen: string };
  'raise-complexity': { complexity: Complexity; reason: string };
  extend: { days: number; reason: string; consents: readonly string[] };
  'plan-session': { at: string; venue: string; panel: readonly NamedPanelist[] };
  'cancel-session': { session: number; reason: string };
  'declare-tie': { session: number; panelist: string; tied: boolean; tie?: string | undefined };
  'replace-panelist': { session: number; panelist: string; by: NamedPanelist };
  'hold-session': {
    session: number;
    outcome: SessionOutcome;
    minutes: string;
    attended: readonly string[];
  };
  'record-statement': { party?: string | undefined; text: string; confidential: boolean };
  raise: { level?: Level | undefined; reason?: string | undefined };
  'draft-settlement': Draft;
  sign: { party?: string | undefined; version: number; means?: string | undefined };
  agree: {
    /** `YYYY-MM-DD`; left out: today. */
    effectiveOn?: string | undefined;
    /** Whether a people's mediation committee mediated or took part; left out: as the panels say. */
    committee?: boolean | undefined;
  };
  confirm: { obligation: string; party?: string | undefined; evidence: readonly Evidence[] };
  waive: { obligation: string; party?: string | undefined; reason: string };
  settle: object;
  'apply-for-confirmation': { consents: readonly string[] };
  'record-court-decision': { confirmed: boolean };
  visit: { party: string; outcome: VisitOutcome; seen: string };
  reopen: { reason: string };
  'refer-out': { to: Remedy; remedies: string };
  withdraw: { party?: string | undefined; reason: string; remedies: string };
  merge: { into: string };
  'complete-resolution': { resolution: number; result: string };
};

/** A command with its body; every one takes a note. Moments are RFC 3339, parties letters. */
export type DisputeCommand = {
  readonly [Name in DisputeCommandName]: Readonly<DisputeContents[Name]> & {
    readonly command: Name;
    readonly note?: string | undefined;
  };
}[DisputeCommandName];

export type DisputeCommandOf<Name extends DisputeCommandName> = Extract<DisputeCommand, { command: Name }>;
/** Every command but the one that moves two disputes. */
export type SoleDisputeCommand = Exclude<DisputeCommand, { command: 'merge' }>;
