import { describe, expect, it } from '@jest/globals';
import { explain } from './explain.ts';
import { days, run, told } from './explained.scenario.ts';
import { type Limit } from '../limit/limit.ts';
import { accepted, alwaysOpen, calendarOf, refusalOf } from '../office.scenario.ts';

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

describe('given what stands at the edges of an explanation', () => {
  it('then a measurement until midnight tells nothing of the next date', () => {
    expect(told(run(null, '2026-11-20T17:00'), '2026-11-21T00:00')).toEqual([
      ['11-20', true, 'opening-hours'],
    ]);
    expect(told(run(null, '2026-11-20T00:00'), '2026-11-20T00:00')).toEqual([
      ['11-20', false, 'no-hours-left'],
    ]);
  });

  it('then a date wholly suspended after the last working day is told as suspended', () => {
    const clock = run(days(1), '2026-11-19T10:00', ['2026-11-20T17:00', '2026-11-23T18:00']);
    expect(told(clock)).toEqual([
      ['11-19', false, 'start-date'],
      ['11-20', true, 'working-day'],
      ['11-21', false, 'weekend'],
      ['11-22', false, 'weekend'],
      ['11-23', false, 'suspended'],
      ['11-24', true, 'suspended-time-made-up'],
    ]);
  });

  it('then dates closed by the week and hours lost to the clock change are told as such', () => {
    const calendar = calendarOf({
      ...alwaysOpen('America/New_York'),
      weekly: { sun: [['02:30', '03:30']], mon: [['09:00', '10:00']], wed: [['09:00', '10:00']] },
    });
    const startedAt = Date.parse('2026-03-07T10:00:00-05:00');
    const steps = accepted(explain({ calendar, limit: days(2), startedAt, suspensions: [] }, null));
    expect(steps.map(({ date, code }) => [date.slice(5), code])).toEqual([
      ['03-07', 'start-date'],
      ['03-08', 'missing-hours'],
      ['03-09', 'working-day'],
      ['03-10', 'closed-weekday'],
      ['03-11', 'working-day'],
    ]);
  });

  it('then a zero limit that waits on an open suspension says only that', () => {
    const zero: Limit = { kind: 'working-time', minutes: 0 };
    expect(told(run(zero, '2026-11-20T10:00', ['2026-11-20T10:00', null]))).toEqual([
      ['11-20', false, 'no-hours-left'],
      ['11-20', false, 'suspension-open'],
    ]);
    const elapsed: Limit = { kind: 'elapsed', duration: 'PT0S' };
    expect(told(run(elapsed, '2026-11-20T10:00', ['2026-11-20T10:00', '2026-11-20T11:00']))).toEqual([
      ['11-20', true, 'clock-starts'],
      ['11-20', false, 'suspended'],
      ['11-20', true, 'elapsed-time'],
    ]);
  });
});
