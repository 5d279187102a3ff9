import { expect, it } from '@jest/globals';
import { at } from '../../aggregate/city.scenario.ts';
import type { Terms } from '../../directory/directory.ts';
import { codeOf, worldAt } from '../given-dispute.scenario.ts';
import { unfitMembers } from './joint-members.ts';

const river = 'city.east.river';
const members = ['partner.justice', 'partner.petition'];
const code = (who: string, units: string[] = members, station = river, terms: Terms = {}) =>
  codeOf(unfitMembers(station, units, worldAt('11-20 17:00', who, terms)));

it('the station’s chief makes partner units members of its joint mediation, or the administrator does', () => {
  expect([code('river-chief'), code('river-chief', [])]).toEqual([null, null]);
  const world = worldAt('11-20 17:00', 'analyst');
  const admin = { ...world, reader: { ...world.reader, roles: ['admin' as const] } };
  expect(unfitMembers(river, members, admin)).toBeNull();
});

it('while the chief is away, whoever stands in does', () => {
  const standIn = {
    unit: river,
    post: 'chief',
    person: 'river-officer',
    since: at('11-16 00:00'),
    until: null,
  };
  expect(code('river-officer', members, river, { standIns: [standIn] })).toBeNull();
  expect(code('river-chief', members, river, { standIns: [standIn] })).toBe('forbidden');
});

it.each<[string, string | null]>([
  ['river-officer', 'forbidden'],
  ['lake-chief', 'forbidden'],
  ['east-chief', 'forbidden'],
  ['justice-member', 'forbidden'],
])('nobody else: %s', (who, expected) => {
  expect(code(who)).toBe(expected);
});

it('only partner units, and only of a station', () => {
  expect(code('river-chief', ['partner.justice', 'partner.nobody'])).toBe('unknown-unit');
  expect(code('river-chief', ['city.east.lake'])).toBe('unknown-unit');
  expect(code('river-chief', members, 'city.east')).toBe('not-found');
  expect(code('river-chief', members, 'city.nowhere')).toBe('not-found');
});
