import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { at, calendarOf, office } from '../office.scenario.ts';
import { definitions, moments } from '../projection/random-clocks.scenario.ts';
import { daysAndTimeBetween } from './days-and-time.ts';
import { workingSecondsBetween } from './working-days.ts';

const hour = 3_600;
const seconds = fc.integer({ min: 0, max: 20 * 86_400 });

// Open 09:00 to 12:00 and 14:00 to 18:00.
describe('given office hours', () => {
  it.each([
    ['2026-11-20T15:00', '2026-11-23T18:00', 1, 3 * hour, 'the rest of Friday, and Monday'],
    ['2026-11-20T18:00', '2026-11-23T18:00', 1, 0, 'after close: Monday alone'],
    ['2026-11-21T10:00', '2026-11-23T18:00', 1, 0, 'on Saturday: Monday alone'],
    ['2026-11-20T08:00', '2026-11-23T18:00', 2, 0, 'before it opens: both whole'],
    ['2026-11-20T09:00', '2026-11-20T18:00', 0, 7 * hour, 'within one date it is time'],
    ['2026-11-20T17:00', '2026-11-24T10:00', 1, 2 * hour, 'the last date is begun only'],
    ['2026-11-20T11:00', '2026-11-24T17:00', 2, 4 * hour, 'what is cut off two dates makes a day and more'],
    ['2026-09-30T17:30', '2026-10-10T18:00', 3, 0.5 * hour, 'over a holiday, with a make-up Saturday'],
    ['2026-11-20T10:00', '2026-11-20T10:00', 0, 0, 'nothing'],
  ])('from %s to %s it is %i days and %i seconds: %s', (from, to, days, seconds) => {
    expect(daysAndTimeBetween(office, at(from), at(to))).toEqual({ days, seconds });
  });

  it('then days of seven hours and what is over make up the working time between any two moments', () => {
    const moment = fc.integer({ min: at('2026-01-01T00:00') / 1000, max: at('2026-11-30T00:00') / 1000 });
    fc.assert(
      fc.property(moment, seconds, (from, span) => {
        const between = [office, from * 1000, (from + span) * 1000] as const;
        const said = daysAndTimeBetween(...between);
        expect(said.days * 7 * hour + said.seconds).toBe(workingSecondsBetween(...between));
      }),
    );
  });
});

describe('given any calendar, daylight saving included', () => {
  it('then it never grows while time goes on', () => {
    fc.assert(
      fc.property(definitions, moments, seconds, seconds, (definition, from, a, b) => {
        const calendar = calendarOf(definition);
        const [sooner, later] = [Math.min(a, b), Math.max(a, b)];
        const to = from + later * 1000;
        const before = daysAndTimeBetween(calendar, from, to);
        const after = daysAndTimeBetween(calendar, from + sooner * 1000, to);
        expect(after.days).toBeLessThanOrEqual(before.days);
        if (after.days === before.days) expect(after.seconds).toBeLessThanOrEqual(before.seconds);
      }),
    );
  });
});
