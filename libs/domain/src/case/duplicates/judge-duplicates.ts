import { isCommonSign } from './matter-words.ts';
import type { ReadTelling } from './read-telling.ts';

/** Why two matters may be one. */
export const duplicateReasons = ['same-reporter', 'same-place', 'same-category', 'alike-in-words'] as const;
export type DuplicateReason = (typeof duplicateReasons)[number];

/** A matter as it is compared. */
export interface Compared {
  readonly telling: ReadTelling;
  readonly category: string | null;
  /** Null where nobody is named, and where the reader may not know who it is: then it counts for nothing. */
  readonly reporter: ComparedReporter | null;
}

export interface ComparedReporter {
  readonly name: string;
  /** As numbers are found by, however they were written. */
  readonly phoneKey: string | null;
}

export interface Judgement {
  /** 0 to 1, two decimals. */
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
}

/** From here on a desk is asked to look. */
export const proposedFrom = 0.42;

/** Chosen on half of the labelled tellings (`labelled/weights-1`, `-2`), and rounded. */
const weights = {
  /** Of the things they tell of, how many both do. */
  things: 0.36,
  /** The same of the signs they are written with, which know words that no list has; and that they are many. */
  signs: 0.12,
  manySigns: 0.32,
  place: 0.1,
  /** The same house, stairs or flat. */
  sameMark: 0.07,
  /** Other numbers of the same kind: next door is another matter. */
  otherMark: -0.3,
  /** Both name a place, and nothing of it is the same. */
  elsewhere: -0.4,
  otherCategory: -0.05,
  sameReporter: 0.2,
} as const;

/** So many rare ones in common leave little doubt, however much else is said. */
const manySigns = 8;
/** Against a thing, or a sign, that few texts have. */
const [commonThing, commonSign] = [0.25, 0.3];
const alikeFrom = 0.25;

/** Whether two matters may be one, and why. Symmetric; knows nothing of who reads but what `reporter` lets it know. */
export function judgeDuplicates(one: Compared, other: Compared): Judgement {
  const [a, b] = [one.telling, other.telling];
  const things = sharedOf(thingsIn(a), thingsIn(b));
  const signs = sharedOf(signsIn(a), signsIn(b));
  const place = placeLikeness(a, b);
  const marks = marksLikeness(a, b);
  const isSameReporter = sameReporter(one.reporter, other.reporter);
  const isSameCategory = one.category !== null && one.category === other.category;
  const isElsewhere = place === 0;
  const alike =
    weights.things * things.share +
    weights.signs * signs.share +
    weights.manySigns * Math.min(1, signs.weight / manySigns);
  const score =
    alike +
    weights.place * (place ?? 0) +
    (marks === 'same' ? weights.sameMark : marks === 'other' ? weights.otherMark : 0) +
    (isElsewhere ? weights.elsewhere : 0) +
    (isSameCategory || one.category === null || other.category === null ? 0 : weights.otherCategory) +
    (isSameReporter ? weights.sameReporter : 0);
  const isSamePlace = place !== null && place >= 0.5 && marks !== 'other';
  const reasons: readonly (readonly [DuplicateReason, boolean])[] = [
    ['same-reporter', isSameReporter],
    ['same-place', isSamePlace],
    ['same-category', isSameCategory],
    ['alike-in-words', alike >= alikeFrom],
  ];
  return {
    score: Math.round(Math.min(1, Math.max(0, score)) * 100) / 100,
    reasons: reasons.flatMap(([reason, holds]) => (holds ? [reason] : [])),
  };
}

interface Shared {
  /** Of what both have, 0 to 1. */
  readonly share: number;
  readonly weight: number;
}

function sharedOf(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): Shared {
  let weight = 0;
  for (const [each, weighs] of a) if (b.has(each)) weight += weighs;
  const all = sumOf(a) + sumOf(b);
  return { share: all === 0 ? 0 : (2 * weight) / all, weight };
}

function sumOf(weights: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const weight of weights.values()) sum += weight;
  return sum;
}

function thingsIn({ things }: ReadTelling): ReadonlyMap<string, number> {
  return new Map([...things].map(([name, { isCommon }]) => [name, isCommon ? commonThing : 1]));
}

function signsIn({ signs }: ReadTelling): ReadonlyMap<string, number> {
  return new Map([...signs].map((sign) => [sign, isCommonSign(sign) ? commonSign : 1]));
}

function inBoth(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0;
  for (const each of a) if (b.has(each)) count += 1;
  return count;
}

/** How much of the shorter name the longer has; null where one names no place. */
function placeLikeness({ placePairs: a }: ReadTelling, { placePairs: b }: ReadTelling): number | null {
  const least = Math.min(a.size, b.size);
  return least === 0 ? null : inBoth(a, b) / least;
}

/** By the numbers that both give of one kind: one that differs outweighs what is the same. */
function marksLikeness({ marks: a }: ReadTelling, { marks: b }: ReadTelling): 'same' | 'other' | null {
  let found: 'same' | null = null;
  for (const [kind, numbers] of a) {
    const others = b.get(kind);
    if (!others) continue;
    if (inBoth(numbers, others) === 0) return 'other';
    found = 'same';
  }
  return found;
}

/** By telephone number; by name alone only where one of them gave no number. */
function sameReporter(a: ComparedReporter | null, b: ComparedReporter | null): boolean {
  if (!a || !b) return false;
  if (a.phoneKey !== null && b.phoneKey !== null) return withoutExtension(a) === withoutExtension(b);
  return a.name.normalize('NFKC').trim() === b.name.normalize('NFKC').trim();
}

function withoutExtension({ phoneKey }: ComparedReporter): string | undefined {
  return phoneKey?.split(';')[0];
}
