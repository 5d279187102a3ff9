import { describe, expect, it } from '@jest/globals';
import type { Limit } from '../limit/limit.ts';
import { due, EIGHT_HOURS, refusalOf, run, SEVEN_DAYS, suspended } from '../office.scenario.ts';
import { measure, projectDue } from './project.ts';

describe('given suspensions of a limit in working time', () => {
  const start = '2026-11-20T16:00';

  it('when there is none, then eight hours from Friday 16:00 end on Monday at 17:00', () => {
    expect(due(run(EIGHT_HOURS, start))).toBe('2026-11-23T17:00');
  });

  it.each([
    ['over night and weekend', '2026-11-20T17:00', '2026-11-23T10:00', '2026-11-24T10:00'],
    ['only while closed', '2026-11-20T18:00', '2026-11-23T09:00', '2026-11-23T17:00'],
    ['from the very start', '2026-11-20T16:00', '2026-11-20T17:00', '2026-11-23T18:00'],
    ['before the start into it', '2026-11-18T10:00', '2026-11-20T17:00', '2026-11-23T18:00'],
    ['ended before the start', '2026-11-18T10:00', '2026-11-20T15:59', '2026-11-23T17:00'],
    ['empty', '2026-11-20T17:00', '2026-11-20T17:00', '2026-11-23T17:00'],
    ['beginning a second before the end', '2026-11-23T16:59', '2026-11-24T09:00', '2026-11-24T09:01'],
    ['beginning exactly at the end', '2026-11-23T17:00', '2026-11-24T09:00', '2026-11-23T17:00'],
    ['after the end', '2026-11-23T17:30', '2026-11-24T09:00', '2026-11-23T17:00'],
  ])('when it is %s, from %s to %s, then it is due %s', (_, from, to, expected) => {
    expect(due(run(EIGHT_HOURS, start, suspended(from, to)))).toBe(expected);
  });

  it('when there are several in any order, touching or not, then all of them count', () => {
    const suspensions = [
      suspended('2026-11-23T10:00', '2026-11-23T11:00'),
      suspended('2026-11-20T17:00', '2026-11-20T17:30'),
      suspended('2026-11-23T09:30', '2026-11-23T10:00'),
    ];
    expect(due(run(EIGHT_HOURS, start, ...suspensions))).toBe('2026-11-24T10:00');
  });

  it('when an empty one begins with another, then they only touch', () => {
    const long = suspended('2026-11-20T17:00', '2026-11-20T17:30');
    const empty = suspended('2026-11-20T17:00', '2026-11-20T17:00');
    expect(due(run(EIGHT_HOURS, start, long, empty))).toBe('2026-11-23T17:30');
    expect(due(run(EIGHT_HOURS, start, suspended('2026-11-20T17:00', null), empty))).toBeNull();
  });

  it('when one begins only because another moved the end, then it counts too', () => {
    const suspensions = [
      suspended('2026-11-23T10:00', '2026-11-23T11:00'),
      suspended('2026-11-23T17:30', '2026-11-24T09:00'),
    ];
    expect(due(run(EIGHT_HOURS, start, ...suspensions))).toBe('2026-11-24T09:30');
  });

  it('when it is still open, then there is a due moment only if the limit is used up before', () => {
    expect(due(run(EIGHT_HOURS, start, suspended('2026-11-23T10:00', null)))).toBeNull();
    expect(due(run(EIGHT_HOURS, start, suspended('2026-11-18T10:00', null)))).toBeNull();
    expect(due(run(EIGHT_HOURS, start, suspended('2026-11-23T17:00', null)))).toBe('2026-11-23T17:00');
  });

  it('when one ends before it begins, or two overlap, then it is refused by its place', () => {
    const reversed = run(EIGHT_HOURS, start, suspended('2026-11-23T10:00', '2026-11-23T09:00'));
    expect(refusalOf(projectDue(reversed))).toEqual({
      code: 'suspension-reversed',
      fields: ['suspensions.0'],
    });
    const long = suspended('2026-11-23T09:00', '2026-11-23T11:00');
    const within = suspended('2026-11-23T10:00', '2026-11-23T10:30');
    const overlap = { code: 'suspension-overlaps', fields: ['suspensions.0'] };
    expect(refusalOf(projectDue(run(EIGHT_HOURS, start, within, long)))).toEqual(overlap);
    expect(refusalOf(measure(run(null, start, within, long), null))).toEqual(overlap);
    const open = suspended('2026-11-22T10:00', null);
    expect(refusalOf(projectDue(run(EIGHT_HOURS, start, long, open)))).toEqual(overlap);
  });
});

describe('given suspensions of a limit in working days', () => {
  it('then the due day is counted without them and extended by the working time suspended', () => {
    const clock = run(SEVEN_DAYS, '2026-11-03T09:00', suspended('2026-11-11T17:30', '2026-11-12T10:00'));
    expect(due(clock)).toBe('2026-11-13T10:30');
  });

  it('when the same clock time has moved on to an opening, then closed hours suspended leave it there', () => {
    const limit: Limit = { kind: 'working-days', days: 1, end: 'same-time' };
    expect(due(run(limit, '2026-11-19T20:00'))).toBe('2026-11-23T09:00');
    expect(due(run(limit, '2026-11-19T20:00', suspended('2026-11-20T19:00', '2026-11-21T10:00')))).toBe(
      '2026-11-23T09:00',
    );
    expect(due(run(limit, '2026-11-19T20:00', suspended('2026-11-20T19:00', '2026-11-23T10:00')))).toBe(
      '2026-11-23T10:00',
    );
    expect(due(run(limit, '2026-11-19T20:00', suspended('2026-11-20T19:00', null)))).toBeNull();
  });
});
