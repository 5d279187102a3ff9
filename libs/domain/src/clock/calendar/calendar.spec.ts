import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '../../refusal.ts';
import { compileCalendar, type CalendarDefinition } from './calendar.ts';
import { alwaysOpen, calendarOf, OFFICE, refusalOf } from '../office.scenario.ts';
import { isOpenAt, workingSecondsBetween } from './working-days.ts';

const HOUR = 3600;
const monday = (time: string) => Date.parse(`2026-11-23T${time}:00+08:00`);

function withMonday(windows: readonly (readonly string[])[]): CalendarDefinition {
  return { ...OFFICE, weekly: { mon: windows } };
}

describe('given windows of a weekday', () => {
  it('when they touch or overlap, then they join', () => {
    const calendar = calendarOf(
      withMonday([
        ['11:00', '12:00'],
        ['09:00', '10:00'],
        ['10:00', '11:30'],
        ['09:15', '09:30'],
      ]),
    );
    expect(workingSecondsBetween(calendar, monday('00:00'), monday('23:59'))).toBe(3 * HOUR);
    expect(isOpenAt(calendar, monday('10:00'))).toBe(true);
  });

  it('when one ends at 24:00, then it joins the next day’s first', () => {
    const calendar = calendarOf(alwaysOpen('Asia/Shanghai'));
    expect(isOpenAt(calendar, Date.parse('2026-11-24T00:00:00+08:00'))).toBe(true);
    expect(workingSecondsBetween(calendar, monday('00:00'), monday('00:00') + 86_400_000)).toBe(24 * HOUR);
  });

  it.each([
    ['reversed', [['12:00', '09:00']]],
    ['over midnight', [['22:00', '06:00']]],
    ['empty', [['09:00', '09:00']]],
    ['past 24:00', [['09:00', '24:01']]],
    ['beginning at 24:00', [['24:00', '24:00']]],
    ['without leading zero', [['9:00', '12:00']]],
    ['with minute 60', [['09:60', '12:00']]],
    ['with seconds', [['09:00:00', '12:00']]],
    ['of one time', [['09:00']]],
    ['of three times', [['09:00', '10:00', '11:00']]],
    ['of nothing', [[]]],
  ])('when one is %s, then it is refused by its place', (_, windows) => {
    const refusal = refusalOf(compileCalendar(withMonday([['08:00', '08:30'], ...windows])));
    expect(refusal).toEqual({ code: 'bad-window', fields: ['weekly.mon.1'] });
  });
});

describe('given a definition that cannot be', () => {
  it.each([
    [{ timeZone: 'Asia/Beijing' }, 'unknown-zone', 'timeZone'],
    [{ holidays: ['2026-10-01', '2026-02-29'] }, 'bad-date', 'holidays.1'],
    [{ workdays: [{ date: '2026-9-20', windows: [] }] }, 'bad-date', 'workdays.0.date'],
    [
      { workdays: [{ date: '2026-09-20', windows: [['18:00', '09:00']] }] },
      'bad-window',
      'workdays.0.windows.0',
    ],
    [{ knownYears: [2026, 2026.5] }, 'bad-year', 'knownYears.1'],
    [{ knownYears: [-1] }, 'bad-year', 'knownYears.0'],
    [{ weekly: {}, workdays: [] }, 'calendar-never-opens', 'weekly'],
    [
      { weekly: {}, workdays: [{ date: '2026-10-01', windows: [['09:00', '18:00']] }] },
      'calendar-never-opens',
      'weekly',
    ],
  ])('when it has %j, then it is refused as %s', (change, code, field) => {
    expect(refusalOf(compileCalendar({ ...OFFICE, ...change }))).toEqual({ code, fields: [field] });
  });

  it('then the refusal says what was given, cut short', () => {
    const long = 'x'.repeat(100);
    const details = (change: Partial<CalendarDefinition>) => {
      const refusal = compileCalendar({ ...OFFICE, ...change });
      return isRefusal(refusal) ? refusal.details : null;
    };
    expect(details({ timeZone: long })).toEqual({ timeZone: long.slice(0, 60) });
    expect(details({ holidays: [long] })).toEqual({ date: long.slice(0, 40) });
    expect(details({ workdays: [{ date: long, windows: [] }] })).toEqual({ date: long.slice(0, 40) });
    expect(details({ weekly: { mon: [['09:00', long]] } })).toEqual({ window: `09:00-${long}`.slice(0, 40) });
    expect(details({ knownYears: [10_000] })).toEqual({ year: 10_000 });
  });

  it('when it knows the first and the last year there are, then it is accepted', () => {
    expect(refusalOf(compileCalendar({ ...OFFICE, knownYears: [0, 9999] }))).toBeNull();
  });

  it('when a date is given other hours twice, then it is refused, but not when they are the same', () => {
    const twice = (windows: string[][]) => ({
      ...OFFICE,
      workdays: [
        { date: '2026-09-20', windows: [['09:00', '18:00']] },
        { date: '2026-09-20', windows },
      ],
    });
    expect(refusalOf(compileCalendar(twice([['09:00', '17:00']])))).toEqual({
      code: 'duplicate-date',
      fields: ['workdays.1.date'],
    });
    expect(
      refusalOf(
        compileCalendar(
          twice([
            ['09:00', '12:00'],
            ['12:00', '18:00'],
          ]),
        ),
      ),
    ).toBeNull();
  });
});

describe('given dates with rules of their own', () => {
  const calendar = calendarOf({
    ...OFFICE,
    holidays: ['2026-11-24', '2026-11-28'],
    workdays: [
      { date: '2026-11-23', windows: [['10:00', '11:00']] },
      { date: '2026-11-24', windows: [['09:00', '18:00']] },
      { date: '2026-11-25', windows: [] },
      { date: '2026-11-29', windows: [['09:00', '12:00']] },
    ],
  });
  const opened = (date: string) => {
    const begins = Date.parse(`${date}T00:00:00+08:00`);
    return workingSecondsBetween(calendar, begins, begins + 86_400_000) / HOUR;
  };

  it('then replacement windows replace the week’s, none close the date, a holiday wins, a make-up day opens', () => {
    expect(
      ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-28', '2026-11-29'].map(opened),
    ).toEqual([1, 0, 0, 7, 0, 3]);
  });
});
