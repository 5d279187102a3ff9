import type { CalendarDefinition, Weekday } from './calendar/calendar.ts';
import type { Suspension } from './projection/clock-run.ts';
import type { Limit } from './limit/limit.ts';

/*
 * The clock's rules told the plain way, for tests to compare with: dates walked one by one, suspended time cut out of
 * each day's stretches, offsets asked of Intl at every step. It shares no code with the clock.
 */

const DAY = 86_400_000;
const WEEKDAYS: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

type Stretch = readonly [from: number, to: number];

/** Dates here are epoch milliseconds of their midnight in UTC. */
export class ReferenceClock {
  private readonly intl: Intl.DateTimeFormat;
  private readonly hours = new Map<number, readonly Stretch[]>();

  constructor(private readonly definition: CalendarDefinition) {
    this.intl = new Intl.DateTimeFormat('en-US', {
      timeZone: definition.timeZone,
      timeZoneName: 'longOffset',
    });
  }

  /** What the clock shows, as if it were UTC. */
  localTime(moment: number): number {
    const [, sign, hours, minutes, seconds] =
      /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(this.intl.format(moment)) ?? [];
    const size = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
    return moment + (sign === '-' ? -size : size) * 1000;
  }

  dateOf(moment: number): number {
    return Math.floor(this.localTime(moment) / DAY) * DAY;
  }

  /** The first moment at which the clock shows a local time; in a gap, the moment it would be without the change. */
  momentAt(local: number): number {
    const offsets = new Set<number>();
    for (let hour = -30; hour <= 30; hour += 6) {
      const moment = local + hour * 3_600_000;
      offsets.add(this.localTime(moment) - moment);
    }
    const shown = [...offsets]
      .map((offset) => local - offset)
      .filter((moment) => this.localTime(moment) === local);
    if (shown.length > 0) return Math.min(...shown);
    const before = local - 30 * 3_600_000;
    return local - (this.localTime(before) - before);
  }

  /** The open stretches of a date, by moments; a stretch never leaves its date. */
  openOn(date: number): readonly Stretch[] {
    const known = this.hours.get(date);
    if (known !== undefined) return known;
    const begins = this.momentAt(date);
    const ends = this.momentAt(date + DAY);
    const stretches: Stretch[] = [];
    // Windows join as printed, before a change of offset moves their ends.
    const printed = join(this.windowsOn(date).map(([from, to]): Stretch => [clockTime(from), clockTime(to)]));
    for (const [from, to] of printed) {
      const opens = Math.max(this.momentAt(date + from), begins);
      const closes = Math.min(this.momentAt(date + to), ends);
      if (opens < closes) stretches.push([opens, closes]);
    }
    const joined = join(stretches);
    this.hours.set(date, joined);
    return joined;
  }

  isWorkingDay(date: number): boolean {
    return this.openOn(date).length > 0;
  }

  isOpen(moment: number): boolean {
    return this.nextOpening(moment) === moment;
  }

  nextOpening(moment: number): number {
    for (let date = this.dateOf(moment) - DAY; ; date += DAY) {
      for (const [from, to] of this.openOn(date)) if (moment < to) return Math.max(moment, from);
    }
  }

  /** Open milliseconds in a span, without suspended ones. */
  openBetween(from: number, to: number, suspensions: readonly Suspension[] = []): number {
    let sum = 0;
    for (let date = this.dateOf(from) - DAY; date <= this.dateOf(to) + DAY; date += DAY) {
      for (const stretch of cutOut(clip(this.openOn(date), from, to), suspensions))
        sum += stretch[1] - stretch[0];
    }
    return sum;
  }

  /** When so much open, unsuspended time has gone by; null when an open suspension comes first. */
  afterOpen(from: number, budget: number, suspensions: readonly Suspension[]): number | null {
    const last = suspensions.find(({ to }) => to === null)?.from ?? Infinity;
    let left = budget;
    for (let date = this.dateOf(from) - DAY; ; date += DAY) {
      for (const [opens, closes] of cutOut(clip(this.openOn(date), from, Infinity), suspensions)) {
        if (budget === 0 || left <= closes - opens) return opens + left;
        left -= closes - opens;
      }
      if (this.momentAt(date) > last) return null;
    }
  }

  nthWorkingDay(date: number, n: number): number {
    let day = date;
    for (let left = n; left > 0;) {
      day += DAY;
      if (this.isWorkingDay(day)) left -= 1;
    }
    return day;
  }

  /** The due moment of a working limit by the rules of the what-if call. */
  due(limit: Limit, startedAt: number, suspensions: readonly Suspension[]): number | null {
    if (limit.kind === 'working-time') {
      return this.afterOpen(startedAt, Math.round(limit.minutes * 60) * 1000, suspensions);
    }
    if (limit.kind !== 'working-days') throw new TypeError('only working limits are walked');
    if (limit.days === 0) return this.afterOpen(startedAt, 0, suspensions);
    const day = this.nthWorkingDay(this.dateOf(startedAt), limit.days);
    const close = Math.max(...this.openOn(day).map(([, to]) => to));
    const sameTime = this.nextOpening(
      this.momentAt(day + (this.localTime(startedAt) - this.dateOf(startedAt))),
    );
    const base = limit.end === 'close-of-day' ? close : sameTime;
    return this.extended(startedAt, base, suspensions);
  }

  /** Counted without suspensions, then extended by the working time of those that begin before the end. */
  private extended(startedAt: number, base: number, suspensions: readonly Suspension[]): number | null {
    let due = base;
    for (;;) {
      const earlier = suspensions.filter(({ from }) => from < due);
      if (earlier.some(({ to }) => to === null)) return null;
      const after = earlier.map(({ from, to }): Stretch => [
        Math.max(from, startedAt),
        Math.max(to ?? 0, startedAt),
      ]);
      const suspended = after.reduce((sum, [from, to]) => sum + this.openBetween(from, to), 0);
      const extended = suspended === 0 ? base : this.afterOpen(base, suspended, []);
      if (extended === due || extended === null) return due;
      due = extended;
    }
  }

  private windowsOn(date: number): readonly (readonly string[])[] {
    const written = new Date(date).toISOString().slice(0, 10);
    if (this.definition.holidays.includes(written)) return [];
    const other = this.definition.workdays.find((workday) => workday.date === written);
    if (other !== undefined) return other.windows;
    return this.definition.weekly[WEEKDAYS[new Date(date).getUTCDay()] ?? 'sun'] ?? [];
  }
}

/** Cuts suspended time out of stretches (an open suspension cuts all that follows). */
export function cutOut(
  stretches: readonly Stretch[],
  suspensions: readonly Suspension[],
): readonly Stretch[] {
  let left = stretches;
  for (const { from, to } of suspensions) {
    left = left.flatMap(([opens, closes]) => [
      ...clip([[opens, closes]], -Infinity, from),
      ...clip([[opens, closes]], to ?? Infinity, Infinity),
    ]);
  }
  return left;
}

function clip(stretches: readonly Stretch[], from: number, to: number): readonly Stretch[] {
  return stretches
    .map(([opens, closes]): Stretch => [Math.max(opens, from), Math.min(closes, to)])
    .filter(([opens, closes]) => opens < closes);
}

function join(stretches: readonly Stretch[]): readonly Stretch[] {
  const joined: Stretch[] = [];
  for (const [from, to] of [...stretches].sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last[1]) joined[joined.length - 1] = [last[0], Math.max(last[1], to)];
    else joined.push([from, to]);
  }
  return joined;
}

function clockTime(text: string | undefined): number {
  const [hours, minutes] = (text ?? '').split(':').map(Number);
  return (Number(hours) * 60 + Number(minutes)) * 60_000;
}
