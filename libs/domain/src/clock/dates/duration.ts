import { DAY_MS, plusMonths } from './civil-date.ts';
import { momentOfLocal, offsetAt } from './zone.ts';
import type { Zone } from './zone.ts';

/** An ISO 8601 duration, taken apart: what a calendar must count, and what a stopwatch can. */
export interface Duration {
  readonly months: number;
  readonly days: number;
  readonly milliseconds: number;
}

const ISO_8601 =
  /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+(?:[.,]\d+)?)H)?(?:(\d+(?:[.,]\d+)?)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/;

/**
 * Reads `P1W`, `P2M`, `P1M15D`, `PT3M`, `P1DT12H`; null when unreadable or negative. Hours, minutes and seconds may
 * have fractions; like every budget they are taken to the whole second.
 */
export function parseDuration(text: string): Duration | null {
  const match = ISO_8601.exec(text);
  if (match === null || text === 'P') return null;
  const [years, months, weeks, days, hours, minutes, seconds] = match.slice(1).map(numberOrZero) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return {
    months: years * 12 + months,
    days: weeks * 7 + days,
    milliseconds: Math.round(hours * 3600 + minutes * 60 + seconds) * 1000,
  };
}

/** A duration that has been checked; an unreadable one is a programming error and throws. */
export function durationOf(text: string): Duration {
  const duration = parseDuration(text);
  if (duration === null) throw new RangeError(`not a duration: ${text}`);
  return duration;
}

/** The same as text, days and months as a calendar counts them. */
export function durationText({ months, days, milliseconds }: Duration): string {
  const time = milliseconds > 0 ? `T${milliseconds / 1000}S` : '';
  return `P${months > 0 ? `${months}M` : ''}${days > 0 || (months === 0 && time === '') ? `${days}D` : ''}${time}`;
}

/**
 * Adds a duration on the local calendar (of UTC when there is no zone): months first, their end clamped, then days, the
 * clock time kept; hours and smaller are elapsed time after that.
 */
export function plusDuration(moment: number, duration: Duration, zone: Zone | null): number {
  if (duration.months === 0 && duration.days === 0) return moment + duration.milliseconds;
  const local = zone === null ? moment : moment + offsetAt(zone, moment);
  const day = Math.floor(local / DAY_MS);
  const target = (plusMonths(day, duration.months) + duration.days) * DAY_MS + (local - day * DAY_MS);
  return (zone === null ? target : momentOfLocal(zone, target)) + duration.milliseconds;
}

/** Its length in days on average, to tell absurd ones. */
export function nominalDays({ months, days, milliseconds }: Duration): number {
  return months * (365.25 / 12) + days + milliseconds / DAY_MS;
}

function numberOrZero(text: string | undefined): number {
  return text === undefined ? 0 : Number(text.replace(',', '.'));
}
