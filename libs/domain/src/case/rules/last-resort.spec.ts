import { describe, expect, it } from '@jest/globals';
import { at, cityOf, type PersonGiven, type UnitGiven } from '../../aggregate/city.scenario.ts';
import { hasLastResort } from './last-resort.ts';
import { defaultPolicy } from './policy.ts';

const now = at('11-02 10:00');
const tree: UnitGiven[] = [
  ['city', 'bureau'],
  ['city.east', 'branch'],
  ['partner.jijian', 'partner'],
  ['partner.xinfang', 'partner'],
];
const petition: PersonGiven = ['xinfang-chief', 'chief', 'partner.xinfang', 'chief'];
const east: PersonGiven = ['east-chief', 'chief', 'city.east', 'chief'];
const inspector: PersonGiven = ['jijian-chief', 'chief', 'partner.jijian', 'chief'];

const held = (people: PersonGiven[], lastResort?: string[], terms = {}, units = tree) =>
  hasLastResort({ ...defaultPolicy, ...(lastResort && { lastResort }) }, cityOf(units, people, terms), now);

describe('the last resort', () => {
  it('is a post that somebody holds: by default the petition office’s chief', () => {
    expect(held([petition])).toBe(true);
    expect(held([east, inspector])).toBe(false);
  });

  it('may be whoever stands in for it', () => {
    const standIn = {
      unit: 'partner.xinfang',
      post: 'chief',
      person: 'east-chief',
      since: null,
      until: null,
    };
    expect(held([east], undefined, { standIns: [standIn] })).toBe(true);
  });

  it('lies outside both the bureau and its inspection group', () => {
    expect(held([east, petition], ['city.east#chief'])).toBe(false);
    expect(held([inspector, petition], ['partner.jijian#chief'])).toBe(false);
    expect(held([east, petition], ['city.east#chief', 'partner.xinfang#chief'])).toBe(true);
  });

  it('is nobody’s concern before there is a bureau', () => {
    expect(held([], undefined, {}, [['partner.xinfang', 'partner']])).toBe(true);
  });
});
