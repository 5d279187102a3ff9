import { describe, expect, it } from '@jest/globals';
import { explain } from './explain.ts';
import { run, told } from './explained.scenario.ts';
import { type Limit } from '../limit/limit.ts';
import { accepted, at } from '../office.scenario.ts';

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

describe('given what stands at the edges of such an explanation', () => {
  it('then suspensions before the start, empty, or from the end on move nothing and are not told', () => {
    const limit: Limit = { kind: 'elapsed', duration: 'PT3H' };
    const clock = run(
      limit,
      '2026-11-20T10:00',
      ['2026-11-20T08:00', '2026-11-20T10:00'],
      ['2026-11-20T11:00', '2026-11-20T11:00'],
      ['2026-11-20T13:00', '2026-11-20T14:00'],
    );
    expect(told(clock)).toEqual([
      ['11-20', true, 'clock-starts'],
      ['11-20', true, 'elapsed-time'],
    ]);
  });

  it('then a zero limit that waits on an open suspension says so', () => {
    const limit: Limit = { kind: 'elapsed', duration: 'PT0S' };
    expect(told(run(limit, '2026-11-20T10:00', ['2026-11-20T10:00', null]))).toEqual([
      ['11-20', true, 'clock-starts'],
      ['11-20', false, 'suspension-open'],
    ]);
  });

  it('then wall-clock steps carry their seconds and moments', () => {
    const limit: Limit = { kind: 'elapsed', duration: 'PT3H' };
    const steps = accepted(
      explain(run(limit, '2026-11-20T10:00', ['2026-11-20T09:00', '2026-11-20T12:00']), null),
    );
    const figures = steps.map(({ countedSeconds, suspendedSeconds, from, to }) => [
      countedSeconds,
      suspendedSeconds,
      from,
      to,
    ]);
    expect(figures).toEqual([
      [0, 0, undefined, undefined],
      [0, 7200, at('2026-11-20T10:00'), at('2026-11-20T12:00')],
      [10_800, 0, undefined, undefined],
    ]);
    const measured = { ...run(null, '2026-11-20T10:00', ['2026-11-20T11:00', null]), calendar: null };
    expect(
      accepted(explain(measured, at('2026-11-20T15:00'))).map(({ countedSeconds, suspendedSeconds }) => [
        countedSeconds,
        suspendedSeconds,
      ]),
    ).toEqual([
      [0, 0],
      [0, 14_400],
      [3600, 0],
    ]);
    const closed = {
      ...run(null, '2026-11-20T10:00', ['2026-11-20T11:00', '2026-11-20T13:00']),
      calendar: null,
    };
    expect(accepted(explain(closed, at('2026-11-20T12:00')))[1]).toMatchObject({ suspendedSeconds: 3600 });
  });

  it('then a term that was not clamped, moved or rolled says nothing of it, and dates are those of its zone', () => {
    const week: Limit = { kind: 'calendar', duration: 'P1W', roll: 'next-working-day' };
    expect(told(run(week, '2026-11-13T10:00'))).toEqual([
      ['11-13', false, 'start-date'],
      ['11-20', true, 'calendar-term'],
    ]);
    expect(told(run(week, '2026-11-13T10:00', ['2026-11-14T10:00', null]))).toEqual([
      ['11-13', false, 'start-date'],
      ['11-20', true, 'calendar-term'],
      ['11-14', false, 'suspension-open'],
    ]);
    const rolling = run(
      week,
      '2026-11-14T10:00',
      ['2026-11-15T10:00', '2026-11-15T11:00'],
      ['2026-11-16T10:00', null],
    );
    expect(told(rolling).map(([, , code]) => code)).toEqual([
      'start-date',
      'calendar-term',
      'suspended',
      'suspension-open',
    ]);
    const month: Limit = { kind: 'calendar', duration: 'P1M', roll: 'none' };
    expect(accepted(explain(run(month, '2026-10-31T10:00'), null))[1]?.why).toContain('shorter month');
    expect(accepted(explain(run(month, '2026-11-30T10:00'), null))[1]?.why).toBe(
      'P1M after the start on the local calendar',
    );
    expect(told(run({ ...month, duration: 'P0D' }, '2026-11-13T10:00'))).toEqual([
      ['11-13', false, 'start-date'],
      ['11-13', true, 'calendar-term'],
    ]);
    const utc = accepted(explain({ ...run(month, '2026-11-30T07:00'), calendar: null }, null));
    expect(utc.map(({ date }) => date)).toEqual(['2026-11-29', '2026-12-29']);
    const zoned = accepted(explain({ ...run(month, '2026-11-30T07:00') }, null));
    expect(zoned.map(({ date }) => date)).toEqual(['2026-11-30', '2026-12-30']);
  });

  it('then a roll over dates of a year not announced says so', () => {
    const month: Limit = { kind: 'calendar', duration: 'P1M', roll: 'next-working-day' };
    const steps = accepted(explain(run(month, '2026-12-02T10:00'), null)).slice(-3);
    expect(steps.map(({ why, provisional }) => [why, provisional])).toEqual([
      ['weekend; 2027 is not announced, weekends assumed', true],
      ['weekend; 2027 is not announced, weekends assumed', true],
      ['the term ends on the next working day; 2027 is not announced, weekends assumed', true],
    ]);
    const known = accepted(explain(run(month, '2026-10-21T10:00'), null)).slice(-1);
    expect(known.map(({ why, provisional }) => [why, provisional])).toEqual([
      ['the term ends on the next working day', false],
    ]);
  });
});
