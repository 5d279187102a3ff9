import type { Calendar } from '../calendar/calendar.ts';
import type { Limit } from '../limit/limit.ts';
import { momentAfterOpen, openBetween } from '../calendar/timeline.ts';

/** What counts as time: the hours a calendar is open, or every second. */
export interface Timekeeping {
  /** Milliseconds that count between two moments (from ≤ to). */
  between(from: number, to: number): number;
  /** The moment by which so many more milliseconds have counted; for zero, the next moment that counts. */
  after(from: number, milliseconds: number): number;
}

const wallClock: Timekeeping = {
  between: (from, to) => to - from,
  after: (from, milliseconds) => from + milliseconds,
};

/** The hours a calendar is open. */
class OpeningTime implements Timekeeping {
  constructor(private readonly calendar: Calendar) {}

  between(from: number, to: number): number {
    return openBetween(this.calendar, from, to);
  }

  after(from: number, milliseconds: number): number {
    return momentAfterOpen(this.calendar, from, milliseconds);
  }
}

/** Each limit is counted in its own kind of time; without one, in working time if there is a calendar. */
export function timekeepingFor(limit: Limit | null, calendar: Calendar | null): Timekeeping {
  const counted = limit === null || limit.kind === 'working-days' || limit.kind === 'working-time';
  return counted && calendar !== null ? new OpeningTime(calendar) : wallClock;
}
