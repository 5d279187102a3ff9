import { describe, expect, it } from '@jest/globals';
import { at } from '../../aggregate/city.scenario.ts';
import { cityWith } from '../../case/given-case.scenario.ts';
import { noticeRequestsOfClosing, type ClosingChange } from './closing-changes.ts';

const when = at('11-18 10:00');
const leave = { since: at('11-16 09:00'), until: at('11-23 09:00') };
const told = (news: ClosingChange, by: string | null = null, terms: Parameters<typeof cityWith>[0] = {}) =>
  noticeRequestsOfClosing(news, by, cityWith(terms), when).map(({ person, seat, passedUpFrom, items }) => [
    person,
    seat,
    ...(passedUpFrom === null ? [] : [`for ${passedUpFrom}`]),
    ...(items === 1 ? [] : [items]),
  ]);

const chiefs = [
  ['city-chief', 'city#chief'],
  // For the lake's vacant post too, and told once.
  ['east-chief', 'city.east#chief'],
  ['river-chief', 'city.east.river#chief'],
  ['north-chief', 'city.north#chief'],
  ['traffic-chief', 'city.traffic#chief'],
  ['ducha-chief', 'city.ducha#chief'],
];
const supervisor = ['supervisor', 'city.ducha#supervisor'];
const objection = { objection: 'objection-1', unit: 'city.east.river' };
const decided = {
  type: 'decided',
  ...objection,
  filedBy: 'river-desk',
  decision: 'exclude',
  toUnit: null,
} as const;

describe('figures that are provisional, frozen or corrected', () => {
  it.each<ClosingChange>([
    { type: 'made-provisional' },
    { type: 'frozen' },
    { type: 'revised', revision: 2 },
  ])('are told the chief of every unit that is scored, and the supervisors: $type', (news) => {
    expect(told(news)).toEqual([...chiefs, supervisor]);
  });

  it('are not told to whoever corrected them', () => {
    expect(told({ type: 'revised', revision: 2 }, 'supervisor')).toEqual(chiefs);
  });
});

describe('an objection', () => {
  it('is told to the supervisors, who decide', () => {
    expect(told({ type: 'objected-to', ...objection }, 'river-desk')).toEqual([supervisor]);
  });

  it('that is decided is told to who objected and the chief of the unit', () => {
    expect(told(decided, 'supervisor')).toEqual([
      ['river-desk', 'city.east.river#desk'],
      ['river-chief', 'city.east.river#chief'],
    ]);
  });

  it('that is decided by moving is told where it is counted from now on, to the chief above while the post is vacant', () => {
    const moved = { ...decided, filedBy: 'river-chief', decision: 'move', toUnit: 'city.east.lake' };
    expect(told(moved, 'supervisor')).toEqual([
      ['river-chief', 'city.east.river#chief'],
      ['east-chief', 'city.east#chief', 'for city.east.lake#chief'],
    ]);
  });

  it('is told to whoever stands in', () => {
    const standIns = [{ unit: 'city.east.river', post: 'chief', person: 'river-officer', ...leave }];
    expect(told(decided, null, { standIns })).toEqual([
      ['river-desk', 'city.east.river#desk'],
      ['river-officer', 'city.east.river#chief'],
    ]);
  });

  it('by somebody the directory does not know is told to the chief', () => {
    expect(told({ ...decided, filedBy: 'nobody' })).toEqual([['river-chief', 'city.east.river#chief']]);
  });
});

it('what is left undecided is told to the supervisors and the chief of the bureau, with its number', () => {
  expect(told({ type: 'left-undecided', objections: 3 })).toEqual([
    [...supervisor, 3],
    ['city-chief', 'city#chief', 3],
  ]);
});
