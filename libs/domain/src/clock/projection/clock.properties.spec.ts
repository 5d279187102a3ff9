import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Calendar } from '../calendar/calendar.ts';
import { DAY_MS } from '../dates/civil-date.ts';
import type { ClockRun, Suspension } from './clock-run.ts';
import type { Limit } from '../limit/limit.ts';
import { accepted, calendarOf } from '../office.scenario.ts';
import { ReferenceClock } from '../reference-clock.scenario.ts';
import { measure, projectDue } from './project.ts';
import { definitions, moments, suspensionsFrom, workingLimits } from './random-clocks.scenario.ts';
import { isOpenAt, isWorkingDay, nextOpening, workingSecondsBetween } from '../calendar/working-days.ts';

function due(
  calendar: Calendar,
  limit: Limit,
  startedAt: number,
  suspensions: readonly Suspension[] = [],
): number {
  const { dueAt } = accepted(projectDue({ calendar, limit, startedAt, suspensions }));
  if (dueAt === null) throw new Error('no due moment');
  return dueAt;
}

const starts = moments.chain((startedAt) => fc.tuple(fc.constant(startedAt), suspensionsFrom(startedAt)));

describe('given any calendar, daylight saving included', () => {
  it('then the compiled search agrees with the plain walk on every question about days', () => {
    fc.assert(
      fc.property(
        definitions,
        moments,
        fc.integer({ min: 0, max: 40 * 86_400 }),
        (definition, moment, span) => {
          const calendar = calendarOf(definition);
          const walk = new ReferenceClock(definition);
          const to = moment + span * 1000;
          const date = new Date(walk.dateOf(moment)).toISOString().slice(0, 10);
          expect(isWorkingDay(calendar, date)).toBe(walk.isWorkingDay(walk.dateOf(moment)));
          expect(isOpenAt(calendar, moment)).toBe(walk.isOpen(moment));
          expect(nextOpening(calendar, moment)).toBe(walk.nextOpening(moment));
          expect(workingSecondsBetween(calendar, moment, to)).toBe(walk.openBetween(moment, to) / 1000);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('then the compiled search agrees with the plain walk on due moments, suspensions included', () => {
    fc.assert(
      fc.property(
        definitions,
        workingLimits,
        starts,
        fc.boolean(),
        (definition, limit, start, lastIsOpen) => {
          const [startedAt, closed] = start;
          const suspensions = closed.map((each, index) =>
            lastIsOpen && index === closed.length - 1 ? { ...each, to: null } : each,
          );
          const projected = accepted(
            projectDue({ calendar: calendarOf(definition), limit, startedAt, suspensions }),
          );
          expect(projected.dueAt).toBe(new ReferenceClock(definition).due(limit, startedAt, suspensions));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('given any working limit', () => {
  it('when its due moment is projected and measured, then all of it is consumed and none before', () => {
    fc.assert(
      fc.property(definitions, workingLimits, starts, (definition, limit, [startedAt, suspensions]) => {
        const calendar = calendarOf(definition);
        const run: ClockRun = { calendar, limit, startedAt, suspensions };
        const dueAt = due(calendar, limit, startedAt, suspensions);
        const measured = accepted(measure(run, dueAt));
        const full = accepted(measure({ ...run, suspensions: [] }, due(calendar, limit, startedAt)));
        expect(measured.consumedSeconds).toBe(full.consumedSeconds);
        expect(measured.remainingSeconds).toBe(0);
        expect(measured.state).not.toBe('overdue');
        expect(accepted(measure(run, dueAt + 1000)).state).toBe('overdue');
      }),
    );
  });

  it('when it is suspended for s working seconds, then it is due exactly s working seconds later', () => {
    fc.assert(
      fc.property(definitions, workingLimits, starts, (definition, limit, [startedAt, suspensions]) => {
        fc.pre(
          limit.kind === 'working-days' ? limit.days > 0 : limit.kind === 'working-time' && limit.minutes > 0,
        );
        const calendar = calendarOf(definition);
        const before = due(calendar, limit, startedAt);
        const after = due(calendar, limit, startedAt, suspensions);
        const suspended = accepted(
          measure({ calendar, limit, startedAt, suspensions }, after),
        ).suspendedSeconds;
        expect(workingSecondsBetween(calendar, before, after)).toBe(suspended);
      }),
    );
  });

  it('when it starts later or is longer, then it is not due earlier', () => {
    fc.assert(
      fc.property(
        definitions,
        workingLimits,
        moments,
        fc.nat(500_000),
        fc.nat(9),
        (definition, limit, startedAt, s, n) => {
          const calendar = calendarOf(definition);
          const dueAt = due(calendar, limit, startedAt);
          const longer: Limit =
            limit.kind === 'working-days'
              ? { ...limit, days: limit.days + n }
              : {
                  kind: 'working-time',
                  minutes: (limit.kind === 'working-time' ? limit.minutes : 0) + n * 45,
                };
          expect(due(calendar, longer, startedAt)).toBeGreaterThanOrEqual(dueAt);
          const isSameTime = limit.kind === 'working-days' && limit.end === 'same-time' && limit.days > 0;
          // The same clock time of a later start is earlier where clocks were put back between the two.
          if (!isSameTime) expect(due(calendar, limit, startedAt + s * 1000)).toBeGreaterThanOrEqual(dueAt);
        },
      ),
    );
  });

  it('when it is split at any moment, then both parts one after the other end where the whole ends', () => {
    fc.assert(
      fc.property(
        definitions,
        fc.integer({ min: 1, max: 6000 }),
        moments,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (definition, minutes, startedAt, share) => {
          const calendar = calendarOf(definition);
          const whole = due(calendar, { kind: 'working-time', minutes }, startedAt);
          const cut = startedAt + Math.floor(((whole - startedAt) * share) / 1000) * 1000;
          const left = minutes * 60 - workingSecondsBetween(calendar, startedAt, cut);
          fc.pre(left > 0);
          expect(due(calendar, { kind: 'working-time', minutes: left / 60 }, cut)).toBe(whole);
        },
      ),
    );
  });
});

describe('given a limit in elapsed time', () => {
  it('when it is suspended, then it is due later by the wall-clock length of what began before the end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), starts, (minutes, [startedAt, suspensions]) => {
        const run: ClockRun = {
          calendar: null,
          limit: { kind: 'elapsed', duration: `PT${minutes}M` },
          startedAt,
          suspensions,
        };
        let left = minutes * 60_000;
        let at = startedAt;
        for (const { from, to } of suspensions) {
          if (from >= at + left) break;
          left -= Math.max(from - at, 0);
          at = Math.max(at, to ?? at);
        }
        expect(accepted(projectDue(run)).dueAt).toBe(at + left);
        expect(accepted(measure(run, at + left)).consumedSeconds).toBe(minutes * 60);
      }),
    );
  });
});

describe('given a limit on the calendar without suspensions', () => {
  it('then its clock time is the start’s and it ends on the date months and days on', () => {
    fc.assert(
      fc.property(definitions, moments, fc.nat(14), fc.nat(60), (definition, startedAt, months, days) => {
        fc.pre(months + days > 0);
        const walk = new ReferenceClock(definition);
        const limit: Limit = { kind: 'calendar', duration: `P${months}M${days}D`, roll: 'none' };
        const start = new Date(walk.localTime(startedAt));
        const lastOfMonth = new Date(
          Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months + 1, 0),
        ).getUTCDate();
        const day = Math.min(start.getUTCDate(), lastOfMonth) + days;
        const date = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, day);
        const expected = walk.momentAt(date + (start.getTime() % DAY_MS));
        expect(due(calendarOf(definition), limit, startedAt)).toBe(expected);
      }),
    );
  });
});

describe('given a limit that ends with a day', () => {
  const terms = fc.tuple(fc.nat(14), fc.nat(60));
  const limitOf = ([months, days]: [number, number], roll: 'none' | 'next-working-day'): Limit => ({
    kind: 'calendar',
    ...{ duration: `P${months}M${days}D`, roll, end: 'end-of-day' },
  });

  it('then it is due at 24:00 of the date on which it would end at the same time, N days on or more', () => {
    fc.assert(
      fc.property(definitions, moments, terms, (definition, startedAt, [months, days]) => {
        fc.pre(months + days > 0);
        const calendar = calendarOf(definition);
        const walk = new ReferenceClock(definition);
        const start = walk.dateOf(startedAt);
        const from = new Date(start);
        const lastOfMonth = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0));
        const day = Math.min(from.getUTCDate(), lastOfMonth.getUTCDate()) + days;
        const lastDay = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, day);
        const dueAt = due(calendar, limitOf([months, days], 'none'), startedAt);
        expect(dueAt).toBe(walk.momentAt(lastDay + DAY_MS));
        expect(lastDay).toBeGreaterThanOrEqual(start + days * DAY_MS);
        const sameTime: Limit = { kind: 'calendar', duration: `P${months}M${days}D`, roll: 'none' };
        // A date that a zone left out is shown as the next one.
        if (walk.momentAt(lastDay) < walk.momentAt(lastDay + DAY_MS))
          expect(walk.dateOf(due(calendar, sameTime, startedAt))).toBe(lastDay);
      }),
    );
  });

  it('when it may not end on a day of rest, then it ends with the first working day from that date on', () => {
    fc.assert(
      fc.property(definitions, moments, terms, (definition, startedAt, term) => {
        const walk = new ReferenceClock(definition);
        const calendar = calendarOf(definition);
        let day = walk.dateOf(due(calendar, limitOf(term, 'none'), startedAt) - 1);
        while (!walk.isWorkingDay(day)) day += DAY_MS;
        const dueAt = due(calendar, limitOf(term, 'next-working-day'), startedAt);
        expect(dueAt).toBe(walk.momentAt(day + DAY_MS));
        expect(walk.isWorkingDay(walk.dateOf(dueAt - 1))).toBe(true);
      }),
    );
  });

  it('when it is suspended, then it ends with the day that the wall-clock time suspended moves it to', () => {
    fc.assert(
      fc.property(definitions, starts, terms, (definition, [startedAt, suspensions], term) => {
        const walk = new ReferenceClock(definition);
        const calendar = calendarOf(definition);
        const whole = (moment: number) => {
          const day = walk.dateOf(moment - 1);
          const ends = [day, day + DAY_MS, day + 2 * DAY_MS].map((each) => walk.momentAt(each));
          return Math.min(...ends.filter((each) => each >= moment));
        };
        const limit = limitOf(term, 'none');
        let used = due(calendar, limit, startedAt);
        for (const { from, to } of suspensions) {
          if (from >= whole(used)) break;
          const begins = Math.max(from, startedAt);
          if (to !== null && to > startedAt) used = Math.max(used, from) + to - begins;
        }
        const dueAt = due(calendar, limit, startedAt, suspensions);
        expect(dueAt).toBe(whole(used));
        const resumed = suspensions.filter(({ from, to }) => from < dueAt && to !== null);
        for (const { to } of resumed) expect(dueAt).toBeGreaterThanOrEqual(to ?? 0);
      }),
    );
  });
});
