import { DAY_MS, dayNumber, daysInMonth, formatDate } from '@fengqiao/domain/clock/dates/civil-date';
import { formatMoment } from '@fengqiao/domain/clock/dates/moment';
import { momentOfLocal, zoneOf } from '@fengqiao/domain/clock/dates/zone';

/** `2026/11/27 9:10`, `2026-11-27 09:10:05`, `2026年11月27日 9:10`, each also without the time. */
const shape =
  /^(\d{4})([-/.年])(\d{1,2})([-/.月])(\d{1,2})(日?)(?:[ T]{0,2}(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

/** A day and a time of day as a spreadsheet writes them: milliseconds as if it were UTC; null for anything else. */
function localOf(text: string): number | null {
  const [, year = '', first, month = '', second, day = '', suffix, ...time] =
    shape.exec(text.normalize('NFKC')) ?? [];
  const isChinese = first === '年';
  if (year === '' || (isChinese ? second !== '月' || suffix !== '日' : first !== second || suffix !== ''))
    return null;
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const [hour = 0, minute = 0, seconds = 0] = time.map((part) => Number(part ?? 0));
  if (m < 1 || m > 12 || d < 1 || d > daysInMonth(y, m) || hour > 23 || minute > 59 || seconds > 59)
    return null;
  return dayNumber(y, m, d) * DAY_MS + ((hour * 60 + minute) * 60 + seconds) * 1000;
}

/** As RFC 3339 with the zone's offset; a day alone is its 00:00. What is no such date stays as it is. */
export function momentOfSpreadsheet(text: string, timeZone: string): string {
  const zone = zoneOf(timeZone);
  const local = localOf(text);
  return zone && local !== null ? formatMoment(momentOfLocal(zone, local), timeZone) : text;
}

/** A day as `2026-11-27`. */
export function dayOfSpreadsheet(text: string): string {
  const local = localOf(text);
  return local !== null && local % DAY_MS === 0 ? formatDate(local / DAY_MS) : text;
}
