import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Calendar } from './calendar.ts';
import { explain, type Step } from './explain.ts';
import type { Limit } from './limit.ts';
import { accepted, alwaysOpen, calendarOf, OFFICE, refusalOf } from './office.scenario.ts';
import { measure, projectDue, type ClockRun } from './project.ts';
import { definitions, moments, suspensionsFrom, workingLimits } from './random-clocks.scenario.ts';
import { isWorkingDay } from './working-days.ts';

const office = calendarOf({
  ...OFFICE,
  workdays: [
    ...OFFICE.workdays,
    { date: '2026-11-25', windows: [] },
    { date: '2026-11-26', windows: [['09:00', '10:00']] },
  ],
});
const at = (local: string) => Date.parse(`${local}:00+08:00`);

function run(limit: Limit | null, startedAt: string, ...suspensions: [string, string | null][]): ClockRun {
  const between = suspensions.map(([from, to]) => ({ from: at(from), to: to === null ? null : at(to) }));
  return { calendar: office, limit, startedAt: at(startedAt), suspensions: between };
}

const told = (clock: ClockRun, asOf: string | null = null) =>
  accepted(explain(clock, asOf === null ? null : at(asOf))).map(({ date, counts, code }) => [
    date.slice(5),
    counts,
    code,
  ]);

const days = (count: number): Limit => ({ kind: 'working-days', days: count, end: 'close-of-day' });

describe('given a limit in working days', () => {
  it('then each date says whether it counted and why', () => {
    expect(told(run(days(4), '2026-09-30T10:00'))).toEqual([
      ['09-30', false, 'start-date'],
      ['10-01', false, 'holiday'],
      ['10-02', false, 'holiday'],
      ['10-03', false, 'holiday'],
      ['10-04', false, 'holiday'],
      ['10-05', false, 'holiday'],
      ['10-06', false, 'holiday'],
      ['10-07', false, 'holiday'],
      ['10-08', true, 'working-day'],
      ['10-09', true, 'working-day'],
      ['10-10', true, 'make-up-day'],
      ['10-11', false, 'weekend'],
      ['10-12', true, 'working-day'],
    ]);
  });

  it('then closed dates, hours of their own and the opening it moved on to are told', () => {
    expect(told(run({ ...days(2), end: 'same-time' } as Limit, '2026-11-24T11:00'))).toEqual([
      ['11-24', false, 'start-date'],
      ['11-25', false, 'closed-date'],
      ['11-26', true, 'special-hours'],
      ['11-27', true, 'working-day'],
    ]);
    expect(told(run({ ...days(1), end: 'same-time' } as Limit, '2026-11-25T11:00'))).toEqual([
      ['11-25', false, 'start-date'],
      ['11-26', true, 'special-hours'],
      ['11-27', false, 'next-opening'],
    ]);
  });

  it('then suspended hours are told where they fell and where they are made up', () => {
    const steps = accepted(
      explain(run(days(2), '2026-11-18T10:00', ['2026-11-20T17:00', '2026-11-23T10:00']), null),
    );
    expect(steps.map(({ date, why }) => [date.slice(5), why])).toEqual([
      ['11-18', 'the start date is day 0'],
      ['11-19', 'working day 1 of 2'],
      ['11-20', 'working day 2 of 2; 1 h suspended'],
      ['11-21', 'weekend'],
      ['11-22', 'weekend'],
      ['11-23', '1 h of opening hours make up for suspended time; 1 h suspended'],
    ]);
    expect(steps.at(-1)?.whyZh).toBe('补计中止时间1小时；其中中止1小时');
  });

  it('when a suspension is still open, then that is the last thing told', () => {
    expect(told(run(days(5), '2026-11-18T10:00', ['2026-11-20T17:00', null]))).toEqual([
      ['11-18', false, 'start-date'],
      ['11-19', true, 'working-day'],
      ['11-20', true, 'working-day'],
      ['11-20', false, 'suspension-open'],
    ]);
  });

  it('when a year is not announced, then its dates say so in both languages', () => {
    const steps = accepted(explain(run(days(2), '2026-12-31T10:00'), null));
    expect(steps.map(({ provisional }) => provisional)).toEqual([false, true, true, true, true]);
    expect(steps[1]).toMatchObject({
      date: '2027-01-01',
      why: 'working day 1 of 2; 2027 is not announced, weekends assumed',
      whyZh: '第1个工作日，共2个；2027年放假安排尚未公布，暂按周末推定',
    });
  });
});

describe('given a limit in working time', () => {
  it('then each date says how much of it counted', () => {
    const steps = accepted(explain(run({ kind: 'working-time', minutes: 510 }, '2026-11-20T17:00'), null));
    expect(steps.map(({ date, counts, why }) => [date.slice(5), counts, why])).toEqual([
      ['11-20', true, '1 h of opening hours counted, 1 h of 8 h 30 min so far'],
      ['11-21', false, 'weekend'],
      ['11-22', false, 'weekend'],
      ['11-23', true, '7 h of opening hours counted, 8 h of 8 h 30 min so far'],
      ['11-24', true, '30 min of opening hours counted, 8 h 30 min of 8 h 30 min so far'],
    ]);
    expect(steps[0]?.whyZh).toBe('计入办公时间1小时，累计1小时，时限8小时30分');
  });

  it('when it starts after hours, is suspended all day, or is zero, then that is told', () => {
    const limit: Limit = { kind: 'working-time', minutes: 60 };
    expect(told(run(limit, '2026-11-19T19:00', ['2026-11-20T08:00', '2026-11-20T19:00']))).toEqual([
      ['11-19', false, 'no-hours-left'],
      ['11-20', false, 'suspended'],
      ['11-21', false, 'weekend'],
      ['11-22', false, 'weekend'],
      ['11-23', true, 'opening-hours'],
    ]);
    expect(told(run({ kind: 'working-time', minutes: 0 }, '2026-11-22T19:00'))).toEqual([
      ['11-22', false, 'weekend'],
      ['11-23', true, 'next-open-moment'],
    ]);
  });
});

describe('given no limit', () => {
  it('then what was measured until the moment asked is told', () => {
    expect(told(run(null, '2026-11-20T17:00'), '2026-11-23T10:00')).toEqual([
      ['11-20', true, 'opening-hours'],
      ['11-21', false, 'weekend'],
      ['11-22', false, 'weekend'],
      ['11-23', true, 'opening-hours'],
    ]);
    expect(told({ ...run(null, '2026-11-20T17:00'), calendar: null }, '2026-11-23T10:00')).toEqual([
      ['11-20', true, 'clock-starts'],
      ['11-23', true, 'elapsed-time'],
    ]);
    expect(refusalOf(explain(run(null, '2026-11-20T17:00'), Date.UTC(2400, 0, 1)))?.fields).toEqual(['asOf']);
  });
});

describe('given a limit on the wall clock', () => {
  it('then a term on the calendar tells its clamping, its suspensions and the dates it was rolled over', () => {
    const month: Limit = { kind: 'calendar', duration: 'P1M', roll: 'next-working-day' };
    expect(told(run(month, '2026-08-31T10:00', ['2026-09-20T10:00', '2026-09-21T10:00']))).toEqual([
      ['08-31', false, 'start-date'],
      ['09-30', true, 'calendar-term'],
      ['09-20', false, 'suspended'],
      ['10-01', true, 'moved-on'],
      ['10-01', false, 'holiday'],
      ['10-02', false, 'holiday'],
      ['10-03', false, 'holiday'],
      ['10-04', false, 'holiday'],
      ['10-05', false, 'holiday'],
      ['10-06', false, 'holiday'],
      ['10-07', false, 'holiday'],
      ['10-08', true, 'rolled'],
    ]);
    const clamped = accepted(explain(run(month, '2026-08-31T10:00'), null));
    expect(clamped[1]?.why).toBe(
      'P1M after the start on the local calendar, at the end of the shorter month',
    );
  });

  it('then elapsed time tells each suspension and what counted', () => {
    const limit: Limit = { kind: 'elapsed', duration: 'PT3M' };
    const steps = accepted(
      explain(run(limit, '2026-11-20T10:00', ['2026-11-20T10:01', '2026-11-20T10:11']), null),
    );
    expect(steps.map(({ counts, why }) => [counts, why])).toEqual([
      [true, 'the clock starts; every second counts'],
      [false, '10 min suspended'],
      [true, '3 min of elapsed time counted'],
    ]);
    expect(told(run(limit, '2026-11-20T10:00', ['2026-11-20T10:01', null]))).toEqual([
      ['11-20', true, 'clock-starts'],
      ['11-20', false, 'suspension-open'],
    ]);
  });
});

describe('given a date the zone left out', () => {
  it('then it says that there was no such date', () => {
    const calendar = calendarOf(alwaysOpen('Pacific/Apia'));
    const startedAt = Date.parse('2011-12-29T10:00:00-10:00');
    const steps = accepted(explain({ calendar, limit: days(1), startedAt, suspensions: [] }, null));
    expect(steps.map(({ date, code }) => [date, code])).toEqual([
      ['2011-12-29', 'start-date'],
      ['2011-12-30', 'missing-date'],
      ['2011-12-31', 'working-day'],
    ]);
  });
});

describe('given any working limit', () => {
  const starts = moments.chain((startedAt) => fc.tuple(fc.constant(startedAt), suspensionsFrom(startedAt)));
  const sum = (steps: readonly Step[], key: string) =>
    steps.reduce((total, step) => total + Number(step[key]), 0);

  it('then the steps add up to what was measured, and as many days count as the limit has', () => {
    fc.assert(
      fc.property(definitions, workingLimits, starts, (definition, limit, [startedAt, suspensions]) => {
        const calendar: Calendar = calendarOf(definition);
        const clock: ClockRun = { calendar, limit, startedAt, suspensions };
        const { dueAt } = accepted(projectDue(clock));
        const { consumedSeconds, suspendedSeconds } = accepted(measure(clock, dueAt));
        const steps = accepted(explain(clock, null));
        expect(sum(steps, 'countedSeconds')).toBe(consumedSeconds);
        expect(sum(steps, 'suspendedSeconds')).toBe(suspendedSeconds);
        expect(steps.filter(({ date, counts }) => counts && !isWorkingDay(calendar, date))).toEqual([]);
        if (limit.kind === 'working-days' && limit.days > 0 && steps.length < 240) {
          const codes = new Set(['working-day', 'make-up-day', 'special-hours']);
          expect(steps.filter(({ code, why }) => codes.has(code) && why.includes(' of '))).not.toHaveLength(
            0,
          );
          expect(steps.filter(({ why }) => /^working day \d+ of/.test(why))).toHaveLength(limit.days);
        }
      }),
    );
  });

  it('when it is 20 years long, then the years between are summed up and still add up', () => {
    const clock = run(days(5000), '2026-11-20T10:00');
    const steps = accepted(explain(clock, null));
    expect(steps.length).toBeLessThan(300);
    const { dueAt } = accepted(projectDue(clock));
    expect(sum(steps, 'countedSeconds')).toBe(accepted(measure(clock, dueAt)).consumedSeconds);
    const summedUp = steps.filter(({ code }) => code === 'summed-up');
    const single = steps.filter(({ counts, code }) => counts && code !== 'summed-up');
    expect(sum(summedUp, 'days') + single.length).toBe(5000);
    expect(summedUp[1]).toMatchObject({
      date: '2028-01-01',
      through: '2028-12-31',
      days: 260,
      why: '260 of these 366 days counted; 2028 is not announced, weekends assumed',
    });
  });
});
