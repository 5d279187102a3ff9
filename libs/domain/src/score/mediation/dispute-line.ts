import type { Colour, Complexity, Level } from '../../dispute/dispute.ts';

/**
 * What mediation's figures are counted from: a line in a book that is only ever added to, as an `Entry` is for scores.
 * It counts in the period of `at`, for whoever looks at `seenAt` or later; one taken back has a second line of weight -1.
 */
export interface DisputeLine {
  readonly source: DisputeSource;
  /** One of the source's: see `disputeSources`. */
  readonly outcome: string;
  /** Tells the lines of one source of a dispute apart: `seq` of the event it comes from, or the clock's instance. */
  readonly of: number;
  readonly weight: 1 | -1;
  /** Tenths of a day, of `duration`; 0 for the others. */
  readonly value: number;
  /** Epoch milliseconds: the moment it counts at. */
  readonly at: number;
  /** Epoch milliseconds: from which `asOf` on it is seen. */
  readonly seenAt: number;
  /** How the dispute stands for whoever looks: figures can be read by each. */
  readonly standing: DisputeKind;
}

export interface DisputeKind {
  /** The room where it is. */
  readonly place: string;
  readonly level: Level;
  readonly colour: Colour;
  readonly complexity: Complexity;
  readonly kind: string;
}

/** Each source of lines with the outcomes it has. A round begins with the acceptance, and anew with a reopening. */
export const disputeSources = {
  screened: ['dispute'],
  accepted: ['dispute'],
  /** Once a round: the first session held, or the agreement where the source of an import tells of no session. */
  mediated: ['dispute'],
  /** Once a round and level at which it was mediated, when that ends: agreed there, or left without. */
  'mediated-at': [
    'community-agreed',
    'community-left',
    'station-agreed',
    'station-left',
    'county-agreed',
    'county-left',
  ],
  /** Once a round, at the level of the agreement; a changed agreement is none. */
  agreed: ['community', 'station', 'county'],
  /** Once a round that had begun and was not agreed: ended otherwise. */
  'not-agreed': ['referred', 'withdrawn'],
  /** From the beginning of the round to its agreement. */
  duration: ['tenths'],
  settled: ['dispute'],
  // An import may not know where to.
  'referred-out': ['court', 'arbitration', 'administrative', 'unknown'],
  withdrawn: ['dispute'],
  reopened: ['relapse', 'default'],
  /** Outcomes of the resolve clock. */
  resolve: ['met', 'missed'],
  /** Obligations confirmed by the side they benefit. */
  obligation: ['in-time', 'late'],
  extension: ['granted'],
} as const satisfies Record<string, readonly string[]>;
export type DisputeSource = keyof typeof disputeSources;
