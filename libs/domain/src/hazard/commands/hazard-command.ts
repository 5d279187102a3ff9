import type { Evidence } from '../../aggregate/evidence.ts';
import type { Authority, HazardChannel, HazardKind, ReCheckOutcome, ServiceMeans } from '../hazard.ts';

/** 整改通知书: what it says. */
export interface NoticeWords {
  /** 法律依据: which law asks for it. */
  readonly basis: string;
  /** 整改要求: what is to be done. */
  readonly measures: string;
  /** 救济途径: where whoever disagrees can go, 复议 and 诉讼. */
  readonly remedies: string;
}

/** A notice that is about to be given. Moments in epoch milliseconds. */
export interface NoticeDraft extends NoticeWords {
  readonly n: number;
  readonly issuedAt: number;
  readonly rectifyBy: number;
}

/** Makes its document and gives the hash of its bytes; where it is kept is not for the rules. */
export type HashOfNotice = (draft: NoticeDraft) => string;

/** What each command on a hazard says, beside a note. */
export interface HazardContents {
  readonly solve: { readonly result: string; readonly evidence: readonly Evidence[] };
  readonly notice: NoticeWords & { readonly rectifyBy?: number | undefined };
  readonly 'record-service': {
    readonly means: ServiceMeans;
    readonly signedBy: string;
    readonly servedAt?: number | undefined;
  };
  readonly extend: { readonly rectifyBy: number; readonly reason: string };
  readonly 'claim-rectified': { readonly said: string; readonly evidence: readonly Evidence[] };
  readonly 're-check': {
    readonly outcome: ReCheckOutcome;
    readonly seen: string;
    readonly evidence: readonly Evidence[];
  };
  readonly refer: { readonly authority: Authority; readonly reason: string };
  readonly 'record-receipt': { readonly receivedBy: string };
  readonly 'change-handler': { readonly handler: string };
  readonly 'report-up': { readonly reason: string };
  readonly void: { readonly reason: string };
}

export type HazardCommandName = keyof HazardContents;

export type HazardCommand = {
  readonly [Name in HazardCommandName]: { readonly command: Name } & HazardContents[Name] & {
      readonly note?: string | undefined;
    };
}[HazardCommandName];

/** What a hazard begins with. */
export interface FoundHazard {
  readonly id: string;
  readonly number: string;
  /** Path of the unit it is at. */
  readonly place: string;
  readonly kind: HazardKind;
  readonly channel: HazardChannel;
  /** Epoch milliseconds; left out: now. */
  readonly foundAt?: number | undefined;
  readonly handler?: string | undefined;
  readonly note?: string | undefined;
}
