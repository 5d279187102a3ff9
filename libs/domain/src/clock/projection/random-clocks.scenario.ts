import fc from 'fast-check';
import type { CalendarDefinition, Weekday } from '../calendar/calendar.ts';
import type { Suspension } from './clock-run.ts';
import type { Limit } from '../limit/limit.ts';

/* What property tests draw from: calendars, moments near interesting dates, limits and suspensions. */

/** Each is here for a reason: no change, an hour, half an hour, at midnight, at midnight and 00:01, a date left out. */
const ZONES = [
  'Asia/Shanghai',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Africa/Cairo',
  'America/St_Johns',
  'Pacific/Apia',
  'Europe/London',
];

/** Dates with a change of offset in some of the zones, leap days, year ends; drawn moments lie around them. */
const DATES = [
  '2010-03-14',
  '2010-11-07',
  '2011-12-30',
  '2018-11-04',
  '2018-02-17',
  '2024-02-29',
  '2026-03-08',
  '2026-10-25',
  '2026-12-31',
  '2014-05-15',
];

const WEEK: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const clockTimes = fc
  .oneof(
    fc.constantFrom(0, 30, 60, 90, 120, 180, 540, 720, 840, 1080, 1440),
    fc.integer({ min: 0, max: 1440 }),
  )
  .map(
    (minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
  );

const windows = fc
  .array(
    fc.tuple(clockTimes, clockTimes).filter(([from, to]) => from < to),
    { maxLength: 3 },
  )
  .map((pairs) => pairs.map((pair) => [...pair]));

const dates = fc
  .tuple(fc.constantFrom(...DATES), fc.integer({ min: -12, max: 30 }))
  .map(([date, days]) => new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10));

export const definitions: fc.Arbitrary<CalendarDefinition> = fc
  .record({
    timeZone: fc.constantFrom(...ZONES),
    weekly: fc.tuple(...WEEK.map(() => windows)),
    holidays: fc.array(dates, { maxLength: 8 }),
    workdays: fc.uniqueArray(fc.record({ date: dates, windows }), {
      maxLength: 4,
      selector: ({ date }) => date,
    }),
  })
  .map(({ weekly, ...rest }) => ({
    ...rest,
    weekly: Object.fromEntries(WEEK.map((weekday, index) => [weekday, weekly[index] ?? []])),
    knownYears: [2026],
  }))
  .filter(({ weekly }) => Object.values(weekly).some((day) => day.length > 0));

/** Whole seconds, most of them on whole half hours: that is where edges lie. */
export const moments = fc
  .tuple(
    fc.constantFrom(...DATES),
    fc.oneof(
      fc.integer({ min: -480, max: 960 }).map((n) => n * 1800),
      fc.integer({ min: -864_000, max: 1_728_000 }),
    ),
  )
  .map(([date, seconds]) => Date.parse(date) + seconds * 1000);

export const workingLimits: fc.Arbitrary<Limit> = fc.oneof(
  fc.record({
    kind: fc.constant('working-days' as const),
    days: fc.integer({ min: 0, max: 15 }),
    end: fc.constantFrom('close-of-day' as const, 'same-time' as const),
  }),
  fc.record({
    kind: fc.constant('working-time' as const),
    minutes: fc.oneof(fc.integer({ min: 0, max: 6000 }), fc.constantFrom(0.5, 33.75)),
  }),
);

/** Closed suspensions, none overlapping, from before a moment on. */
export function suspensionsFrom(moment: number): fc.Arbitrary<readonly Suspension[]> {
  return fc.array(fc.tuple(gaps, gaps), { maxLength: 4 }).map((lengths) => {
    let at = moment - 6 * 3_600_000;
    return lengths.map(([before, length]) => {
      const from = at + before * 1000;
      at = from + length * 1000;
      return { from, to: at };
    });
  });
}

/** Seconds: nothing, half hours, anything up to three days. */
const gaps = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 0, max: 48 }).map((n) => n * 1800),
  fc.integer({ min: 0, max: 259_200 }),
);
