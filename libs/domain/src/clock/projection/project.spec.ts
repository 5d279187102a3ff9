import { describe, expect, it } from '@jest/globals';
import type { ClockRun } from './clock-run.ts';
import type { Limit } from '../limit/limit.ts';
import {
  accepted,
  alwaysOpen,
  at,
  calendarOf,
  due,
  EIGHT_HOURS,
  refusalOf,
  run,
  SEVEN_DAYS,
  suspended,
  written,
} from '../office.scenario.ts';
import { measure, momentAtShare, projectDue } from './project.ts';

const HOUR = 3600;

describe('given a budget of zero', () => {
  const ZERO: Limit = { kind: 'working-time', minutes: 0 };

  it.each([
    ['2026-11-20T10:00', '2026-11-20T10:00'],
    ['2026-11-20T12:00', '2026-11-20T14:00'],
    ['2026-11-21T12:00', '2026-11-23T09:00'],
  ])('when it starts %s, then it is due at the next moment that counts, %s', (start, expected) => {
    expect(due(run(ZERO, start))).toBe(expected);
    expect(due(run({ kind: 'working-days', days: 0, end: 'close-of-day' }, start))).toBe(expected);
    expect(due(run({ kind: 'working-days', days: 0, end: 'same-time' }, start))).toBe(expected);
  });

  it('when it starts suspended, then the suspension’s end is the first moment that can count', () => {
    expect(due(run(ZERO, '2026-11-20T10:00', suspended('2026-11-20T10:00', '2026-11-20T12:00')))).toBe(
      '2026-11-20T14:00',
    );
    expect(due(run(ZERO, '2026-11-20T10:00', suspended('2026-11-19T10:00', '2026-11-20T11:00')))).toBe(
      '2026-11-20T11:00',
    );
    expect(due(run(ZERO, '2026-11-20T10:00', suspended('2026-11-20T10:00', null)))).toBeNull();
    expect(due(run(ZERO, '2026-11-20T10:00', suspended('2026-11-20T10:01', null)))).toBe('2026-11-20T10:00');
  });

  it('when it is elapsed or calendar time, then the start itself counts', () => {
    expect(due(run({ kind: 'elapsed', duration: 'PT0S' }, '2026-11-21T03:00'))).toBe('2026-11-21T03:00');
    expect(due(run({ kind: 'calendar', duration: 'P0D', roll: 'none' }, '2026-11-21T03:00'))).toBe(
      '2026-11-21T03:00',
    );
    const held = suspended('2026-11-21T03:00', '2026-11-21T04:00');
    expect(due(run({ kind: 'elapsed', duration: 'PT0S' }, '2026-11-21T03:00', held))).toBe(
      '2026-11-21T04:00',
    );
    const none: Limit = { kind: 'calendar', duration: 'P0D', roll: 'none' };
    expect(due(run(none, '2026-11-21T03:00', held))).toBe('2026-11-21T04:00');
    expect(due(run(none, '2026-11-21T03:00', suspended('2026-11-21T03:00', null)))).toBeNull();
    expect(
      due(run({ ...none, duration: 'PT1S' }, '2026-11-21T03:00', suspended('2026-11-21T03:00', null))),
    ).toBeNull();
    expect(due(run({ ...none, roll: 'next-working-day' }, '2026-11-21T03:00'))).toBe('2026-11-23T03:00');
  });
});

describe('given limits of many years', () => {
  const always = calendarOf(alwaysOpen('Asia/Shanghai'));

  it('then they end where plain arithmetic says, however little was asked before', () => {
    for (const minutes of [60, 100_000, 3_000_000, 10_000_000]) {
      const clock: ClockRun = {
        calendar: always,
        limit: { kind: 'working-time', minutes },
        startedAt: at('2026-11-20T10:30'),
        suspensions: [],
      };
      expect(accepted(projectDue(clock)).dueAt).toBe(at('2026-11-20T10:30') + minutes * 60_000);
      const days: ClockRun = { ...clock, limit: { ...SEVEN_DAYS, days: Math.floor(minutes / 1440) + 1 } };
      expect(accepted(projectDue(days)).dueAt).toBe(
        at('2026-11-22T00:00') + Math.floor(minutes / 1440) * 86_400_000,
      );
    }
  });
});

describe('given a clock to measure', () => {
  const clock = run(EIGHT_HOURS, '2026-11-20T16:00', suspended('2026-11-20T17:00', '2026-11-23T10:00'));
  const figures = (asOf: string | null, of: ClockRun = clock) => {
    const { state, consumedSeconds, suspendedSeconds, remainingSeconds } = accepted(
      measure(of, asOf === null ? null : at(asOf)),
    );
    return [
      state,
      consumedSeconds / HOUR,
      suspendedSeconds / HOUR,
      remainingSeconds === null ? null : remainingSeconds / HOUR,
    ];
  };

  it.each([
    ['2026-11-19T10:00', ['running', 0, 0, 8]],
    ['2026-11-20T16:30', ['running', 0.5, 0, 7.5]],
    ['2026-11-20T17:00', ['suspended', 1, 0, 7]],
    ['2026-11-22T12:00', ['suspended', 1, 1, 7]],
    ['2026-11-23T10:00', ['running', 1, 2, 7]],
    ['2026-11-24T10:00', ['running', 8, 2, 0]],
    ['2026-11-24T11:30', ['overdue', 9.5, 2, -1.5]],
  ])('when it is asked as of %s, then it is %j', (asOf, expected) => {
    expect(figures(asOf)).toEqual(expected);
  });

  it('when it is due at the very moment, then it is not overdue, a millisecond later it is', () => {
    const dueAt = at('2026-11-24T10:00');
    expect(accepted(measure(clock, dueAt)).state).toBe('running');
    expect(accepted(measure(clock, dueAt + 1)).state).toBe('overdue');
  });

  it('when no moment is given, then it is measured to the end of the last closed suspension, or the start', () => {
    expect(figures(null)).toEqual(['running', 1, 2, 7]);
    expect(figures(null, run(EIGHT_HOURS, '2026-11-20T16:00'))).toEqual(['running', 0, 0, 8]);
    const reopened = { ...clock, suspensions: [...clock.suspensions, suspended('2026-11-23T11:00', null)] };
    expect(figures(null, reopened)).toEqual(['running', 1, 2, 7]);
    expect(
      figures(null, run(EIGHT_HOURS, '2026-11-20T16:00', suspended('2026-11-19T10:00', '2026-11-19T11:00'))),
    ).toEqual(['running', 0, 0, 8]);
    expect(figures(null, run(EIGHT_HOURS, '2026-11-20T16:00', suspended('2026-11-20T16:00', null)))).toEqual([
      'suspended',
      0,
      0,
      8,
    ]);
  });

  it('when it is suspended after the breach, then it stays overdue', () => {
    const late = run(EIGHT_HOURS, '2026-11-20T16:00', suspended('2026-11-24T10:00', null));
    expect(figures('2026-11-24T12:00', late)).toEqual(['overdue', 10, 2, -2]);
  });

  it('when a suspension is open, then what is left is what was left when it began', () => {
    const open = run(EIGHT_HOURS, '2026-11-20T16:00', suspended('2026-11-23T10:00', null));
    expect(figures('2026-11-30T10:00', open)).toEqual(['suspended', 3, 35, 5]);
  });

  it('when there is no limit, then only time is measured', () => {
    expect(figures('2026-11-23T12:00', { ...clock, limit: null })).toEqual(['running', 3, 2, null]);
    expect(figures('2026-11-23T12:00', { ...clock, limit: null, calendar: null })).toEqual([
      'running',
      3,
      65,
      null,
    ]);
    expect(accepted(projectDue({ ...clock, limit: null }))).toEqual({ dueAt: null, provisional: false });
  });

  it('when the limit is in elapsed or calendar time, then so are the figures', () => {
    const elapsed: Limit = { kind: 'elapsed', duration: 'P1D' };
    expect(figures('2026-11-21T06:00', run(elapsed, '2026-11-20T16:00'))).toEqual(['running', 14, 0, 10]);
    const week: Limit = { kind: 'calendar', duration: 'P1W', roll: 'none' };
    const held = run(week, '2026-11-20T16:00', suspended('2026-11-21T16:00', '2026-11-22T16:00'));
    expect(figures('2026-11-23T16:00', held)).toEqual(['running', 48, 24, 120]);
  });
});

describe('given a share of a limit', () => {
  it('then it is a share of the working time from start to due moment, suspended time not counted', () => {
    const clock = run(EIGHT_HOURS, '2026-11-20T16:00', suspended('2026-11-23T09:00', '2026-11-23T10:00'));
    expect([0, 0.25, 0.5, 0.8, 1].map((share) => written(momentAtShare(clock, share)))).toEqual([
      '2026-11-20T16:00',
      '2026-11-20T18:00',
      '2026-11-23T12:00',
      '2026-11-23T16:24',
      '2026-11-23T18:00',
    ]);
  });

  it('when it is a working-days limit, then the time left on the start date is part of it', () => {
    const clock = run({ kind: 'working-days', days: 1, end: 'close-of-day' }, '2026-11-19T11:00');
    expect(written(momentAtShare(clock, 0.5))).toBe('2026-11-20T10:00');
    expect(written(momentAtShare(clock, 0.8))).toBe('2026-11-20T15:36');
  });

  it('when none of it is asked for, then it is the first moment that counts', () => {
    const clock = run(EIGHT_HOURS, '2026-11-20T16:00', suspended('2026-11-20T16:00', '2026-11-23T09:00'));
    expect(written(momentAtShare(clock, 0))).toBe('2026-11-23T09:00');
    const open = run(EIGHT_HOURS, '2026-11-20T16:00', suspended('2026-11-20T16:00', null));
    expect(momentAtShare(open, 0)).toBeNull();
  });

  it('when it is elapsed time, then nights count', () => {
    const clock = run({ kind: 'elapsed', duration: 'PT10H' }, '2026-11-20T20:00');
    expect(written(momentAtShare(clock, 0.5))).toBe('2026-11-21T01:00');
  });

  it('when an open suspension comes first, then there is none, and before it there is', () => {
    const clock = run(EIGHT_HOURS, '2026-11-20T16:00', suspended('2026-11-23T12:00', null));
    expect(written(momentAtShare(clock, 0.5))).toBe('2026-11-23T11:00');
    expect(momentAtShare(clock, 0.8)).toBeNull();
    expect(momentAtShare(clock, 1)).toBeNull();
    expect(momentAtShare({ ...clock, limit: null }, 0.5)).toBeNull();
    expect(momentAtShare({ ...clock, calendar: null }, 0.5)).toBeNull();
  });

  it('when it is the whole, then it is the due moment also where that is an opening', () => {
    const clock = run({ kind: 'working-days', days: 1, end: 'same-time' }, '2026-11-19T20:00');
    expect(written(momentAtShare(clock, 1))).toBe('2026-11-23T09:00');
    expect(written(momentAtShare(clock, 0.999999))).toBe('2026-11-23T09:00');
    expect(written(momentAtShare(run({ kind: 'working-time', minutes: 0 }, '2026-11-21T10:00'), 0.5))).toBe(
      '2026-11-23T09:00',
    );
  });
});

describe('given a run that cannot be', () => {
  it('then moments that no calendar reaches are refused by their field', () => {
    const far = Date.UTC(2300, 0, 1);
    expect(
      refusalOf(projectDue({ ...run(EIGHT_HOURS, '2026-11-20T16:00'), startedAt: far }))?.fields,
    ).toEqual(['startedAt']);
    expect(
      refusalOf(projectDue(run(EIGHT_HOURS, '2026-11-20T16:00', { from: Number.NaN, to: null }))),
    ).toEqual({
      code: 'moment-out-of-range',
      fields: ['suspensions.0.from'],
    });
    expect(refusalOf(projectDue(run(EIGHT_HOURS, '2026-11-20T16:00', { from: 0, to: far })))?.fields).toEqual(
      ['suspensions.0.to'],
    );
    expect(refusalOf(measure(run(EIGHT_HOURS, '2026-11-20T16:00'), far))).toEqual({
      code: 'moment-out-of-range',
      fields: ['asOf'],
    });
    expect(
      refusalOf(
        projectDue({ calendar: null, limit: null, startedAt: Number.POSITIVE_INFINITY, suspensions: [] }),
      )?.code,
    ).toBe('moment-out-of-range');
  });

  it('then working time without a calendar is refused', () => {
    const wall = { ...run(EIGHT_HOURS, '2026-11-20T16:00'), calendar: null };
    const refusal = { code: 'calendar-required', fields: ['calendar'] };
    expect(refusalOf(projectDue(wall))).toEqual(refusal);
    expect(refusalOf(projectDue({ ...wall, limit: SEVEN_DAYS }))).toEqual(refusal);
    expect(
      refusalOf(
        projectDue({ ...wall, limit: { kind: 'calendar', duration: 'P1W', roll: 'next-working-day' } }),
      ),
    ).toEqual(refusal);
    expect(
      refusalOf(projectDue({ ...wall, limit: { kind: 'calendar', duration: 'P1W', roll: 'none' } })),
    ).toBeNull();
  });

  it('then a due moment past the year 2299 is refused', () => {
    const late = { ...run(SEVEN_DAYS, '2026-11-20T16:00'), startedAt: Date.UTC(2299, 11, 30) };
    expect(refusalOf(projectDue(late))).toEqual({ code: 'due-too-far', fields: ['limit'] });
    expect(refusalOf(projectDue({ ...late, limit: { kind: 'elapsed', duration: 'P7D' } }))?.code).toBe(
      'due-too-far',
    );
    const rolls: Limit = { kind: 'calendar', duration: 'P1W', roll: 'next-working-day' };
    expect(refusalOf(projectDue({ ...late, limit: rolls }))?.code).toBe('due-too-far');
  });

  it('then the first moment of 1900 is in range, and without a calendar all that dates can say', () => {
    const first = { ...run(EIGHT_HOURS, '2026-11-20T16:00'), startedAt: Date.UTC(1900, 0, 1) };
    expect(refusalOf(projectDue(first))).toBeNull();
    expect(refusalOf(projectDue({ ...first, startedAt: first.startedAt - 1 }))?.code).toBe(
      'moment-out-of-range',
    );
    const wall: ClockRun = {
      calendar: null,
      limit: { kind: 'elapsed', duration: 'PT1S' },
      startedAt: -8.64e15,
      suspensions: [],
    };
    expect(projectDue(wall)).toEqual({ dueAt: -8.64e15 + 1000, provisional: false });
    expect(projectDue({ ...wall, startedAt: 8.64e15 - 1000 })).toEqual({
      dueAt: 8.64e15,
      provisional: false,
    });
    expect(refusalOf(projectDue({ ...wall, startedAt: 8.64e15 - 999 }))).toEqual({
      code: 'due-too-far',
      fields: ['limit'],
    });
    expect(refusalOf(projectDue({ ...wall, startedAt: 8.64e15 + 1 }))?.code).toBe('moment-out-of-range');
  });
});
