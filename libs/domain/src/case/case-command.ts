import type { CaseRecord, Evidence, FollowUpOutcome } from './case-event.ts';
import type { Channel, Ledger } from './case.ts';

export interface RegisterCommand {
  readonly command: 'register';
  readonly id: string;
  readonly number: string;
  readonly ledger: Ledger;
  readonly channel: Channel;
  readonly category: string;
  readonly responseClass: string;
  readonly unit: string | null;
  readonly subjectUnit: string | null;
  readonly subjectPersons: readonly string[];
  readonly anonymous: boolean;
  /** Epoch milliseconds; null for now. */
  readonly receivedAt: number | null;
}

/** What people order done with a case: imperative, one per row of the transition table. */
export type CaseCommand = { readonly note?: string } & (
  | {
      readonly command: 'submit';
      readonly unit: string;
      readonly ledger?: Ledger;
      readonly category?: string;
    }
  | { readonly command: 'assign'; readonly unit: string; readonly handler?: string }
  | { readonly command: 'accept'; readonly handler: string }
  | { readonly command: 'reply'; readonly result: string; readonly evidence: readonly Evidence[] }
  | {
      readonly command: 'follow-up';
      readonly outcome: FollowUpOutcome;
      readonly attempts: NonNullable<CaseRecord['attempts']>;
    }
  | { readonly command: 'sign-off' }
  | ({ readonly command: 'close' } & (
      | { readonly publicSummary: string; readonly withheldReason?: undefined }
      | { readonly withheldReason: string; readonly publicSummary?: undefined }
    ))
);
