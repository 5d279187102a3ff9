import { describe, expect, it } from '@jest/globals';
import { at } from '../aggregate/city.scenario.ts';
import { cityWith, directory } from '../case/given-case.scenario.ts';
import type { PostHolding } from './directory.ts';
import { endedAt } from './directory-change.ts';
import { absence, seat, standIn, unseat } from './seating.ts';

const now = at('11-20 10:00');
const river = { unit: 'city.east.river', post: 'chief' };
const before: PostHolding = { ...river, person: 'river-chief', since: null, until: null };
const code = (outcome: object) => ('code' in outcome ? outcome.code : 'done');

describe('seating', () => {
  it('a new chief closes the holding before at the same moment', () => {
    const since = at('12-01 09:00');
    expect(seat([before], { ...river, person: 'river-officer' }, since, now)).toEqual({
      closed: [{ ...before, until: since }],
      opened: { ...river, person: 'river-officer', since, until: null },
    });
  });

  it('a second deputy leaves the first where he or she is', () => {
    const deputy = { ...river, post: 'deputy' };
    const held = [{ ...deputy, person: 'river-desk', since: null, until: null }];
    expect(seat(held, { ...deputy, person: 'river-officer' }, null, now)).toMatchObject({
      closed: [],
      opened: { since: now },
    });
  });

  const planned = { ...river, person: 'east-officer', since: at('12-01 09:00'), until: null };
  it.each<[string, PostHolding[], string, number | null, string]>([
    ['a moment ago', [before], 'river-officer', now - 1, 'backdated'],
    ['who holds it', [before], 'river-chief', null, 'already-held'],
    [
      'before one who is planned',
      [{ ...before, until: planned.since }, planned],
      'river-officer',
      null,
      'post-taken',
    ],
  ])('is refused: %s', (_, held, person, since, expected) => {
    expect(code(seat(held, { ...river, person }, since, now))).toBe(expected);
  });

  it('ended, stays on record with its end; one only planned comes to nothing', () => {
    expect(unseat([before], 'river-chief', null, now)).toEqual({ ...before, until: now });
    expect(unseat([planned], 'east-officer', null, now)).toEqual({ ...planned, until: planned.since });
    expect(code(unseat([before], 'east-officer', null, now))).toBe('not-held');
    expect(code(unseat([before], 'river-chief', now - 1, now))).toBe('backdated');
  });
});

describe('standing in', () => {
  const officer = { ...river, person: 'river-officer' };
  const until = at('11-30 09:00');
  const city = cityWith({ standIns: [{ ...officer, since: at('11-23 09:00'), until }] });

  it('begins now unless a later moment is named', () => {
    expect(standIn(directory, officer, { since: null, until }, now)).toEqual({
      ...officer,
      since: now,
      until,
    });
  });

  it.each([
    ['from a moment ago', officer, { since: now - 1, until: null }, 'backdated'],
    ['up to its beginning', officer, { since: until, until }, 'period-reversed'],
    ['of the holder for himself or herself', before, { since: null, until: null }, 'already-held'],
    ['beside another', officer, { since: at('11-29 09:00'), until: null }, 'stand-in-overlaps'],
    ['right after another', officer, { since: until, until: null }, 'done'],
    ['up to another', officer, { since: null, until: at('11-23 09:00') }, 'done'],
  ])('%s', (_, wanted, term, expected) => {
    const { unit, post, person } = wanted;
    expect(code(standIn(city, { unit, post, person }, term, now))).toBe(expected);
  });
});

describe('being away', () => {
  it('twice at once is refused, also until further notice', () => {
    const city = cityWith({ absences: [{ person: 'river-chief', since: now, until: null }] });
    expect(code(absence(city, 'river-chief', { since: at('12-24 09:00'), until: null }, now))).toBe(
      'absence-overlaps',
    );
    expect(code(absence(city, 'river-desk', { since: null, until: null }, now))).toBe('done');
  });

  it('ends when somebody says so, once', () => {
    const away = { person: 'river-chief', since: at('11-16 09:00'), until: null };
    expect(endedAt(away, now)).toEqual({ ...away, until: now });
    expect(code(endedAt({ ...away, until: now }, now))).toBe('already-ended');
  });
});
