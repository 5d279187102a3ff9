import { civilDate, DAY_MS, dayNumber, daysInMonth } from './civil-date.ts';
import { offsetAt, zoneOf } from './zone.ts';

const RFC_3339 = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:Z|([+-])(\d{2}):(\d{2}))$/i;

/**
 * Reads an RFC 3339 moment with its offset into epoch milliseconds; null when it is not one or names no real date.
 * Digits past the millisecond are cut off. Leap seconds (`:60`) are refused: epoch milliseconds cannot tell them.
 */
export function parseMoment(text: string): number | null {
  const match = RFC_3339.exec(text);
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as number[] as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  if (hour > 23 || minute > 59 || second > 59) return null;
  const offsetHours = Number(match[9] ?? 0);
  const offsetMinutes = Number(match[10] ?? 0);
  if (offsetHours > 23 || offsetMinutes > 59) return null;
  const milliseconds = Number((match[7] ?? '').slice(0, 3).padEnd(3, '0'));
  const local =
    dayNumber(year, month, day) * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds;
  const offset = (offsetHours * 60 + offsetMinutes) * 60_000;
  return match[8] === '-' ? local + offset : local - offset;
}

/**
 * Writes a moment as RFC 3339 with the offset in force in the zone (`Z` when there is no zone), milliseconds only when
 * they are not zero. Offsets with seconds (local mean time, before about 1930) are rounded to the minute RFC 3339 can
 * say; the moment stays exact. An unknown zone is a programming error: calendars are compiled before they get here.
 */
export function formatMoment(moment: number, timeZone: string | null): string {
  if (timeZone === null) return `${localText(moment)}Z`;
  const zone = zoneOf(timeZone);
  if (zone === null) throw new RangeError(`unknown time zone: ${timeZone}`);
  const minutes = Math.round(offsetAt(zone, moment) / 60_000);
  const size = Math.abs(minutes);
  const sign = minutes < 0 ? '-' : '+';
  return `${localText(moment + minutes * 60_000)}${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function localText(local: number): string {
  const dayNo = Math.floor(local / DAY_MS);
  const inDay = local - dayNo * DAY_MS;
  const { year, month, day } = civilDate(dayNo);
  const seconds = Math.floor(inDay / 1000);
  const milliseconds = Math.floor(inDay - seconds * 1000);
  const fraction = milliseconds === 0 ? '' : `.${String(milliseconds).padStart(3, '0')}`;
  const time = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${time}${fraction}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
