import { refuse, type Refusal } from '../../refusal.ts';

/** From how much on a flag is shown; data, published in versions. Lengths in milliseconds. */
export interface FlagThresholds {
  /** A reply this long or less before its due moment was given at the last moment. */
  readonly lastMomentMs: number;
  /** So many satisfied citizens recorded by one person … */
  readonly bulkFollowUps: number;
  /** … within this. */
  readonly bulkWithinMs: number;
  readonly suspensionsOfCase: number;
  readonly objectionsOfCase: number;
  /** So many like cases written down by one person … */
  readonly splitCases: number;
  /** … within this. */
  readonly splitWithinMs: number;
  /** So many follow-ups of a unit of which none was unsatisfied. */
  readonly followUpsWithoutComplaint: number;
}

const minute = 60_000;

/** Version 1, before anybody has published another. */
export const firstThresholds: FlagThresholds = {
  lastMomentMs: 60 * minute,
  bulkFollowUps: 10,
  bulkWithinMs: 30 * minute,
  suspensionsOfCase: 3,
  objectionsOfCase: 2,
  splitCases: 5,
  splitWithinMs: 10 * minute,
  followUpsWithoutComplaint: 50,
};

interface Range {
  readonly least: number;
  readonly most: number;
}

const length: Range = { least: minute, most: 7 * 24 * 60 * minute };
/** One is no crowd. */
const crowd: Range = { least: 2, most: 1_000 };
const ofCase: Range = { least: 1, most: 100 };

/** What a threshold may be: below it a flag is on every case, above it never on any. */
export const thresholdRanges: Readonly<Record<keyof FlagThresholds, Range>> = {
  lastMomentMs: length,
  bulkFollowUps: crowd,
  bulkWithinMs: length,
  suspensionsOfCase: ofCase,
  objectionsOfCase: ofCase,
  splitCases: crowd,
  splitWithinMs: length,
  followUpsWithoutComplaint: { least: 5, most: 100_000 },
};

export const thresholdNames = Object.keys(thresholdRanges) as (keyof FlagThresholds)[];

export type ThresholdCode = 'threshold-too-low' | 'threshold-too-high';

/** What is wrong with thresholds, each named by its field; empty when they can be published. Whole numbers are taken for granted. */
export function checkThresholds(thresholds: FlagThresholds): Refusal<ThresholdCode>[] {
  return thresholdNames.flatMap((name): Refusal<ThresholdCode>[] => {
    const { least, most } = thresholdRanges[name];
    if (!(thresholds[name] >= least)) return [refuse('threshold-too-low', name, { least })];
    return thresholds[name] > most ? [refuse('threshold-too-high', name, { most })] : [];
  });
}

export function areSameThresholds(one: FlagThresholds, other: FlagThresholds): boolean {
  return thresholdNames.every((name) => one[name] === other[name]);
}
