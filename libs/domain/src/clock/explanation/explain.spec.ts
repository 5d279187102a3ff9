import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Calendar } from '../calendar/calendar.ts';
import type { ClockRun } from '../projection/clock-run.ts';
import type { Step } from './explain-step.ts';
import { explain } from './explain.ts';
import { days, run } from './explained.scenario.ts';
import { accepted, alwaysOpen, at, calendarOf, refusalOf } from '../office.scenario.ts';
import { measure, projectDue } from '../projection/project.ts';
import {
  definitions,
  moments,
  suspensionsFrom,
  workingLimits,
} from '../projection/random-clocks.scenario.ts';
import { isWorkingDay } from '../calendar/working-days.ts';

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

describe('given explanations that grow long', () => {
  const always = calendarOf({ ...alwaysOpen('Asia/Shanghai'), knownYears: [2026] });
  const codes = (count: number) =>
    accepted(
      explain(
        { calendar: always, limit: days(count), startedAt: at('2026-11-20T10:00'), suspensions: [] },
        null,
      ),
    );

  it('then up to 240 dates are told one by one, and of more the first and last 120', () => {
    expect(codes(239)).toHaveLength(240);
    expect(codes(239).some(({ code }) => code === 'summed-up')).toBe(false);
    const steps = codes(300);
    expect(steps).toHaveLength(241);
    expect(steps[120]).toMatchObject({
      date: '2027-03-20',
      through: '2027-05-19',
      counts: true,
      days: 61,
      countedSeconds: 61 * 86_400,
      provisional: true,
    });
    expect(steps[121]).toMatchObject({ date: '2027-05-20', code: 'working-day' });
    expect(steps.at(-1)).toMatchObject({
      date: '2027-09-16',
      why: 'working day 300 of 300; 2027 is not announced, weekends assumed',
    });
  });

  it('when what is summed up was made up for or never counted, then no more days count than the limit has', () => {
    const held = { from: at('2026-11-24T00:00'), to: at('2027-11-24T00:00') };
    const steps = accepted(
      explain(
        { calendar: always, limit: days(10), startedAt: at('2026-11-20T10:00'), suspensions: [held] },
        null,
      ),
    );
    const summed = steps.filter(({ code }) => code === 'summed-up');
    expect(
      summed.map(({ counts, days: counted, suspendedSeconds }) => [counts, counted, suspendedSeconds]),
    ).toEqual([[false, 0, 136 * 86_400]]);
    expect(summed[0]?.why).toMatch(/^0 of these 136 days counted; 3264 h suspended; 2027 is not announced/);
  });

  it('when only time is measured, then the days summed up are those it was open', () => {
    const steps = accepted(explain(run(null, '2026-01-05T10:00'), at('2026-12-31T12:00')));
    const [summed] = steps.filter(({ code }) => code === 'summed-up');
    expect(summed).toMatchObject({
      date: '2026-05-05',
      through: '2026-09-02',
      days: 87,
      countedSeconds: 87 * 7 * 3600,
    });
  });

  it('when there are hundreds of suspensions, then those between are summed up', () => {
    const hour = 3_600_000;
    const suspensions = Array.from({ length: 300 }, (_, index) => ({
      from: at('2026-11-20T10:00') + index * hour,
      to: at('2026-11-20T10:00') + index * hour + 60_000,
    }));
    const clock: ClockRun = {
      ...run({ kind: 'elapsed', duration: 'PT300H' }, '2026-11-20T09:00'),
      suspensions,
    };
    const steps = accepted(explain(clock, null));
    expect(steps).toHaveLength(241);
    expect(steps[120]).toEqual({
      date: '2026-11-25',
      through: '2026-11-27',
      counts: false,
      code: 'summed-up',
      why: '62 more steps like these',
      whyZh: '其间另有62项，从略',
      countedSeconds: 0,
      suspendedSeconds: 62 * 60,
    });
    expect(accepted(explain({ ...clock, suspensions: suspensions.slice(0, 238) }, null))).toHaveLength(240);
    expect(accepted(explain({ ...clock, suspensions: suspensions.slice(0, 239) }, null))).toHaveLength(241);
  });
});

describe('given a run that cannot be', () => {
  it('then a run that is refused is refused here too', () => {
    expect(
      refusalOf(explain(run({ kind: 'working-time', minutes: -1 }, '2026-11-20T10:00'), null))?.code,
    ).toBe('limit-negative');
  });
});
