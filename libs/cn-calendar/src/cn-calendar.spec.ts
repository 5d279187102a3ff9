import { describe, expect, it } from '@jest/globals';
import { compileCalendar } from '@fengqiao/domain/clock/calendar/calendar';
import type { ClockRun, Suspension } from '@fengqiao/domain/clock/projection/clock-run';
import { formatMoment } from '@fengqiao/domain/clock/dates/moment';
import { momentAtShare, projectDue } from '@fengqiao/domain/clock/projection/project';
import { isWorkingDay, workingSecondsBetween } from '@fengqiao/domain/clock/calendar/working-days';
import { isRefusal } from '@fengqiao/domain/refusal';
import chineseDays from 'chinese-days';
import { cnCalendarDefinition } from './cn-calendar.ts';

const DAY = 86_400_000;
const compiled = compileCalendar(cnCalendarDefinition());
if (isRefusal(compiled)) throw new Error(compiled.code);
const calendar = compiled;

const at = (local: string) => Date.parse(`${local}:00+08:00`);

function due(days: number, startedAt: string, ...suspensions: Suspension[]): string {
  const run: ClockRun = {
    calendar,
    limit: { kind: 'working-days', days, end: 'close-of-day' },
    startedAt: at(startedAt),
    suspensions,
  };
  const projection = projectDue(run);
  if (isRefusal(projection) || projection.dueAt === null) throw new Error('no due moment');
  return formatMoment(projection.dueAt, 'Asia/Shanghai').slice(0, 16);
}

describe('given the bureau’s calendar', () => {
  it('then it agrees with the package on every day of 2007–2026', () => {
    const otherwise: string[] = [];
    for (let day = Date.UTC(2007, 0, 1); day < Date.UTC(2027, 0, 1); day += DAY) {
      const date = new Date(day).toISOString().slice(0, 10);
      if (isWorkingDay(calendar, date) !== chineseDays.isWorkday(date)) otherwise.push(date);
    }
    expect(otherwise).toEqual([]);
  });

  it('then it is what was announced for 2026', () => {
    const { holidays, workdays } = cnCalendarDefinition();
    const isWeekday = (date: string) => ![0, 6].includes(new Date(date).getUTCDay());
    expect(
      holidays.filter((date) => date.startsWith('2026') && isWeekday(date)).map((date) => date.slice(5)),
    ).toEqual([
      ...[
        '01-01',
        '01-02',
        '02-16',
        '02-17',
        '02-18',
        '02-19',
        '02-20',
        '02-23',
        '04-06',
        '05-01',
        '05-04',
        '05-05',
      ],
      ...['06-19', '09-25', '10-01', '10-02', '10-05', '10-06', '10-07'],
    ]);
    expect(workdays.filter(({ date }) => date.startsWith('2026')).map(({ date }) => date.slice(5))).toEqual([
      ...['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
    ]);
  });

  it('then it knows the years the package has data for, and no other', () => {
    const { knownYears } = cnCalendarDefinition();
    expect(knownYears).toEqual(Array.from({ length: 23 }, (_, index) => 2004 + index));
    const run: ClockRun = {
      calendar,
      limit: { kind: 'working-time', minutes: 600 },
      startedAt: at('2026-12-31T15:00'),
      suspensions: [],
    };
    expect(projectDue(run)).toEqual({ dueAt: at('2027-01-01T18:00') + 0, provisional: true });
  });

  it('then a make-up day has office hours', () => {
    expect(workingSecondsBetween(calendar, at('2026-10-10T00:00'), at('2026-10-11T00:00'))).toBe(7 * 3600);
  });
});

/* The limits worked out by hand in the samples' README (assign: 1 working day; complete: 7). */
describe('given the sample ledger', () => {
  it.each([
    ['A-009', '2026-11-13T22:05', '2026-11-16T18:00'],
    ['A-017', '2026-11-18T16:45', '2026-11-19T18:00'],
    ['A-022', '2026-11-19T16:50', '2026-11-20T18:00'],
    ['A-026', '2026-10-10T10:30', '2026-10-12T18:00'],
  ])('%s received %s is to be assigned by %s', (_, receivedAt, limit) => {
    expect(due(1, receivedAt)).toBe(limit);
  });

  it.each([
    ['A-004', '2026-11-10T09:00', '2026-11-19T18:00'],
    ['A-010', '2026-11-03T09:00', '2026-11-12T18:00'],
    ['A-011', '2026-11-05T16:00', '2026-11-16T18:00'],
    ['A-019', '2026-11-06T10:00', '2026-11-17T18:00'],
    ['A-021', '2026-11-10T10:00', '2026-11-19T18:00'],
    ['A-026', '2026-10-12T09:00', '2026-10-21T18:00'],
  ])('%s assigned %s is to be completed by %s', (_, assignedAt, limit) => {
    expect(due(7, assignedAt)).toBe(limit);
  });

  it('A-010 stood still for 1.5 working hours and is due at 10:30 the day after', () => {
    const stoodStill = { from: at('2026-11-11T17:30'), to: at('2026-11-12T10:00') };
    expect(due(7, '2026-11-03T09:00', stoodStill)).toBe('2026-11-13T10:30');
  });

  it('A-022 is past its warning at the reference moment, and A-024 is not', () => {
    const warning = (receivedAt: string) =>
      momentAtShare(
        {
          calendar,
          limit: { kind: 'working-days', days: 1, end: 'close-of-day' },
          startedAt: at(receivedAt),
          suspensions: [],
        },
        0.8,
      );
    expect(warning('2026-11-19T16:50')).toBeLessThan(at('2026-11-20T17:00'));
    expect(warning('2026-11-20T09:40')).toBeGreaterThan(at('2026-11-20T17:00'));
  });
});
