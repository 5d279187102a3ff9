import type { Ledger } from '../../case/case.ts';

/**
 * What scores are counted from: a line in a book that is only ever added to. It counts in the period of `at`, for
 * whoever looks at `seenAt` or later; one taken back has a second line of weight -1. The count of any two moments is
 * the sum of the weights of the lines seen by the one and recorded by the other, so nothing is ever rewritten, and
 * sums kept beside the book stay right by addition.
 */
export interface Entry {
  readonly source: EntrySource;
  /** One of the source's: see `entrySources`. */
  readonly outcome: string;
  readonly weight: 1 | -1;
  /** Epoch milliseconds: the moment it counts at. */
  readonly at: number;
  /** Epoch milliseconds: from which `asOf` on it is seen. */
  readonly seenAt: number;
  /** The unit that answered for it then. */
  readonly unit: string;
  /** Of a clock; null for the others. */
  readonly instance: number | null;
  readonly kind: CaseKind;
}

/** What a case is, at the moment of an entry: figures can be read by each. */
export interface CaseKind {
  readonly ledger: Ledger;
  readonly category: string;
  readonly channel: string;
}

/** Each source of entries with the outcomes it has. */
export const entrySources = {
  /** Outcomes of the assign clock, owner's unit. */
  assign: ['met', 'missed'],
  /** Outcomes of the complete clock, handling unit. */
  complete: ['met', 'missed'],
  /** Follow-ups that took place, handling unit. */
  'follow-up': ['satisfied', 'basically-satisfied', 'unsatisfied', 'not-reached'],
  /** Cases, in the period they were received in, under the unit they now count under. */
  received: ['case'],
  closed: ['case'],
  reopened: ['case'],
  /** 问责记录: one per breach and per unsatisfied follow-up. */
  accountability: ['breach', 'unsatisfied'],
  extension: ['granted'],
  suspension: ['approved'],
  /** 亲自抓: what only the owner does, by the post's holder or by somebody standing in; owner's unit. */
  'owner-act': ['in-person', 'stand-in'],
} as const satisfies Record<string, readonly string[]>;
export type EntrySource = keyof typeof entrySources;
