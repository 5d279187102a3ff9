import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CalendarDefinition } from './calendar/calendar.ts';
import type { Limit } from './limit/limit.ts';
import { formatMoment } from './dates/moment.ts';
import { accepted, alwaysOpen, calendarOf, OFFICE, refusalOf } from './office.scenario.ts';
import { projectDue } from './projection/project.ts';
import { definitions, moments, workingLimits } from './projection/random-clocks.scenario.ts';
import { answerWhatIf, type WhatIfInput } from './what-if.ts';

const office = calendarOf(OFFICE);
const SEVEN_DAYS: Limit = { kind: 'working-days', days: 7, end: 'close-of-day' };

function ask(limit: Limit | null, startedAt: string, more: Partial<WhatIfInput> = {}) {
  return answerWhatIf(
    { calendar: 'cn', limit, startedAt, asOf: null, suspensions: [], ...more },
    () => office,
  );
}

const answer = (...question: Parameters<typeof ask>) => accepted(ask(...question));
const dueAt = (...question: Parameters<typeof ask>) => answer(...question).dueAt;

describe('given the what-if call, sentence by sentence', () => {
  it('“the start date is day 0; due at close of business of the N-th working day”', () => {
    expect(dueAt(SEVEN_DAYS, '2026-10-12T09:00:00+08:00')).toBe('2026-10-21T18:00:00+08:00');
    expect(dueAt({ ...SEVEN_DAYS, days: 1 }, '2026-10-12T00:00:00+08:00')).toBe('2026-10-13T18:00:00+08:00');
  });

  it('“a start on a closed day: the next working day is day 1”', () => {
    expect(dueAt({ ...SEVEN_DAYS, days: 1 }, '2026-11-21T10:00:00+08:00')).toBe('2026-11-23T18:00:00+08:00');
  });

  it('“same-time keeps the clock time and moves forward to the next opening when closed then”', () => {
    const twoDays: Limit = { kind: 'working-days', days: 2, end: 'same-time' };
    expect(dueAt(twoDays, '2026-11-19T10:20:30+08:00')).toBe('2026-11-23T10:20:30+08:00');
    expect(dueAt(twoDays, '2026-11-19T12:30:00+08:00')).toBe('2026-11-23T14:00:00+08:00');
    expect(dueAt(twoDays, '2026-11-19T07:00:00+08:00')).toBe('2026-11-23T09:00:00+08:00');
    expect(dueAt(twoDays, '2026-11-19T21:00:00+08:00')).toBe('2026-11-24T09:00:00+08:00');
  });

  it('“a budget that ends exactly at closing is due at closing; a budget of zero is due at the next moment that counts”', () => {
    expect(dueAt({ kind: 'working-time', minutes: 180 }, '2026-11-20T09:00:00+08:00')).toBe(
      '2026-11-20T12:00:00+08:00',
    );
    expect(dueAt({ kind: 'working-time', minutes: 420 }, '2026-11-20T09:00:00+08:00')).toBe(
      '2026-11-20T18:00:00+08:00',
    );
    expect(dueAt({ kind: 'working-time', minutes: 0 }, '2026-11-20T18:00:00+08:00')).toBe(
      '2026-11-23T09:00:00+08:00',
    );
  });

  it('“fractions allowed”, “moments are exact to the second”', () => {
    expect(dueAt({ kind: 'working-time', minutes: 0.5 }, '2026-11-20T11:59:45+08:00')).toBe(
      '2026-11-20T14:00:15+08:00',
    );
    expect(dueAt({ kind: 'working-time', minutes: 0.3333333 }, '2026-11-20T09:00:00+08:00')).toBe(
      '2026-11-20T09:00:20+08:00',
    );
    expect(dueAt({ kind: 'working-time', minutes: 100 / 3 }, '2026-11-20T09:00:00+08:00')).toBe(
      '2026-11-20T09:33:20+08:00',
    );
  });

  it('“working-days limits: the due day is counted without suspensions, then extended by the working time suspended”', () => {
    const suspensions = [{ from: '2026-11-11T17:30:00+08:00', to: '2026-11-12T10:00:00+08:00' }];
    expect(dueAt(SEVEN_DAYS, '2026-11-03T09:00:00+08:00', { suspensions })).toBe('2026-11-13T10:30:00+08:00');
  });

  it('“suspensions extend calendar and elapsed limits by their wall-clock length”', () => {
    const suspensions = [{ from: '2026-11-21T00:00:00+08:00', to: '2026-11-22T12:00:00+08:00' }];
    const week: Limit = { kind: 'calendar', duration: 'P1W', roll: 'none' };
    expect(dueAt(week, '2026-11-20T10:00:00+08:00', { suspensions })).toBe('2026-11-28T22:00:00+08:00');
    const threeDays: Limit = { kind: 'elapsed', duration: 'P3D' };
    expect(dueAt(threeDays, '2026-11-20T10:00:00+08:00', { suspensions })).toBe('2026-11-24T22:00:00+08:00');
  });

  it('“dueAt is null only when an open suspension begins before the limit is used up”', () => {
    const open = (from: string) => ({ suspensions: [{ from, to: null }] });
    const minutes: Limit = { kind: 'elapsed', duration: 'PT3M' };
    expect(dueAt(minutes, '2026-11-20T10:00:00+08:00', open('2026-11-20T10:02:59+08:00'))).toBeNull();
    expect(dueAt(minutes, '2026-11-20T10:00:00+08:00', open('2026-11-20T10:03:00+08:00'))).toBe(
      '2026-11-20T10:03:00+08:00',
    );
  });

  it('“a month’s end clamps”', () => {
    const month: Limit = { kind: 'calendar', duration: 'P1M', roll: 'none' };
    expect(dueAt(month, '2026-08-31T10:00:00+08:00')).toBe('2026-09-30T10:00:00+08:00');
    expect(dueAt(month, '2024-01-30T10:00:00+08:00')).toBe('2024-02-29T10:00:00+08:00');
    expect(dueAt(month, '2024-01-30T23:00:00Z', { calendar: null })).toBe('2024-02-29T23:00:00Z');
    expect(dueAt({ ...month, duration: 'P1MT2H' }, '2024-01-30T10:00:00+08:00')).toBe(
      '2024-02-29T12:00:00+08:00',
    );
    expect(dueAt({ ...month, duration: 'PT2H' }, '2024-01-30T10:00:00+08:00')).toBe(
      '2024-01-30T12:00:00+08:00',
    );
  });

  it('“roll: next-working-day” moves the end to the next working day, at the same clock time', () => {
    const rolls: Limit = { kind: 'calendar', duration: 'P15D', roll: 'next-working-day' };
    expect(dueAt(rolls, '2026-09-18T16:00:00+08:00')).toBe('2026-10-08T16:00:00+08:00');
    expect(dueAt(rolls, '2026-09-25T16:00:00+08:00')).toBe('2026-10-10T16:00:00+08:00');
    expect(dueAt({ ...rolls, roll: 'none' }, '2026-09-18T16:00:00+08:00')).toBe('2026-10-03T16:00:00+08:00');
    const held = (from: string, to: string | null) => ({ suspensions: [{ from, to }] });
    const twoDays = held('2026-09-20T00:00:00+08:00', '2026-09-22T00:00:00+08:00');
    expect(dueAt(rolls, '2026-09-18T16:00:00+08:00', twoDays)).toBe('2026-10-08T16:00:00+08:00');
    expect(
      dueAt(
        rolls,
        '2026-09-25T16:00:00+08:00',
        held('2026-09-26T00:00:00+08:00', '2026-09-27T00:00:00+08:00'),
      ),
    ).toBe('2026-10-12T16:00:00+08:00');
    expect(dueAt(rolls, '2026-09-18T16:00:00+08:00', held('2026-10-04T00:00:00+08:00', null))).toBe(
      '2026-10-08T16:00:00+08:00',
    );
    expect(dueAt(rolls, '2026-09-18T16:00:00+08:00', held('2026-10-03T15:59:59+08:00', null))).toBeNull();
  });

  it('“a local time that does not exist takes the offset before the change, one that exists twice the first”', () => {
    const day: Limit = { kind: 'calendar', duration: 'P1D', roll: 'none' };
    const calendar = alwaysOpen('America/New_York');
    expect(dueAt(day, '2026-03-07T02:30:00-05:00', { calendar })).toBe('2026-03-08T03:30:00-04:00');
    expect(dueAt(day, '2026-10-31T01:30:00-04:00', { calendar })).toBe('2026-11-01T01:30:00-04:00');
    expect(dueAt(day, '2018-11-03T00:00:00-03:00', { calendar: alwaysOpen('America/Sao_Paulo') })).toBe(
      '2018-11-04T01:00:00-02:00',
    );
    expect(dueAt(day, '2014-05-15T00:30:00+02:00', { calendar: alwaysOpen('Africa/Cairo') })).toBe(
      '2014-05-16T01:30:00+03:00',
    );
  });

  it('“hours follow real elapsed time on days of 23 or 25 hours”', () => {
    const calendar = alwaysOpen('America/New_York');
    const day: Limit = { kind: 'working-time', minutes: 1440 };
    expect(dueAt(day, '2026-03-07T12:00:00-05:00', { calendar })).toBe('2026-03-08T13:00:00-04:00');
    expect(dueAt(day, '2026-10-31T12:00:00-04:00', { calendar })).toBe('2026-11-01T11:00:00-05:00');
  });

  it('“true when a year it leans on is not announced”', () => {
    expect(answer(SEVEN_DAYS, '2026-12-28T10:00:00+08:00')).toMatchObject({
      dueAt: '2027-01-06T18:00:00+08:00',
      provisional: true,
    });
    expect(answer(SEVEN_DAYS, '2026-11-23T10:00:00+08:00').provisional).toBe(false);
  });

  it('“with the offset of the calendar’s zone; Z when there is no calendar”', () => {
    const minutes: Limit = { kind: 'elapsed', duration: 'PT3M' };
    expect(dueAt(minutes, '2026-11-20T10:00:00+02:00')).toBe('2026-11-20T16:03:00+08:00');
    expect(dueAt(minutes, '2026-11-20T10:00:00+02:00', { calendar: null })).toBe('2026-11-20T08:03:00Z');
  });

  it('“null: only measure: working time consumed until asOf (wall-clock without a calendar)”', () => {
    const asOf = '2026-11-23T10:00:00+08:00';
    expect(answer(null, '2026-11-20T17:00:00+08:00', { asOf })).toMatchObject({
      dueAt: null,
      consumedSeconds: 7200,
      state: 'running',
    });
    expect(answer(null, '2026-11-20T17:00:00+08:00', { asOf, calendar: null }).consumedSeconds).toBe(
      65 * 3600,
    );
  });

  it('“asOf: null measures up to the end of the last closed suspension (or the start); asOf before the start: consumed 0”', () => {
    const suspensions = [{ from: '2026-11-20T10:00:00+08:00', to: '2026-11-20T11:00:00+08:00' }];
    expect(answer(SEVEN_DAYS, '2026-11-20T09:00:00+08:00', { suspensions })).toMatchObject({
      consumedSeconds: 3600,
      suspendedSeconds: 3600,
    });
    expect(answer(SEVEN_DAYS, '2026-11-20T09:00:00+08:00')).toMatchObject({
      consumedSeconds: 0,
      suspendedSeconds: 0,
    });
    const early = { asOf: '2026-11-19T09:00:00+08:00' };
    expect(answer(SEVEN_DAYS, '2026-11-20T09:00:00+08:00', early)).toMatchObject({
      consumedSeconds: 0,
      state: 'running',
    });
  });

  it('“limits from zero to 20 years are accepted”', () => {
    const decades: Limit = { kind: 'calendar', duration: 'P20Y', roll: 'next-working-day' };
    expect(dueAt(decades, '2026-11-20T10:00:00+08:00')).toBe('2046-11-20T10:00:00+08:00');
    const days = answer({ ...SEVEN_DAYS, days: 5217 }, '2026-11-20T10:00:00+08:00');
    expect(days.dueAt).toBe('2046-11-20T18:00:00+08:00');
    expect(days.steps.length).toBeLessThan(300);
  });
});

describe('given the steps of an answer', () => {
  it('then their moments are written like all others', () => {
    const suspensions = [{ from: '2026-11-20T02:01:00Z', to: '2026-11-20T02:11:00Z' }];
    const elapsed = answer({ kind: 'elapsed', duration: 'PT3M' }, '2026-11-20T10:00:00+08:00', {
      suspensions,
    });
    expect(elapsed.steps[1]).toMatchObject({
      from: '2026-11-20T10:01:00+08:00',
      to: '2026-11-20T10:11:00+08:00',
    });
    const open = answer(SEVEN_DAYS, '2026-11-20T10:00:00+08:00', {
      suspensions: [{ from: '2026-11-23T02:00:00Z', to: null }],
    });
    expect(open.steps.at(-1)).toMatchObject({ code: 'suspension-open', from: '2026-11-23T10:00:00+08:00' });
    expect(open.steps[0]).not.toHaveProperty('from');
  });
});

describe('given the same question written in another zone', () => {
  it('then the answer is the same', () => {
    fc.assert(
      fc.property(
        definitions,
        workingLimits,
        moments,
        fc.constantFrom('UTC', 'Asia/Kathmandu', 'America/St_Johns'),
        (calendar, limit, start, zone) => {
          const question = { calendar, limit, asOf: null, suspensions: [] };
          const plain = answerWhatIf({ ...question, startedAt: formatMoment(start, null) }, () => office);
          expect(answerWhatIf({ ...question, startedAt: formatMoment(start, zone) }, () => office)).toEqual(
            plain,
          );
          const { dueAt: due } = accepted(
            projectDue({ calendar: calendarOf(calendar), limit, startedAt: start, suspensions: [] }),
          );
          expect(Date.parse(accepted(plain).dueAt ?? '')).toBe(due);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('given a question that cannot be answered', () => {
  const start = '2026-11-20T10:00:00+08:00';

  it.each<[string, Partial<WhatIfInput> & { limit?: Limit }, string, string]>([
    ['a start without offset', { startedAt: '2026-11-20T10:00:00' }, 'bad-moment', 'startedAt'],
    ['an asOf that is no date', { asOf: '2026-02-30T10:00:00Z' }, 'bad-moment', 'asOf'],
    [
      'a suspension from nowhere',
      { suspensions: [{ from: 'then', to: null }] },
      'bad-moment',
      'suspensions.0.from',
    ],
    [
      'a suspension to nowhere',
      { suspensions: [{ from: start, to: 'now' }] },
      'bad-moment',
      'suspensions.0.to',
    ],
    [
      'a reversed suspension',
      { suspensions: [{ from: start, to: '2026-11-20T09:00:00+08:00' }] },
      'suspension-reversed',
      'suspensions.0',
    ],
    [
      'a zone nobody knows',
      { calendar: { ...OFFICE, timeZone: 'Mars/Olympus' } },
      'unknown-zone',
      'calendar.timeZone',
    ],
    [
      'a reversed window',
      { calendar: { ...OFFICE, weekly: { mon: [['18:00', '09:00']] } } },
      'bad-window',
      'calendar.weekly.mon.0',
    ],
    ['a negative limit', { limit: { kind: 'working-time', minutes: -1 } }, 'limit-negative', 'limit.minutes'],
    ['working days without a calendar', { calendar: null }, 'calendar-required', 'calendar'],
    ['an asOf in the year 2400', { asOf: '2400-01-01T00:00:00Z' }, 'moment-out-of-range', 'asOf'],
  ])('when it has %s, then it is refused by the field', (_, change, code, field) => {
    expect(refusalOf(ask(change.limit ?? SEVEN_DAYS, start, change))).toEqual({ code, fields: [field] });
  });

  it('then the refusal says what was given, cut short', () => {
    const refusal = ask(SEVEN_DAYS, `2026${'0'.repeat(60)}`);
    expect(refusal).toMatchObject({ details: { given: `2026${'0'.repeat(36)}` } });
  });

  it('when asOf and suspensions are left out, then they are none', () => {
    const input: WhatIfInput = {
      calendar: OFFICE satisfies CalendarDefinition,
      limit: SEVEN_DAYS,
      startedAt: start,
    };
    expect(accepted(answerWhatIf(input, () => office)).dueAt).toBe('2026-12-01T18:00:00+08:00');
  });
});
