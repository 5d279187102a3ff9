import type { Calendar } from '../clock/calendar/calendar.ts';
import { durationOf, nominalDays, parseDuration } from '../clock/dates/duration.ts';
import { momentAtShare, momentWithLeft } from '../clock/projection/project.ts';
import { momentAfterOpen, openBetween } from '../clock/calendar/timeline.ts';
import { closeOfWorkingDayAfter } from '../clock/calendar/working-days.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { runOf, type ClockInstance } from './clock-instance.ts';

/** A stretch of time before or after the due moment: ISO 8601 in opening hours, or on the wall clock. */
export type Offset = { readonly working: string } | { readonly wall: string };

/**
 * A rung as policy writes it. Reminders and warnings come before the limit is used up, by percent of it or so long
 * before its end; escalations after the breach, so long after the due moment or at the close of the n-th working day
 * after its date. A repeating one comes again each time as much later. The breach is at the limit and needs no rule.
 */
export type RungRule =
  | {
      readonly kind: 'reminder' | 'warning';
      readonly at: { readonly percent: number } | { readonly before: Offset };
    }
  | {
      readonly kind: 'escalation';
      readonly at: { readonly after: Offset | { readonly workingDays: number } };
      readonly repeats?: boolean | undefined;
    };

type EarlyRule = Extract<RungRule, { kind: 'reminder' | 'warning' }>;
type LateRule = Extract<RungRule, { kind: 'escalation' }>;

const longestOffsetDays = 366;

/**
 * Refuses what is no ladder, fields named by place (`0.at.percent`): `rung-unreadable` (a percent not between 0 and
 * 100, an offset that is no duration of hours, minutes and seconds, empty, or above a year), `rung-repeats-twice`.
 */
export function checkRungs(rules: readonly RungRule[]): Refusal | null {
  for (const [index, rule] of rules.entries()) {
    const field = unreadable(rule);
    if (field !== null) return refuse('rung-unreadable', `${index}.at.${field}`);
  }
  const second = rules.findIndex((rule, index) => isRepeating(rule) && rules.findIndex(isRepeating) < index);
  return second >= 0 ? refuse('rung-repeats-twice', `${second}.repeats`) : null;
}

function isRepeating(rule: RungRule): boolean {
  return rule.kind === 'escalation' && rule.repeats === true;
}

function unreadable({ at }: RungRule): string | null {
  if ('percent' in at) return at.percent > 0 && at.percent < 100 ? null : 'percent';
  if ('before' in at) return isOffset(at.before) ? null : 'before';
  if ('workingDays' in at.after) {
    const { workingDays } = at.after;
    return Number.isInteger(workingDays) && workingDays > 0 && workingDays <= longestOffsetDays
      ? null
      : 'after';
  }
  return isOffset(at.after) ? null : 'after';
}

function isOffset(offset: Offset): boolean {
  const duration = parseDuration(textOf(offset));
  const isFixed =
    duration !== null && duration.months === 0 && duration.days === 0 && duration.milliseconds > 0;
  return isFixed && nominalDays(duration) <= longestOffsetDays;
}

/**
 * The moments of a clock's rungs of one early kind, in order of time: the n-th of that kind is the n-th of them,
 * however policy orders its rules, so what counts how many were climbed tells which. None lies before the start.
 */
export function earlyMoments(
  clock: ClockInstance,
  kind: EarlyRule['kind'],
  rules: readonly RungRule[],
  calendar: Calendar,
): number[] {
  return rules
    .flatMap((rule) => (rule.kind === kind ? (earlyMoment(clock, rule, calendar) ?? []) : []))
    .sort((a, b) => a - b);
}

function earlyMoment(clock: ClockInstance, { at }: EarlyRule, calendar: Calendar): number | null {
  const run = runOf(clock, calendar);
  if ('percent' in at) return momentAtShare(run, at.percent / 100);
  const early = millisecondsOf(at.before);
  const kind = 'working' in at.before ? 'working' : 'wall';
  // In the limit's own kind of time it is when so much is left of it, whatever was suspended meanwhile.
  if (kind === ownKind(clock)) return momentWithLeft(run, early);
  const { startedAt, dueAt } = clock;
  if (dueAt === null) return null;
  if (kind === 'wall') return Math.max(startedAt, dueAt - early);
  const open = openBetween(calendar, startedAt, dueAt) - early;
  return open <= 0 ? startedAt : momentAfterOpen(calendar, startedAt, open);
}

function ownKind({ limit }: ClockInstance): 'working' | 'wall' {
  return limit?.kind === 'working-days' || limit?.kind === 'working-time' ? 'working' : 'wall';
}

/** The moment of the n-th escalation (n ≥ 1) after the due moment, by time; null when there is none. */
export function escalationMoment(
  dueAt: number,
  n: number,
  rules: readonly RungRule[],
  calendar: Calendar,
): number | null {
  const late = rules.filter((rule) => rule.kind === 'escalation');
  const single = late
    .filter((rule) => !isRepeating(rule))
    .map((rule) => lateMoment(dueAt, 1, rule, calendar))
    .sort((a, b) => a - b);
  const repeating = late.find(isRepeating);
  const repeat = (times: number) => (repeating ? lateMoment(dueAt, times, repeating, calendar) : Infinity);
  // The first n of both together are some j of the single ones and n - j repeats: the n-th is the later of their ends.
  let earliest = Infinity;
  for (let j = 0; j <= Math.min(n, single.length); j += 1) {
    const lastSingle = single[j - 1] ?? -Infinity;
    earliest = Math.min(earliest, Math.max(lastSingle, j === n ? -Infinity : repeat(n - j)));
  }
  return Number.isFinite(earliest) ? earliest : null;
}

function lateMoment(dueAt: number, times: number, { at }: LateRule, calendar: Calendar): number {
  if ('workingDays' in at.after) return closeOfWorkingDayAfter(calendar, dueAt, at.after.workingDays * times);
  const late = millisecondsOf(at.after) * times;
  return 'working' in at.after ? momentAfterOpen(calendar, dueAt, late) : dueAt + late;
}

function millisecondsOf(offset: Offset): number {
  return durationOf(textOf(offset)).milliseconds;
}

function textOf(offset: Offset): string {
  return 'working' in offset ? offset.working : offset.wall;
}
