import type { Calendar } from '../calendar/calendar.ts';
import type { Limit } from '../limit/limit.ts';

/** A stretch that does not count, `from` inclusive, `to` exclusive (epoch ms); `to` null while it is still open. */
export interface Suspension {
  readonly from: number;
  readonly to: number | null;
}

/** One run of a clock: what is counted, from when, and what of it does not count. Moments are epoch milliseconds. */
export interface ClockRun {
  /** Null counts on the wall clock. */
  calendar: Calendar | null;
  /** Null only measures. */
  limit: Limit | null;
  startedAt: number;
  /** In any order; those before the start are allowed and count for nothing. */
  suspensions: readonly Suspension[];
}
