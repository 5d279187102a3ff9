import type { MessageChannel } from '../ladder/message-channels.ts';
import type { Evidence } from '../../aggregate/evidence.ts';
import type { CaseRecord, Party } from '../case-event.ts';
import type { Channel, FollowUpOutcome, Ledger } from '../case.ts';
import type { AttachmentRef } from '../rules/attachments.ts';
import type { FieldValues } from '../rules/catalogue.ts';
import type { CommandName } from './transitions.ts';

export interface RegisterCommand {
  readonly command: 'register';
  readonly id: string;
  readonly number: string;
  readonly ledger: Ledger;
  readonly channel: Channel;
  readonly category: string;
  /** What the category asks for beside; left out: nothing is said. */
  readonly fields?: FieldValues | undefined;
  readonly responseClass: string;
  readonly unit: string | null;
  readonly subjectUnit: string | null;
  readonly subjectPersons: readonly string[];
  /** Whom it is about is said in words, which the receiving desk has still to settle. */
  readonly subjectsInWords: boolean;
  readonly anonymous: boolean;
  /** `YYYY-MM-DD`, when whom it is raised for agreed to that; left out: nobody speaks for another. */
  readonly consentOn?: string | undefined;
  /** Photos and papers that come with it. */
  readonly attachments?: readonly AttachmentRef[] | undefined;
  /** Epoch milliseconds; null for now. */
  readonly receivedAt: number | null;
}

/** Solved on the spot: written down, worked on and answered in one breath. */
export interface HandleAtOnceCommand extends Omit<RegisterCommand, 'command'> {
  readonly command: 'handle-at-once';
  readonly result: string;
  readonly evidence: readonly Evidence[];
}

interface Reason {
  readonly reason: string;
}

/** What a citizen without a device signed at a counter. */
export interface OnPaper {
  readonly onPaper?: SignedPaper | undefined;
}

export interface SignedPaper {
  /** `YYYY-MM-DD` */
  readonly signedOn: string;
  /** Where the paper is kept. */
  readonly reference: string;
}

/** Another person's word for a summary that seems to name somebody. */
export interface Agreement {
  /** Person id: another than who closes the case. */
  readonly by: string;
  /** On what consent: whose, and where it is on record. */
  readonly consent: string;
}

/** What each command says beside its name; one entry per row of the transition table. */
export interface CommandContents {
  submit: { readonly unit: string; readonly ledger?: Ledger; readonly category?: string };
  reclassify: { readonly ledger: Ledger; readonly category?: string };
  transfer: { readonly unit: string };
  'report-up': object;
  assign: { readonly unit: string; readonly handler?: string };
  decline: Reason & { readonly referral: string };
  accept: { readonly handler: string };
  object: Reason;
  'change-handler': { readonly handler: string };
  'request-suspension': Reason & {
    /** `YYYY-MM-DD`, when somebody looks whether it must go on. */
    readonly reviewOn: string;
  };
  'approve-suspension': object;
  'refuse-suspension': object;
  resume: object;
  extend: Reason & { readonly workingDays: number };
  refer: { readonly place: string; readonly parties: readonly Party[] };
  reply: { readonly result: string; readonly evidence: readonly Evidence[] };
  'follow-up': {
    readonly outcome: FollowUpOutcome;
    readonly attempts: NonNullable<CaseRecord['attempts']>;
  };
  rate: OnPaper & { readonly outcome: Exclude<FollowUpOutcome, 'not-reached'> };
  'sign-off': object;
  'send-back': Reason;
  close:
    | {
        readonly publicSummary: string;
        readonly agreement?: Agreement | undefined;
        readonly withheldReason?: undefined;
      }
    | { readonly withheldReason: string; readonly publicSummary?: undefined; readonly agreement?: undefined };
  'withdraw-publication': Reason;
  /** In answer to a question by its number. */
  add: OnPaper & {
    readonly text: string;
    readonly question?: number | undefined;
    readonly attachments?: readonly AttachmentRef[] | undefined;
  };
  /** By which the citizen is told from now on; none: not at all. */
  'choose-messages': OnPaper & { readonly messages: readonly MessageChannel[] };
  /** `by`: until when an answer is hoped for, `YYYY-MM-DD`. */
  ask: { readonly text: string; readonly by?: string | undefined };
  'issue-receipt': object;
  reopen: OnPaper & Reason;
  withdraw: OnPaper;
  'name-subject': {
    readonly subjectUnit?: string | undefined;
    readonly subjectPersons?: readonly string[] | undefined;
    readonly reason?: string | undefined;
  };
  'lift-confidentiality': object;
  consent: { readonly given: boolean };
  void: Reason;
  /** RFC 3339. */
  correct: Reason & { readonly receivedAt: string };
  /** Its content is gone for good; that it was there, and why it is not, stays. */
  'erase-attachment': Reason & { readonly attachment: string };
  merge: { readonly into: string };
  unmerge: object;
  urge: { readonly text: string };
  appeal: OnPaper & Reason;
  'accept-appeal': object;
  'refuse-appeal': Reason;
  'close-unsatisfied': Reason;
}

/** A command by its name. */
export type Of<Name extends CommandName> = {
  readonly command: Name;
  readonly note?: string;
} & CommandContents[Name];

/** What people order done with a case: imperative, one per row of the transition table. */
export type CaseCommand = { [Name in CommandName]: Of<Name> }[CommandName];

/** Commands that move two cases in one transaction. */
export type PairCommandName = 'merge' | 'unmerge';
export type PairCommand = Of<'merge'> | Of<'unmerge'>;
export type SoleCommand = Exclude<CaseCommand, { command: PairCommandName }>;
