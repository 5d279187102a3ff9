import { refuse } from '../../refusal.ts';
import type { Refusal } from '../../refusal.ts';
import { durationOf, nominalDays, parseDuration } from '../dates/duration.ts';

/** The four kinds of limit (domain text, "Clocks"). */
export type Limit =
  /** The start date is day 0; due at close of business of the N-th working day, or at the same clock time on it. */
  | { kind: 'working-days'; days: number; end: 'close-of-day' | 'same-time' }
  /** Minutes inside opening hours, fractions allowed; counted to the whole second. */
  | { kind: 'working-time'; minutes: number }
  /**
   * An ISO 8601 duration on the local calendar: P1W, P15D, P2M. `same-time`, also when left out: at the clock time of the
   * start. `end-of-day`: at 24:00 of the last day, as the law counts days (民法典, Civil Code art. 201, 203); in days and
   * longer alone.
   */
  | {
      kind: 'calendar';
      duration: string;
      roll: 'none' | 'next-working-day';
      end?: 'same-time' | 'end-of-day' | undefined;
    }
  /** Wall-clock time: PT3M. Years and months have no fixed length and are refused. */
  | { kind: 'elapsed'; duration: string };

const MOST_DAYS = 20 * 365.25;

/**
 * Refuses what is no limit, naming the field from the run's or call's point of view (`limit.days`): `limit-negative`,
 * `limit-too-long` (above 20 years), `limit-unreadable`.
 */
export function checkLimit(limit: Limit): Refusal | null {
  switch (limit.kind) {
    case 'working-days':
      if (limit.end !== 'close-of-day' && limit.end !== 'same-time')
        return refuse('limit-unreadable', 'limit.end');
      return checkAmount(limit.days, 'limit.days', MOST_DAYS) ?? checkWhole(limit.days);
    case 'working-time':
      return checkAmount(limit.minutes, 'limit.minutes', MOST_DAYS * 1440);
    case 'calendar':
      if (limit.roll !== 'none' && limit.roll !== 'next-working-day')
        return refuse('limit-unreadable', 'limit.roll');
      if (limit.end !== undefined && limit.end !== 'same-time' && limit.end !== 'end-of-day')
        return refuse('limit-unreadable', 'limit.end');
      return checkDuration(limit.duration) ?? checkWholeDays(limit);
    case 'elapsed':
      return checkDuration(limit.duration) ?? checkFixedLength(limit.duration);
    default:
      return refuse('limit-unreadable', 'limit.kind');
  }
}

/** Whether a limit ends at 24:00 of its last day: then its end is the moment the next date begins. */
export function endsWithDay(limit: Limit | null): boolean {
  return limit?.kind === 'calendar' && limit.end === 'end-of-day';
}

function checkAmount(amount: number, field: string, most: number): Refusal | null {
  if (typeof amount !== 'number' || Number.isNaN(amount)) return refuse('limit-unreadable', field);
  if (amount < 0) return refuse('limit-negative', field, { given: amount });
  return amount > most ? refuse('limit-too-long', field, { most }) : null;
}

function checkWhole(days: number): Refusal | null {
  return Number.isInteger(days) ? null : refuse('limit-unreadable', 'limit.days', { given: days });
}

function checkDuration(text: string): Refusal | null {
  const field = 'limit.duration';
  const given = { given: String(text).slice(0, 40) };
  const duration = parseDuration(text);
  if (duration !== null)
    return nominalDays(duration) > MOST_DAYS ? refuse('limit-too-long', field, given) : null;
  return /^-P|^P.*-\d/.test(text)
    ? refuse('limit-negative', field, given)
    : refuse('limit-unreadable', field, given);
}

/** Hours beside days have no place in a term that ends with a day. */
function checkWholeDays(limit: Extract<Limit, { kind: 'calendar' }>): Refusal | null {
  return endsWithDay(limit) && durationOf(limit.duration).milliseconds > 0
    ? refuse('limit-unreadable', 'limit.duration', { given: limit.duration.slice(0, 40) })
    : null;
}

function checkFixedLength(text: string): Refusal | null {
  return durationOf(text).months === 0
    ? null
    : refuse('limit-unreadable', 'limit.duration', { given: text.slice(0, 40) });
}
