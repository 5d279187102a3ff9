import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '../../refusal.ts';
import { compileBureauHours, opensEveryYear, type BureauDefinition, type UnitHours } from './bureau-hours.ts';
import { dayNumber, formatDate, parseDate } from '../dates/civil-date.ts';
import { closedReason, openDayKind } from './day-reason.ts';
import { isWorkingDay, nextOpening } from './working-days.ts';

const day = [['09:00', '17:00']];
const bureau: BureauDefinition = {
  timeZone: 'Asia/Shanghai',
  weekly: { mon: day, tue: day, wed: day, thu: day, fri: day },
  holidays: ['2026-10-01', '2026-10-02', '2026-10-03'],
  workdays: [{ date: '2026-10-10', windows: day }],
  knownYears: [2026],
  unitHours: [],
};
const lounge: UnitHours = {
  unit: 'city.east',
  weekly: { sat: day },
  holidays: ['2026-10-17'],
  workdays: [{ date: '2026-10-03', windows: [['10:00', '12:00']] }],
};

function hoursWith(unitHours: readonly UnitHours[], changes: Partial<BureauDefinition> = {}) {
  const hours = compileBureauHours({ ...bureau, ...changes, unitHours });
  if (isRefusal(hours)) throw new Error(hours.code);
  return hours;
}

describe('hours of a unit of its own', () => {
  const hours = hoursWith([lounge, { ...lounge, unit: 'city.east.river.room', weekly: { sun: day } }]);
  const opens = (unit: string | null, date: string) => isWorkingDay(hours.of(unit), date);

  it('take the place of the week, and the bureau keeps its own', () => {
    expect([opens('city.east', '2026-10-12'), opens('city.east', '2026-10-24')]).toEqual([false, true]);
    expect([opens(null, '2026-10-12'), opens(null, '2026-10-24')]).toEqual([true, false]);
  });

  it('of a unit without a week end with the bureau’s last make-up day, however far, not with its own', () => {
    const workdays = [...bureau.workdays, { date: '2030-10-12', windows: day }];
    const closed = hoursWith([{ ...lounge, weekly: {} }], { workdays }).of('city.east');
    const after = (text: string) => nextOpening(closed, Date.parse(`${text}T00:00:00+08:00`));
    expect(after('2026-10-04')).toBe(Date.parse('2026-10-10T09:00:00+08:00'));
    expect(after('2026-10-11')).toBe(Date.parse('2030-10-12T09:00:00+08:00'));
  });

  it('hold for the units below, unless a nearer one has its own', () => {
    expect(opens('city.east.river', '2026-10-24')).toBe(true);
    expect(opens('city.east.river.room', '2026-10-24')).toBe(false);
    expect(opens('city.east.river.room', '2026-10-25')).toBe(true);
    // A name that begins alike is not below.
    expect(isWorkingDay(hoursWith([{ ...lounge, unit: 'cit' }]).of('city'), '2026-10-24')).toBe(false);
    expect(opens('city.eastern', '2026-10-24')).toBe(false);
  });

  it('keep the holidays and make-up days of the bureau, save for dates they have their own word for', () => {
    expect(opens('city.east', '2026-10-10')).toBe(true);
    expect(opens('city.east', '2026-10-02')).toBe(false);
    expect(opens('city.east', '2026-10-03')).toBe(true);
    expect(opens('city.east', '2026-10-17')).toBe(false);
    expect(opens(null, '2026-10-03')).toBe(false);
  });

  it('say why they are closed or open by whoever’s word it is', () => {
    const reason = (unit: string | null, date: string) =>
      closedReason(hours.of(unit), parseDate(date) ?? 0)?.code ??
      openDayKind(hours.of(unit), parseDate(date) ?? 0);
    expect([reason('city.east', '2026-10-02'), reason('city.east', '2026-10-17')]).toEqual([
      'holiday',
      'holiday',
    ]);
    expect([reason('city.east', '2026-10-10'), reason(null, '2026-10-10')]).toEqual([
      'special-hours',
      'make-up-day',
    ]);
    expect([reason('city.east', '2026-10-03'), reason(null, '2026-10-03')]).toEqual([
      'special-hours',
      'holiday',
    ]);
    expect([reason('city.east', '2026-10-12'), reason(null, '2026-10-17')]).toEqual([
      'closed-weekday',
      'weekend',
    ]);
  });

  it.each([
    ['a window reversed', { ...lounge, weekly: { sat: [['12:00', '09:00']] } }, 'bad-window', 'unitHours.0.weekly.sat.0'], // prettier-ignore
    ['no such date', { ...lounge, holidays: ['2026-02-30'] }, 'bad-date', 'unitHours.0.holidays.0'],
    ['never opening', { ...lounge, weekly: {}, workdays: [] }, 'calendar-never-opens', 'unitHours.0.weekly'],
  ])('are refused with %s, naming the field', (_, unitHours, code, field) => {
    expect(compileBureauHours({ ...bureau, unitHours: [unitHours] })).toMatchObject({
      code,
      fields: [field],
    });
  });

  it('are refused twice for one unit', () => {
    expect(compileBureauHours({ ...bureau, unitHours: [lounge, lounge] })).toMatchObject({
      code: 'duplicate-unit',
      fields: ['unitHours.1.unit'],
      details: { unit: 'city.east' },
    });
  });

  it('are refused with the bureau’s own part', () => {
    expect(compileBureauHours({ ...bureau, timeZone: 'Asia/Nowhere' })).toMatchObject({
      code: 'unknown-zone',
    });
  });

  it('open on the last of the dates that either has, when neither has a week', () => {
    const dated = (date: string) => [{ date, windows: [['09:00', '10:00']] }];
    for (const [ours, theirs] of [
      ['2026-11-24', '2029-11-24'],
      ['2029-11-24', '2026-11-24'],
    ] as const) {
      const both = hoursWith([{ ...lounge, weekly: {}, workdays: dated(theirs) }], {
        weekly: {},
        workdays: dated(ours),
      });
      const next = nextOpening(both.of('city.east'), Date.parse('2026-11-25T00:00:00Z'));
      expect(new Date(next).toISOString()).toBe('2029-11-24T01:00:00.000Z');
    }
  });
});

describe('a calendar to be published', () => {
  const now = Date.parse('2026-11-23T00:00:00Z');

  it('opens in each of the coming years', () => {
    expect(opensEveryYear(hoursWith([lounge]), now)).toBeNull();
  });

  it('opens on one day a year, the last of the 365', () => {
    const yearly = (day: number) =>
      Array.from({ length: 25 }, (_, year) => ({
        date: formatDate(dayNumber(2026, 11, 23) + day + 365 * year),
        windows: [['09:00', '09:01']],
      }));
    expect(opensEveryYear(hoursWith([], { weekly: {}, workdays: yearly(365) }), now)).toBeNull();
    expect(opensEveryYear(hoursWith([], { weekly: {}, workdays: yearly(365).slice(1) }), now)).not.toBeNull();
    expect(
      opensEveryYear(hoursWith([], { weekly: {}, workdays: yearly(365).slice(0, 24) }), now),
    ).not.toBeNull();
    expect(opensEveryYear(hoursWith([], { weekly: {}, workdays: yearly(366) }), now)).not.toBeNull();
  });

  it('is looked at soon, with hundreds of units and thousands of dates', () => {
    const holidays = Array.from({ length: 10_000 }, (_, index) =>
      formatDate(dayNumber(2026, 11, 24) + 2 * index),
    );
    const units = Array.from({ length: 500 }, (_, index) => ({ ...lounge, unit: `city.${index}` }));
    const begun = process.cpuUsage();
    expect(opensEveryYear(hoursWith(units, { holidays }), now)).toBeNull();
    const { user, system } = process.cpuUsage(begun);
    // Milliseconds; it took seconds when each unit's calendar was compiled whole.
    expect((user + system) / 1000).toBeLessThan(1500);
  });

  it.each([
    ['the bureau', hoursWith([], { weekly: {} }), 'weekly'],
    ['a unit', hoursWith([{ ...lounge, weekly: {} }]), 'unitHours.0.weekly'],
  ])('is refused when %s stops opening', (_, hours, field) => {
    expect(opensEveryYear(hours, now)).toMatchObject({ code: 'calendar-never-opens', fields: [field] });
  });
});
