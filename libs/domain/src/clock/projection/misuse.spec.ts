import { describe, expect, it } from '@jest/globals';
import { durationOf } from '../dates/duration.ts';
import { explain } from '../explanation/explain.ts';
import { itemAt } from '../dates/item-at.ts';
import { endOnDays } from '../limit/limit-end.ts';
import { formatMoment } from '../dates/moment.ts';
import {
  accepted,
  at,
  calendarOf,
  office,
  OFFICE,
  refusalOf,
  run,
  SEVEN_DAYS,
  suspended,
} from '../office.scenario.ts';
import { CLOSED, closingTime, timeWhenOpenFor } from '../calendar/opening-hours.ts';
import { projectDue } from './project.ts';
import { openBetween } from '../calendar/timeline.ts';
import { answerWhatIf } from '../what-if.ts';
import { isWorkingDay } from '../calendar/working-days.ts';

const START = at('2026-11-20T10:00');

describe('given what checked input never asks', () => {
  it.each([
    ['a duration that is none', () => durationOf('soon'), 'not a duration: soon'],
    ['a place outside of a list', () => itemAt([1], 3), 'no item at 3 of 1'],
    [
      'elapsed time counted in days',
      () => endOnDays({ kind: 'elapsed', duration: 'PT1H' }, office, START),
      'elapsed is not counted in days',
    ],
    [
      'working days without a calendar',
      () => endOnDays(SEVEN_DAYS, null, START),
      'working-days is not counted in days',
    ],
    ['a zone nobody knows', () => formatMoment(START, 'Mars/Olympus'), 'unknown time zone: Mars/Olympus'],
    ['more time than a day is open', () => timeWhenOpenFor(CLOSED, 1), 'a day is not open for so long'],
    ['the closing time of a closed day', () => closingTime(CLOSED), 'a closed day does not close'],
    ['a date that is none', () => isWorkingDay(office, 'soon'), 'not a date: soon'],
    [
      'hours of the year 2400',
      () => openBetween(office, START, Date.parse('2400-01-01T00:00:00Z')),
      'a moment beyond the clock’s horizon',
    ],
  ])('when it is %s, then it throws and says so', (_, misuse, message) => {
    expect(misuse).toThrow(message);
  });
});

describe('given what is refused', () => {
  const far = Date.parse('2400-01-01T00:00:00Z');

  it('then a moment beyond the horizon is named wherever it stands', () => {
    expect(refusalOf(explain(run(SEVEN_DAYS, '2026-11-20T10:00'), far))).toEqual({
      code: 'moment-out-of-range',
      fields: ['asOf'],
    });
    const endless = { ...run(SEVEN_DAYS, '2026-11-20T10:00'), suspensions: [{ from: START, to: far }] };
    expect(refusalOf(projectDue(endless))).toEqual({
      code: 'moment-out-of-range',
      fields: ['suspensions.0.to'],
    });
  });

  it('then the first moment that cannot be a due moment is 2300', () => {
    const last = { ...run(null, '2026-11-20T10:00'), startedAt: Date.parse('2299-12-31T23:59:58Z') };
    const seconds = (duration: string) => projectDue({ ...last, limit: { kind: 'elapsed', duration } });
    expect(accepted(seconds('PT1S')).dueAt).toBe(Date.parse('2299-12-31T23:59:59Z'));
    expect(refusalOf(seconds('PT2S'))).toEqual({ code: 'due-too-far', fields: ['limit'] });
  });

  it('then it says what was given, and with what it clashes', () => {
    const hour = suspended('2026-11-23T09:00', '2026-11-23T11:00');
    expect(projectDue(run(SEVEN_DAYS, '2026-11-20T10:00', hour, hour))).toMatchObject({
      details: { with: 0 },
    });
    expect(projectDue(run({ ...SEVEN_DAYS, days: 1.5 }, '2026-11-20T10:00'))).toMatchObject({
      details: { given: 1.5 },
    });
    const twice = [
      ['09:00', '10:00'],
      ['09:00', '11:00'],
    ].map((window) => ({ date: '2026-11-28', windows: [window] }));
    expect(
      answerWhatIf(
        { calendar: { ...OFFICE, workdays: twice }, limit: null, startedAt: '2026-11-20T10:00:00+08:00' },
        () => office,
      ),
    ).toMatchObject({ code: 'duplicate-date', details: { date: '2026-11-28' } });
  });
});

it('the bureau’s own calendar is asked for by its name', () => {
  const asked: string[] = [];
  answerWhatIf({ calendar: 'cn', limit: null, startedAt: '2026-11-20T10:00:00+08:00' }, (name) => {
    asked.push(name);
    return calendarOf(OFFICE);
  });
  expect(asked).toEqual(['cn']);
});
