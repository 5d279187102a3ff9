import type { EntrySource } from '../book/entry.ts';

/** How many entries of a source have an outcome, for whichever unit and period was asked. */
export interface Count {
  readonly source: EntrySource;
  readonly outcome: string;
  readonly count: number;
}

/** By `source/outcome`; what is not there is 0. */
export type Counts = ReadonlyMap<string, number>;

export const noCounts: Counts = new Map();

export function countKey(source: EntrySource, outcome: string): string {
  return `${source}/${outcome}`;
}

export function sumCounts(all: Iterable<Count>): Counts {
  const counts = new Map<string, number>();
  for (const { source, outcome, count } of all) {
    const key = countKey(source, outcome);
    counts.set(key, (counts.get(key) ?? 0) + count);
  }
  return counts;
}

/** What is left of counts without a part of them. */
export function lessCounts(counts: Counts, part: Counts): Counts {
  const left = new Map(counts);
  for (const [key, count] of part) left.set(key, (left.get(key) ?? 0) - count);
  return left;
}
