import { describe, expect, it } from '@jest/globals';
import type { Suspension } from '../projection/clock-run.ts';
import { explain } from '../explanation/explain.ts';
import { run as explainedRun, told } from '../explanation/explained.scenario.ts';
import type { Limit } from './limit.ts';
import {
  accepted,
  refusalOf,
  alwaysOpen,
  at,
  calendarOf,
  due,
  OFFICE,
  office,
  run,
  suspended,
  written,
} from '../office.scenario.ts';
import { measure, momentAtShare, momentWithLeft, projectDue } from '../projection/project.ts';

const term = (duration: string, roll: 'none' | 'next-working-day' = 'none'): Limit => ({
  kind: 'calendar',
  ...{ duration, roll, end: 'end-of-day' },
});
const rolling = (duration: string) => term(duration, 'next-working-day');

describe('given a term that is counted as the law counts days (民法典 201–203)', () => {
  it.each([
    ['P30D', '2026-10-30T09:00', '2026-11-30T00:00', 'thirty days from a Friday end with a Sunday'],
    ['P30D', '2026-10-30T00:00', '2026-11-30T00:00', 'also from the first moment of that Friday'],
    ['P30D', '2026-10-30T23:59', '2026-11-30T00:00', 'and from its last'],
    ['P1D', '2026-11-18T09:00', '2026-11-20T00:00', 'one day is the whole of the next'],
    ['P0D', '2026-11-18T09:00', '2026-11-19T00:00', 'none is the rest of this one'],
    ['P0D', '2026-11-18T00:00', '2026-11-19T00:00', 'or the whole of it'],
    ['P1M', '2026-08-31T09:00', '2026-10-01T00:00', 'a month without that day ends with its last'],
    ['P1M', '2026-01-31T09:00', '2026-03-01T00:00', 'February too'],
    ['P1M1D', '2026-01-31T09:00', '2026-03-02T00:00', 'months first, then days'],
  ])('when it is %s from %s, then it is due at %s: %s', (duration, startedAt, expected) => {
    expect(due(run(term(duration), startedAt))).toBe(expected);
  });

  it.each([
    ['P30D', '2026-10-30T09:00', '2026-12-01T00:00', 'a Sunday moves to Monday'],
    ['P29D', '2026-10-30T09:00', '2026-12-01T00:00', 'and a Saturday'],
    ['P28D', '2026-10-30T09:00', '2026-11-28T00:00', 'a Friday stays, although it ends when Saturday begins'],
    ['P1D', '2026-09-30T09:00', '2026-10-09T00:00', 'the National Day holidays are days of rest'],
    ['P1D', '2026-10-09T09:00', '2026-10-11T00:00', 'a Saturday of 调休 is a working day'],
    ['P1D', '2026-09-18T09:00', '2026-09-21T00:00', 'a Saturday moves to a Sunday of 调休'],
  ])(
    'when %s from %s may not end on a day of rest, then it is due at %s: %s',
    (duration, startedAt, expected) => {
      expect(due(run(rolling(duration), startedAt))).toBe(expected);
    },
  );

  it('then it is in time at 24:00 and overdue after that', () => {
    const clock = run(rolling('P30D'), '2026-10-30T09:00');
    const state = (moment: number) => accepted(measure(clock, moment)).state;
    expect(state(at('2026-12-01T00:00'))).toBe('running');
    expect(state(at('2026-12-01T00:00') + 1000)).toBe('overdue');
    expect(accepted(measure(clock, at('2026-12-01T00:00'))).remainingSeconds).toBe(0);
  });

  it('then shares of it are shares of the time until its end', () => {
    const clock = run(term('P1D'), '2026-11-18T12:00');
    expect(written(momentAtShare(clock, 0.5))).toBe('2026-11-19T06:00');
    expect(written(momentAtShare(clock, 1))).toBe('2026-11-20T00:00');
    expect(written(momentWithLeft(clock, 3_600_000))).toBe('2026-11-19T23:00');
  });

  it('then it is provisional only for the years its own last days lie in', () => {
    const isProvisional = (duration: string, startedAt: string) =>
      accepted(projectDue(run(rolling(duration), startedAt))).provisional;
    expect(isProvisional('P1D', '2026-12-30T09:00')).toBe(false);
    expect(isProvisional('P2D', '2026-12-30T09:00')).toBe(true);
    expect(accepted(projectDue(run(term('P2D'), '2026-12-30T09:00'))).provisional).toBe(false);
  });

  it('when no working day follows, or none that the clock knows, then it is refused', () => {
    const refused = (duration: string, startedAt: string, definition = OFFICE) =>
      refusalOf(projectDue({ ...run(rolling(duration), startedAt), calendar: calendarOf(definition) }))?.code;
    expect(refused('P20Y', '2290-11-18T09:00')).toBe('due-too-far');
    const once = { ...OFFICE, weekly: {}, workdays: [{ date: '2026-11-18', windows: [['09:00', '18:00']] }] };
    expect(refused('P1D', '2026-11-18T09:00', once)).toBe('calendar-never-opens');
    const inLastYears = { ...once, workdays: [{ date: '2299-11-18', windows: [['09:00', '18:00']] }] };
    expect(refused('P1D', '2299-11-18T09:00', inLastYears)).toBe('due-too-far');
  });

  it('when it names hours, then what was given is told, and no more of it than anybody reads', () => {
    const duration = `P1DT${'0'.repeat(60)}1S`;
    expect(projectDue(run(term(duration), '2026-11-18T09:00'))).toMatchObject({
      ...{ code: 'limit-unreadable', details: { given: duration.slice(0, 40) } },
    });
  });

  it('when there is no calendar, then its days are those of UTC', () => {
    const clock = (startedAt: string, suspensions: Suspension[] = []) => ({
      ...{ calendar: null, limit: term('P1M'), startedAt: Date.parse(startedAt), suspensions },
    });
    const dueOf = (...given: Parameters<typeof clock>) =>
      new Date(accepted(projectDue(clock(...given))).dueAt ?? 0).toISOString();
    expect(dueOf('2026-01-31T23:59:59Z')).toBe('2026-03-01T00:00:00.000Z');
    expect(dueOf('2026-02-01T00:00:00Z')).toBe('2026-03-02T00:00:00.000Z');
    const day = { from: Date.parse('2026-02-10T00:00:00Z'), to: Date.parse('2026-02-11T00:00:00Z') };
    expect(dueOf('2026-02-01T00:00:00Z', [day])).toBe('2026-03-03T00:00:00.000Z');
    expect(dueOf('2026-02-01T00:00:00Z', [{ ...day, to: day.to + 1000 }])).toBe('2026-03-04T00:00:00.000Z');
    expect(accepted(explain(clock('2026-02-01T00:00:00Z'), null)).map(({ date }) => date)).toEqual([
      ...['2026-02-01', '2026-03-01', '2026-03-01'],
    ]);
  });
});

describe('given suspensions of such a term', () => {
  it.each([
    ['2026-11-12T10:00', '2026-11-13T10:00', '2026-11-20T00:00', 'a whole day moves it by a day'],
    [
      '2026-11-12T10:00',
      '2026-11-12T10:01',
      '2026-11-20T00:00',
      'of a minute, too: the day reached is given whole',
    ],
    ['2026-11-12T10:00', '2026-11-13T10:01', '2026-11-21T00:00', 'a day and a minute reach one day more'],
    ['2026-11-18T23:00', '2026-11-19T02:00', '2026-11-20T00:00', 'over the end that was'],
    [
      '2026-11-19T00:00',
      '2026-11-20T00:00',
      '2026-11-19T00:00',
      'from the end on nothing is left to suspend',
    ],
  ])('when it stands still from %s to %s, then it is due at %s: %s', (from, to, expected) => {
    expect(due(run(term('P1W'), '2026-11-11T10:00', suspended(from, to)))).toBe(expected);
  });

  it('when several of a few hours add up to less than a day, then they move it by one', () => {
    const clock = run(
      term('P1W'),
      '2026-11-11T10:00',
      suspended('2026-11-12T10:00', '2026-11-12T15:00'),
      suspended('2026-11-13T10:00', '2026-11-13T15:00'),
    );
    expect(due(clock)).toBe('2026-11-20T00:00');
  });

  it('when one begins in the day an extension reached, then it still lies within the limit', () => {
    const first = suspended('2026-11-12T10:00', '2026-11-12T10:01');
    const late = (from: string, to: string | null) =>
      due(run(term('P1W'), '2026-11-11T10:00', first, suspended(from, to)));
    expect(late('2026-11-19T10:00', '2026-11-19T12:00')).toBe('2026-11-20T00:00');
    expect(late('2026-11-19T23:00', '2026-11-20T01:00')).toBe('2026-11-21T00:00');
    expect(late('2026-11-20T00:00', '2026-11-20T01:00')).toBe('2026-11-20T00:00');
    expect(late('2026-11-19T23:00', null)).toBeNull();
  });

  it('when the extended end is a day of rest, then it moves on; what begins between the two suspends nothing', () => {
    const day = suspended('2026-11-12T10:00', '2026-11-14T10:00');
    expect(due(run(rolling('P8D'), '2026-11-11T10:00', day))).toBe('2026-11-24T00:00');
    const between = suspended('2026-11-22T00:00', '2026-11-23T10:00');
    expect(due(run(rolling('P8D'), '2026-11-11T10:00', day, between))).toBe('2026-11-24T00:00');
  });
});

describe('given zones whose clocks change at midnight', () => {
  const dueIn = (timeZone: string, startedAt: string, duration = 'P1D') => {
    const calendar = calendarOf(alwaysOpen(timeZone));
    const clock = { calendar, limit: rolling(duration), startedAt: Date.parse(startedAt), suspensions: [] };
    return new Date(accepted(projectDue(clock)).dueAt ?? 0).toISOString().slice(0, 16);
  };

  it('then a day ends where the next begins', () => {
    expect(dueIn('America/Sao_Paulo', '2018-11-02T12:00-03:00')).toBe('2018-11-04T03:00');
    expect(dueIn('America/Sao_Paulo', '2018-02-16T12:00-02:00')).toBe('2018-02-18T03:00');
    expect(dueIn('Pacific/Apia', '2011-12-28T12:00-10:00')).toBe('2011-12-30T10:00');
    // A date that was left out ends where it would have begun.
    expect(dueIn('Pacific/Apia', '2011-12-29T12:00-10:00')).toBe('2011-12-30T10:00');
  });

  it('when it begins in an hour of a day that is over and shown again, then none of it ends before it began', () => {
    // In St. John’s clocks went back from 00:01 on 7 November to 23:01 on the 6th.
    expect(dueIn('America/St_Johns', '2010-11-06T23:30-03:30', 'P0D')).toBe('2010-11-07T03:00');
    expect(dueIn('America/St_Johns', '2010-11-06T12:00-02:30', 'P0D')).toBe('2010-11-07T02:30');
  });
});

describe('given the explanation of such a term', () => {
  it('then it names the law, and both ends of the last day', () => {
    const steps = accepted(explain({ ...run(rolling('P30D'), '2026-10-30T09:00'), calendar: office }, null));
    expect(steps.map(({ date, counts, why, whyZh }) => [date, counts, why, whyZh])).toEqual([
      [
        '2026-10-30',
        false,
        'the day it begins is not counted (Civil Code art. 201)',
        '开始的当日不计入，自次日起算（《民法典》第二百零一条）',
      ],
      [
        '2026-11-29',
        true,
        'P30D on the local calendar: the last day (Civil Code art. 202)',
        '自次日起按当地日历计P30D，此日为最后一日（《民法典》第二百零二条）',
      ],
      ['2026-11-29', false, 'weekend', '周末'],
      [
        '2026-11-30',
        true,
        'the last day was a day of rest: this working day is the last day (Civil Code art. 203)',
        '最后一日为休息日，以其后首个工作日为最后一日（《民法典》第二百零三条）',
      ],
      [
        '2026-11-30',
        true,
        'ends at 24:00 of this day; what needs the office, when it closes at 18:00 (Civil Code art. 203)',
        '于当日24:00届满；须在办公时间办理的，于停止办公的18:00届满（《民法典》第二百零三条）',
      ],
    ]);
    expect(steps.at(-1)).toMatchObject({ code: 'ends-with-day', endsAt: '24:00', closesAt: '18:00' });
  });

  it('when it ends on a day the office is shut, or no hours are known, then 24:00 is its only end', () => {
    const last = (clock: Parameters<typeof explain>[0]) => accepted(explain(clock, null)).at(-1);
    const shut = {
      ...{
        code: 'ends-with-day',
        why: 'ends at 24:00 of this day (Civil Code art. 203)',
        endsAt: '24:00',
        closesAt: null,
      },
      whyZh: '于当日24:00届满（《民法典》第二百零三条）',
    };
    expect(last(run(term('P30D'), '2026-10-30T09:00'))).toMatchObject({ ...shut, date: '2026-11-29' });
    expect(last({ ...run(term('P28D'), '2026-10-30T09:00'), calendar: null })).toMatchObject(shut);
    expect(last(run(term('P28D'), '2026-10-30T09:00'))).toMatchObject({ closesAt: '18:00' });
    const special = calendarOf({
      ...OFFICE,
      workdays: [{ date: '2026-11-27', windows: [['09:05', '10:07']] }],
    });
    expect(last({ ...run(term('P28D'), '2026-10-30T09:00'), calendar: special })).toMatchObject({
      closesAt: '10:07',
    });
    const always = calendarOf(alwaysOpen('Asia/Shanghai'));
    expect(last({ ...run(term('P28D'), '2026-10-30T09:00'), calendar: always })).toMatchObject({
      closesAt: '24:00',
    });
  });

  it('then clamping, suspensions and what they moved are told on the days they belong to', () => {
    const month = explainedRun(rolling('P1M'), '2026-08-31T10:00', ['2026-09-20T10:00', '2026-09-21T10:00']);
    expect(told(month).map(([date, counts, code]) => [date, counts, code])).toEqual([
      ['08-31', false, 'start-date'],
      ['09-30', true, 'calendar-term'],
      ['09-20', false, 'suspended'],
      ['10-01', true, 'moved-on'],
      ...['10-01', '10-02', '10-03', '10-04', '10-05', '10-06', '10-07'].map((date) => [
        date,
        false,
        'holiday',
      ]),
      ['10-08', true, 'rolled'],
      ['10-08', true, 'ends-with-day'],
    ]);
    const steps = accepted(explain(month, null));
    expect(steps[1]).toMatchObject({
      why: 'P1M on the local calendar: the last day, the end of a month without that day (Civil Code art. 202)',
      whyZh: '自次日起按当地日历计P1M，此日为最后一日，该月无对应日，以月末日为准（《民法典》第二百零二条）',
    });
    expect(steps[3]).toMatchObject({
      why: 'the last day moved on by the time suspended; the day reached is given whole',
      whyZh: '最后一日按中止时长顺延，顺延所至之日计至终了',
    });
    expect(told(explainedRun(rolling('P1M'), '2026-08-31T10:00', ['2026-09-20T10:00', null])).at(-1)).toEqual(
      [...['09-20', false, 'suspension-open']],
    );
  });
});
