import { describe, expect, it } from '@jest/globals';
import type { Calendar } from './calendar.ts';
import { formatMoment } from '../dates/moment.ts';
import { alwaysOpen, calendarOf, OFFICE } from '../office.scenario.ts';
import {
  closeOfNextWorkingDayFrom,
  closeOfWorkingDayAfter,
  isOpenAt,
  isWorkingDay,
  localDate,
  nextOpening,
  workingSecondsBetween,
} from './working-days.ts';

const office = calendarOf(OFFICE);
const at = (local: string) => Date.parse(`${local}:00+08:00`);
const written = (moment: number) => formatMoment(moment, 'Asia/Shanghai').slice(0, 16);

describe('given office hours', () => {
  it('then a date is that of the zone', () => {
    expect(localDate(office, Date.parse('2026-11-20T15:59:59Z'))).toBe('2026-11-20');
    expect(localDate(office, Date.parse('2026-11-20T16:00:00Z'))).toBe('2026-11-21');
  });

  it('then weekends and holidays are closed and make-up days are not', () => {
    expect(isWorkingDay(office, '2026-11-20')).toBe(true);
    expect(isWorkingDay(office, '2026-11-21')).toBe(false);
    expect(isWorkingDay(office, '2026-10-01')).toBe(false);
    expect(isWorkingDay(office, '2026-10-10')).toBe(true);
  });

  it('then it is open from the opening moment until just before the closing moment', () => {
    const moments = [
      '2026-11-20T08:59',
      '2026-11-20T09:00',
      '2026-11-20T12:00',
      '2026-11-20T14:00',
      '2026-11-20T18:00',
    ];
    expect(moments.map((moment) => isOpenAt(office, at(moment)))).toEqual([false, true, false, true, false]);
    expect(isOpenAt(office, at('2026-11-20T18:00') - 1)).toBe(true);
  });

  it.each([
    ['2026-11-20T10:15', '2026-11-20T10:15'],
    ['2026-11-20T12:00', '2026-11-20T14:00'],
    ['2026-11-20T18:00', '2026-11-23T09:00'],
    ['2026-09-30T18:00', '2026-10-08T09:00'],
    ['2026-10-09T20:00', '2026-10-10T09:00'],
  ])('when it is %s, then the next opening is %s', (moment, opening) => {
    expect(written(nextOpening(office, at(moment)))).toBe(opening);
  });

  it('then the close of the n-th working day leaves out the date it starts on', () => {
    expect(written(closeOfWorkingDayAfter(office, at('2026-11-20T00:30'), 1))).toBe('2026-11-23T18:00');
    expect(written(closeOfWorkingDayAfter(office, at('2026-11-21T10:00'), 1))).toBe('2026-11-23T18:00');
    expect(written(closeOfWorkingDayAfter(office, at('2026-09-30T10:00'), 3))).toBe('2026-10-10T18:00');
  });

  it('then a review date closes on itself, or on the next working day', () => {
    expect(written(closeOfNextWorkingDayFrom(office, '2026-11-20'))).toBe('2026-11-20T18:00');
    expect(written(closeOfNextWorkingDayFrom(office, '2026-11-21'))).toBe('2026-11-23T18:00');
  });

  it('then working time is counted between any two moments', () => {
    expect(workingSecondsBetween(office, at('2026-11-20T11:00'), at('2026-11-20T15:00'))).toBe(2 * 3600);
    expect(workingSecondsBetween(office, at('2026-11-20T17:30'), at('2026-11-23T09:30'))).toBe(3600);
    expect(workingSecondsBetween(office, at('2026-11-23T09:30'), at('2026-11-20T17:30'))).toBe(0);
    expect(workingSecondsBetween(office, at('2026-01-01T00:00'), at('2027-01-01T00:00'))).toBe(
      258 * 7 * 3600,
    );
  });

  it('then answers do not depend on what was asked before', () => {
    const fresh = calendarOf(OFFICE);
    const later = workingSecondsBetween(fresh, at('2031-03-03T10:00'), at('2031-03-05T10:00'));
    const earlier = workingSecondsBetween(fresh, at('1996-03-04T10:00'), at('1996-03-06T10:00'));
    expect([later, earlier]).toEqual([14 * 3600, 14 * 3600]);
    expect(workingSecondsBetween(fresh, at('2031-03-03T10:00'), at('2031-03-05T10:00'))).toBe(later);
  });

  it('then a calendar asked day by day answers as one asked for decades at once', () => {
    const [asked, knowing] = [calendarOf(OFFICE), calendarOf(OFFICE)];
    workingSecondsBetween(knowing, Date.UTC(2015, 0, 1), Date.UTC(2045, 0, 1));
    const midnights = Array.from({ length: 4000 }, (_, index) => at('2026-01-01T00:00') + index * 86_400_000);
    const answers = (calendar: Calendar) =>
      midnights.map((midnight) => [
        nextOpening(calendar, midnight),
        closeOfWorkingDayAfter(calendar, midnight, 1),
      ]);
    expect(answers(asked)).toEqual(answers(knowing));
  });

  it('then the years around the last one asked about are no different', () => {
    const knowing = calendarOf(OFFICE);
    workingSecondsBetween(knowing, Date.UTC(2015, 0, 1), Date.UTC(2045, 0, 1));
    for (let days = 1080; days < 1120; days += 1) {
      const asked = calendarOf(OFFICE);
      nextOpening(asked, at('2026-01-01T00:00'));
      const moment = at('2026-01-01T00:00') + days * 86_400_000;
      expect(closeOfWorkingDayAfter(asked, moment, 1)).toBe(closeOfWorkingDayAfter(knowing, moment, 1));
    }
  });

  it('then moments before 1900 or after 2299 are a programming error here', () => {
    expect(() => nextOpening(office, Date.UTC(1890, 0, 1))).toThrow(RangeError);
    expect(() => nextOpening(office, Date.UTC(2400, 0, 1))).toThrow(RangeError);
    expect(() => isWorkingDay(office, '2026-02-30')).toThrow(RangeError);
  });
});

describe('given zones that change their clocks', () => {
  it('then a day open round the clock has 23, 24 or 25 hours', () => {
    const calendar = calendarOf(alwaysOpen('America/New_York'));
    const hours = (from: string, to: string) =>
      workingSecondsBetween(calendar, Date.parse(from), Date.parse(to)) / 3600;
    expect(hours('2026-03-08T00:00:00-05:00', '2026-03-09T00:00:00-04:00')).toBe(23);
    expect(hours('2026-11-01T00:00:00-04:00', '2026-11-02T00:00:00-05:00')).toBe(25);
    expect(hours('2026-07-01T00:00:00-04:00', '2026-07-02T00:00:00-04:00')).toBe(24);
  });

  it('then a window over the change is longer or shorter, one in the gap is moved by it', () => {
    const opened = (windows: string[][]) => {
      const calendar = calendarOf({ ...alwaysOpen('America/New_York'), weekly: { sun: windows } });
      const sunday = (from: string) =>
        workingSecondsBetween(calendar, Date.parse(from), Date.parse(from) + 86_400_000) / 60;
      return [sunday('2026-03-08T00:00:00-05:00'), sunday('2026-11-01T00:00:00-04:00')];
    };
    expect(opened([['01:00', '04:00']])).toEqual([120, 240]);
    expect(opened([['02:15', '02:45']])).toEqual([30, 30]);
    expect(opened([['02:30', '03:10']])).toEqual([0, 40]);
    expect(opened([['01:15', '01:45']])).toEqual([30, 30]);
    expect(
      opened([
        ['02:15', '02:45'],
        ['03:00', '03:30'],
      ]),
    ).toEqual([45, 60]);
  });

  it('then a window that the change leaves no time for does not open its date', () => {
    const calendar = calendarOf({ ...alwaysOpen('America/New_York'), weekly: { sun: [['02:30', '03:30']] } });
    expect(isWorkingDay(calendar, '2026-03-08')).toBe(false);
    expect(nextOpening(calendar, Date.parse('2026-03-08T00:00:00-05:00'))).toBe(
      Date.parse('2026-03-15T02:30:00-04:00'),
    );
  });

  it('then where midnight does not exist the day begins with the change', () => {
    const calendar = calendarOf(alwaysOpen('America/Sao_Paulo'));
    const saturday = Date.parse('2018-11-03T12:00:00-03:00');
    expect(formatMoment(closeOfWorkingDayAfter(calendar, saturday, 1), 'America/Sao_Paulo')).toBe(
      '2018-11-05T00:00:00-02:00',
    );
    expect(closeOfNextWorkingDayFrom(calendar, '2018-11-03')).toBe(Date.parse('2018-11-04T03:00:00Z'));
    expect(
      workingSecondsBetween(
        calendar,
        Date.parse('2018-11-04T03:00:00Z'),
        closeOfNextWorkingDayFrom(calendar, '2018-11-04'),
      ),
    ).toBe(23 * 3600);
  });

  it('then a date the zone left out is no working day', () => {
    const apia = calendarOf({ ...alwaysOpen('Pacific/Apia') });
    expect(['2011-12-29', '2011-12-30', '2011-12-31'].map((date) => isWorkingDay(apia, date))).toEqual([
      true,
      false,
      true,
    ]);
    const friday = Date.parse('2011-12-29T10:00:00-10:00');
    expect(localDate(apia, closeOfWorkingDayAfter(apia, friday, 1) - 1)).toBe('2011-12-31');
  });

  it('then where clocks go back over midnight no hour is counted twice', () => {
    const calendar = calendarOf({ ...alwaysOpen('America/St_Johns'), weekly: { sat: [['22:00', '24:00']] } });
    const from = Date.parse('2010-11-06T12:00:00-02:30');
    expect(workingSecondsBetween(calendar, from, from + 86_400_000)).toBe(2 * 3600);
    expect(isOpenAt(calendar, Date.parse('2010-11-06T23:30:00-02:30'))).toBe(true);
    expect(isOpenAt(calendar, Date.parse('2010-11-06T23:30:00-03:30'))).toBe(false);
  });
});
