import { DAY_MS } from '../dates/civil-date.ts';
import { momentOfLocal, offsetAt, zoneOf } from '../dates/zone.ts';

/** 免打扰时段: by the wall clock, `HH:MM`; `from` later than `to` goes over midnight, equal to it is no time at all. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/**
 * The moment itself where it is not quiet, else when the quiet ends. Epoch milliseconds; `to` itself is not quiet any
 * more. A time that the clocks pass over that night ends when they have. An unknown zone is a programming error.
 */
export function afterQuietHours({ from, to }: QuietHours, timeZone: string, moment: number): number {
  const zone = zoneOf(timeZone);
  if (zone === null) throw new RangeError(`unknown time zone: ${timeZone}`);
  const local = moment + offsetAt(zone, moment);
  const midnight = Math.floor(local / DAY_MS) * DAY_MS;
  const time = local - midnight;
  const [begins, ends] = [timeOf(from), timeOf(to)];
  const overMidnight = begins > ends;
  const isQuiet = overMidnight ? time >= begins || time < ends : time >= begins && time < ends;
  if (!isQuiet) return moment;
  const day = overMidnight && time >= begins ? midnight + DAY_MS : midnight;
  return Math.max(momentOfLocal(zone, day + ends), moment);
}

function timeOf(written: string): number {
  const [hours = 0, minutes = 0] = written.split(':').map(Number);
  return (hours * 60 + minutes) * 60_000;
}
