import { dayNumber, DAY_MS } from './civil-date.ts';
import { isZoneName } from './zone-name.ts';

/**
 * A time zone's offsets from UTC. `Intl` knows them but takes more than a microsecond to say one, so the changes of
 * offset are found once for each stretch of years that is asked about, and looked up after that.
 */
export interface Zone {
  /** As Intl writes it: letter case set right; whether an alias gives way to the name it stands for is the runtime's. */
  readonly name: string;
  /** Four years each from 1900 on, holes where none was asked about. */
  readonly chunks: (readonly Segment[] | undefined)[];
  readonly intl: Intl.DateTimeFormat;
  /** The segment found last: neighbouring questions are the rule. */
  recent: Segment;
}

/** A stretch of time with one offset: `from` inclusive, `to` exclusive, all in milliseconds. */
export interface Segment {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

/** Offsets are compiled four years at a time. */
const CHUNK_MS = 1461 * DAY_MS;

/** Since 1900 the shortest stretch between two changes was a week less an hour (Recife, October 2000). */
const PROBE_MS = 6 * DAY_MS;

/** Outside of these years offsets are asked of Intl each time, so that far-off moments cannot fill the memory. */
export const HORIZON_FROM = dayNumber(1900, 1, 1) * DAY_MS;
export const HORIZON_TO = dayNumber(2300, 1, 1) * DAY_MS;

const zones = new Map<string, Zone>();

/**
 * The zone of an IANA name, in any letter case; null when there is none. What a name is, is ours to judge; Intl only
 * says which there are.
 */
export function zoneOf(timeZone: string): Zone | null {
  const known = zones.get(timeZone);
  if (known !== undefined) return known;
  if (!isZoneName(timeZone)) return null;
  let intl: Intl.DateTimeFormat;
  try {
    intl = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  } catch {
    return null;
  }
  const name = intl.resolvedOptions().timeZone;
  const zone = zones.get(name) ?? { name, chunks: [], intl, recent: { from: 0, to: 0, offset: 0 } };
  // Kept under Intl's name only: letter cases are too many to keep.
  zones.set(name, zone);
  return zone;
}

/** The offset from UTC in force at a moment, in milliseconds (east positive). */
export function offsetAt(zone: Zone, moment: number): number {
  return segmentAt(zone, moment).offset;
}

/** The stretch of one offset around a moment, cut at the borders of the compiled chunks. */
export function segmentAt(zone: Zone, moment: number): Segment {
  const recent = zone.recent;
  if (moment >= recent.from && moment < recent.to) return recent;
  if (!(moment >= HORIZON_FROM && moment < HORIZON_TO)) {
    return { from: moment, to: moment + 1, offset: askIntl(zone.intl, moment) };
  }
  const index = Math.floor((moment - HORIZON_FROM) / CHUNK_MS);
  let segments = zone.chunks[index];
  if (segments === undefined) {
    const from = HORIZON_FROM + index * CHUNK_MS;
    segments = compileSegments(zone.intl, from, from + CHUNK_MS);
    zone.chunks[index] = segments;
  }
  for (const segment of segments) {
    if (moment < segment.to) {
      zone.recent = segment;
      break;
    }
  }
  return zone.recent;
}

/**
 * The moment at which clocks of the zone show a local time, given as if it were UTC (epoch milliseconds).
 * A local time that does not exist takes the offset before the change, one that exists twice the first.
 */
export function momentOfLocal(zone: Zone, local: number): number {
  const segment = segmentAt(zone, local - DAY_MS);
  if (segment.to > local + DAY_MS) return local - segment.offset;
  const earlier = local - segment.offset;
  const later = local - offsetAt(zone, local + DAY_MS);
  const earlierIsShown = earlier + offsetAt(zone, earlier) === local;
  const laterIsShown = later + offsetAt(zone, later) === local;
  return laterIsShown && !earlierIsShown ? later : earlier;
}

function compileSegments(intl: Intl.DateTimeFormat, from: number, to: number): readonly Segment[] {
  const segments: Segment[] = [];
  let start = from;
  let offset = askIntl(intl, from);
  for (let at = from; at < to;) {
    const next = Math.min(at + PROBE_MS, to);
    if (askIntl(intl, next) === offset) {
      at = next;
      continue;
    }
    // The rest of this probe is looked at again: it may hold a second change.
    at = findChange(intl, at, next, offset);
    segments.push({ from: start, to: at, offset });
    start = at;
    offset = askIntl(intl, at);
  }
  if (start < to) segments.push({ from: start, to, offset });
  return segments;
}

/** The first moment with another offset, to the second: no zone ever changed within one. */
function findChange(intl: Intl.DateTimeFormat, from: number, to: number, offset: number): number {
  let before = from;
  let after = to;
  while (after - before > 1000) {
    const middle = before + Math.floor((after - before) / 2000) * 1000;
    if (askIntl(intl, middle) === offset) before = middle;
    else after = middle;
  }
  return after;
}

function askIntl(intl: Intl.DateTimeFormat, moment: number): number {
  return offsetIn(intl.format(moment));
}

/**
 * Reads the offset out of what Intl writes: `1/1/1970, GMT+08:00`, of old local mean times with seconds
 * (`GMT+08:05:43`), of none `GMT` or `GMT+00:00`, by ICU's version. An Intl that writes otherwise must not pass for UTC.
 */
export function offsetIn(written: string): number {
  const match = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(written);
  if (match === null) throw new RangeError(`no offset is told by: ${written}`);
  const seconds = Number(match[2] ?? 0) * 3600 + Number(match[3] ?? 0) * 60 + Number(match[4] ?? 0);
  return (match[1] === '-' ? -seconds : seconds) * 1000;
}
