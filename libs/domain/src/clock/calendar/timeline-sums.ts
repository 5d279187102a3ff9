import { itemAt } from '../dates/item-at.ts';

/**
 * Running sums over a stretch of days, built once and then searched: the open days in order, how many of them lie
 * before each day, and how long it was open before each of them. All sums count from the stretch's first day, so sums
 * of two timelines must not be mixed.
 */
export interface Timeline {
  readonly firstDay: number;
  /** Exclusive. */
  readonly endDay: number;
  /** How many open days lie before day `firstDay + i`; one entry more than there are days. */
  readonly rankOf: Int32Array;
  readonly openDays: Int32Array;
  /** Milliseconds open before the k-th open day; the last entry is the sum of all. */
  readonly openBeforeDay: Float64Array;
  /** The most days from one open day to the next, the stretch's own ends taken for open. */
  readonly longestWait: number;
}

/** How many open days of the timeline lie before a day. */
export function rankBefore(timeline: Timeline, day: number): number {
  return itemAt(timeline.rankOf, day - timeline.firstDay);
}

/** Milliseconds open in all of the timeline. */
export function sumOf(timeline: Timeline): number {
  return itemAt(timeline.openBeforeDay, timeline.openDays.length);
}

/** The last open day, from a rank on, before which it was open for less than `sum`: the day in which `sum` is reached. */
export function lastRankBelow({ openBeforeDay, openDays }: Timeline, from: number, sum: number): number {
  let low = from;
  let high = openDays.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (itemAt(openBeforeDay, middle) < sum) low = middle;
    else high = middle - 1;
  }
  return low;
}
