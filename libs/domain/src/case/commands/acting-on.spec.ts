import { describe, expect, it } from '@jest/globals';
import { at, cityOf, type PersonGiven, type UnitGiven } from '../../aggregate/city.scenario.ts';
import type { CaseState } from '../case.ts';
import { defaultPolicy } from '../rules/policy.ts';
import { actingOn } from './actors.ts';

const now = at('11-02 10:00');
const tree: UnitGiven[] = [
  ['city', 'bureau'],
  ['city.east', 'branch'],
  ['city.ducha', 'division'],
  ['partner.jijian', 'partner'],
  ['partner.xinfang', 'partner'],
  ['partner.sifa', 'partner'],
];
const chiefs = ['city', 'city.east', 'partner.jijian', 'partner.xinfang', 'partner.sifa'];
const policy = { ...defaultPolicy, fallbackPost: 'partner.sifa#chief' };

/** Who acts for a post on a case about these units, while these chiefs are there. */
function acting(post: string, subjectUnits: string[] | null, there: string[]) {
  const people = there.map((unit): PersonGiven => [`${unit}-chief`, 'chief', unit, 'chief']);
  const confidentiality = subjectUnits && {
    ...{ subjectUnits, subjectPersons: [], inWords: false, receivingUnit: 'partner.jijian' },
  };
  const state = { ownerPost: post, confidentiality } as Partial<CaseState> as CaseState;
  return actingOn(state, post, { now, directory: cityOf(tree, people), policy });
}

describe('where nobody is there for a post, nor above it', () => {
  it('of an open case the policy’s fallback post acts, and the last resort never', () => {
    expect(acting('city.east#chief', null, ['partner.sifa', 'partner.xinfang'])).toMatchObject({
      ...{ person: 'partner.sifa-chief', standIn: true, fallback: true },
    });
    expect(acting('city.east#chief', null, ['partner.xinfang'])).toBeNull();
  });

  it('of a confidential one the fallback post, then the last resort', () => {
    const about = ['city.ducha'];
    expect(acting('city.east#chief', about, ['partner.sifa', 'partner.xinfang'])?.person).toBe(
      'partner.sifa-chief',
    );
    expect(acting('city.east#chief', about, ['partner.xinfang'])?.person).toBe('partner.xinfang-chief');
  });

  it('of one that is hidden from the bureau’s chief the last resort stands in that place, before the fallback post', () => {
    expect(acting('partner.jijian#chief', ['city'], chiefs)?.person).toBe('partner.jijian-chief');
    const without = chiefs.filter((unit) => unit !== 'partner.jijian');
    expect(acting('partner.jijian#chief', ['city'], without)?.person).toBe('partner.xinfang-chief');
    expect(acting('partner.jijian#chief', ['city'], ['city', 'partner.sifa'])?.person).toBe(
      'partner.sifa-chief',
    );
    expect(acting('partner.jijian#chief', ['city'], ['city'])).toBeNull();
  });
});
