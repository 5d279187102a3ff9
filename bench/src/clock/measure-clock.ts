import { cnCalendarDefinition } from '@fengqiao/cn-calendar/cn-calendar';
import { compileCalendar, type Calendar } from '@fengqiao/domain/clock/calendar/calendar';
import type { Limit } from '@fengqiao/domain/clock/limit/limit';
import { projectDue } from '@fengqiao/domain/clock/projection/project';
import { isRefusal } from '@fengqiao/domain/refusal';
import { libraryClock } from './library-clock.ts';
import { leanNaiveClock, naiveClock, type NaiveClock } from './naive-clock.ts';
import { allocationPerCall, nanosecondsPerCall, type Timing } from './time-calls.ts';

/** One limit: what the compiled calendar takes for a deadline, and what two walks and a library take for the same one. */
export interface DeadlineFigures {
  limit: string;
  clockNanoseconds: Timing;
  plainWalkNanoseconds: Timing;
  leanWalkNanoseconds: Timing;
  /** dayjs-business-time, over the same calendar without its make-up days, which it does not know. */
  libraryNanoseconds: Timing;
  deadlinesPerSecond: number;
  /** How many times as fast as the others; above 1 the clock is faster. */
  timesThePlainWalk: number;
  timesTheLeanWalk: number;
  timesTheLibrary: number;
  allocatedBytesPerCall: number | null;
}

/** The figures of issue 5, "Speed", over the cn calendar of 2007–2026. */
export interface ClockFigures {
  calendarYears: string;
  compileMilliseconds: number;
  deadlines: DeadlineFigures[];
  /** The cost of a deadline by the length of its limit in working days: it must not grow. */
  curve: { workingDays: number; clockNanoseconds: Timing; plainWalkNanoseconds: Timing }[];
  /** The longest limit's cost over the shortest's, by their best rounds: what else the machine does is no growth. */
  growth: { clock: number; plainWalk: number };
  targets: { name: string; wanted: string; measured: number; met: boolean }[];
}

const SHANGHAI_OFFSET = 8 * 3_600_000;
const TWO_YEARS = 500;

const LIMITS: readonly [name: string, limit: Limit][] = [
  ['1 working day', workingDays(1)],
  ['7 working days', workingDays(7)],
  ['40 working hours', { kind: 'working-time', minutes: 40 * 60 }],
  ['2 years of working days (500)', workingDays(TWO_YEARS)],
];

/** Takes about a quarter of a minute. Deterministic in what it asks; only the clock of the machine differs. */
export async function measureClock(): Promise<ClockFigures> {
  const definition = cnCalendarDefinition();
  const begun = performance.now();
  const calendar = compileCalendar(definition);
  if (isRefusal(calendar)) throw new Error(`the cn calendar is refused: ${calendar.code}`);
  const starts = startMoments();
  const clock = (limit: Limit) => (index: number) => dueBy(calendar, limit, starts, index);
  clock(workingDays(1))(0);
  const compileMilliseconds = performance.now() - begun;

  const plain = naiveClock(definition, SHANGHAI_OFFSET);
  const lean = leanNaiveClock(definition, SHANGHAI_OFFSET);
  const withoutMakeUpDays = { ...definition, workdays: [] };
  const library = libraryClock(withoutMakeUpDays, SHANGHAI_OFFSET);
  const plainForLibrary = naiveClock(withoutMakeUpDays, SHANGHAI_OFFSET);
  const deadlines: DeadlineFigures[] = [];
  for (const [name, limit] of LIMITS) {
    const asked = clock(limit);
    const walked = (walk: NaiveClock) => (index: number) => walkTo(walk, limit, at(starts, index));
    requireAgreement(name, asked, walked(plain), walked(lean));
    requireAgreement(name, walked(plainForLibrary), walked(library));
    const clockNanoseconds = await nanosecondsPerCall(asked);
    const plainWalkNanoseconds = await nanosecondsPerCall(walked(plain));
    const leanWalkNanoseconds = await nanosecondsPerCall(walked(lean));
    const libraryNanoseconds = await nanosecondsPerCall(walked(library));
    deadlines.push({
      limit: name,
      clockNanoseconds,
      plainWalkNanoseconds,
      leanWalkNanoseconds,
      libraryNanoseconds,
      deadlinesPerSecond: Math.round(1e9 / clockNanoseconds.median),
      timesThePlainWalk: ratio(plainWalkNanoseconds, clockNanoseconds),
      timesTheLeanWalk: ratio(leanWalkNanoseconds, clockNanoseconds),
      timesTheLibrary: ratio(libraryNanoseconds, clockNanoseconds),
      allocatedBytesPerCall: allocationPerCall(asked),
    });
  }
  const curve: ClockFigures['curve'] = [];
  for (const days of [1, 5, 20, 100, 500, 1000, 2500]) {
    const limit = workingDays(days);
    curve.push({
      workingDays: days,
      clockNanoseconds: await nanosecondsPerCall(clock(limit)),
      plainWalkNanoseconds: await nanosecondsPerCall((index) => walkTo(plain, limit, at(starts, index))),
    });
  }
  const growth = {
    clock: growthOf(curve, 'clockNanoseconds'),
    plainWalk: growthOf(curve, 'plainWalkNanoseconds'),
  };
  return {
    calendarYears: '2007–2026',
    compileMilliseconds,
    deadlines,
    curve,
    growth,
    targets: targetsOf(deadlines, growth.clock),
  };
}

function targetsOf(deadlines: readonly DeadlineFigures[], growth: number): ClockFigures['targets'] {
  const twoYears = at(deadlines, 3).timesThePlainWalk;
  const oneDay = at(deadlines, 0).timesThePlainWalk;
  return [
    { name: 'times the plain walk at 2 years', wanted: '≥ 50', measured: twoYears, met: twoYears >= 50 },
    { name: 'times the plain walk at 1 day', wanted: '≥ 1', measured: oneDay, met: oneDay >= 1 },
    { name: 'cost of 2500 days over that of 1', wanted: '≤ 2', measured: growth, met: growth <= 2 },
  ];
}

function growthOf(curve: ClockFigures['curve'], figure: 'clockNanoseconds' | 'plainWalkNanoseconds'): number {
  return rounded(at(curve, curve.length - 1)[figure].best / at(curve, 0)[figure].best);
}

function workingDays(days: number): Limit {
  return { kind: 'working-days', days, end: 'close-of-day' };
}

/**
 * Start moments spread over 2007–2016, so that even ten years of working days end within the announced years; whole
 * minutes, since the library counts no less.
 */
function startMoments(): readonly number[] {
  const from = Date.UTC(2007, 0, 1);
  const minutes = (Date.UTC(2016, 0, 1) - from) / 60_000;
  return Array.from(
    { length: 4096 },
    (_, index) => from + Math.floor(((index * 0.618_034) % 1) * minutes) * 60_000,
  );
}

function dueBy(calendar: Calendar, limit: Limit, starts: readonly number[], index: number): number {
  const projection = projectDue({ calendar, limit, startedAt: at(starts, index), suspensions: [] });
  if (isRefusal(projection) || projection.dueAt === null) throw new Error('a deadline is refused');
  return projection.dueAt;
}

function walkTo(walk: NaiveClock, limit: Limit, startedAt: number): number {
  if (limit.kind === 'working-days') return walk.afterWorkingDays(startedAt, limit.days);
  if (limit.kind === 'working-time') return walk.afterWorkingTime(startedAt, limit.minutes);
  throw new Error(`${limit.kind} is not walked`);
}

/** Figures of things that answer differently would mean nothing. */
function requireAgreement(name: string, ...ways: readonly ((index: number) => number)[]): void {
  for (let index = 0; index < 4096; index += 1) {
    const answers = new Set(ways.map((way) => way(index)));
    if (answers.size !== 1) throw new Error(`${name}: the clock and the walks differ at start ${index}`);
  }
}

function ratio(walk: Timing, clock: Timing): number {
  return rounded(walk.median / clock.median);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) throw new RangeError('an empty list');
  return item;
}
