import { refuse, type Refusal } from '../../refusal.ts';

/** An open stretch of a day, in milliseconds after its midnight; `before` is the time open earlier that day. */
export interface Window {
  readonly start: number;
  readonly end: number;
  readonly before: number;
}

/** The windows of one day: in order, apart from each other, none empty. `total` is the sum of their lengths. */
export interface OpeningHours {
  readonly windows: readonly Window[];
  readonly total: number;
}

export const CLOSED: OpeningHours = { windows: [], total: 0 };

/** Reads `[["09:00","12:00"], …]`. Refused with `bad-window` and its path when one is unreadable, empty or reversed. */
export function readOpeningHours(
  windows: readonly (readonly string[])[],
  path: string,
): OpeningHours | Refusal {
  const pairs: [number, number][] = [];
  for (const [index, window] of windows.entries()) {
    const from = minuteOfDay(window[0]);
    const to = minuteOfDay(window[1]);
    if (window.length !== 2 || from === null || to === null || from >= to) {
      return refuse('bad-window', `${path}.${index}`, { window: window.join('-').slice(0, 40) });
    }
    pairs.push([from * 60_000, to * 60_000]);
  }
  return joinWindows(pairs);
}

/** Sorts stretches and joins those that touch or overlap; empty and reversed ones fall away. */
export function joinWindows(pairs: readonly (readonly [number, number])[]): OpeningHours {
  const windows: Window[] = [];
  let total = 0;
  const sorted = pairs.filter(([start, end]) => start < end).sort((a, b) => a[0] - b[0]);
  for (const [start, end] of sorted) {
    const last = windows.at(-1);
    if (last !== undefined && start <= last.end) {
      total += Math.max(end - last.end, 0);
      windows[windows.length - 1] = { ...last, end: Math.max(end, last.end) };
    } else {
      windows.push({ start, end, before: total });
      total += end - start;
    }
  }
  return { windows, total };
}

/** How long it has been open by `time` (ms after midnight, may lie outside the day). */
export function openBy(hours: OpeningHours, time: number): number {
  for (const { start, end, before } of hours.windows) {
    if (time <= start) return before;
    if (time < end) return before + time - start;
  }
  return hours.total;
}

/** When `open` ms (above zero, at most the total) have been open: what ends exactly at closing ends at that closing. */
export function timeWhenOpenFor(hours: OpeningHours, open: number): number {
  for (const { start, end, before } of hours.windows) {
    if (open <= before + end - start) return start + open - before;
  }
  throw new RangeError('a day is not open for so long');
}

/** The first open time at or after `time`; null when the day has none left. A closing time is not open. */
export function nextOpenTime(hours: OpeningHours, time: number): number | null {
  for (const { start, end } of hours.windows) {
    if (time < end) return Math.max(time, start);
  }
  return null;
}

/** When a day that opens at all closes for good. */
export function closingTime(hours: OpeningHours): number {
  const last = hours.windows.at(-1);
  if (last === undefined) throw new RangeError('a closed day does not close');
  return last.end;
}

/** Minutes after midnight of `HH:MM`, up to `24:00`; null when it is not written so. */
function minuteOfDay(text: string | undefined): number | null {
  const match = /^(\d{2}):([0-5]\d)$/.exec(text ?? '');
  if (match === null) return null;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return minutes <= 1440 ? minutes : null;
}
