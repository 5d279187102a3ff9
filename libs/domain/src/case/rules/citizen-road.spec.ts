import { describe, expect, it } from '@jest/globals';
import { partOfUnit, roadTo } from './citizen-road.ts';

describe('the road, as a citizen is told', () => {
  it('has eight stages in the order of the domain text, those before the one it is in done', () => {
    expect(roadTo('handling')).toEqual([
      { stage: 'registered', state: 'done' },
      { stage: 'submitted', state: 'done' },
      { stage: 'assigned', state: 'done' },
      { stage: 'handling', state: 'current' },
      { stage: 'replied', state: 'ahead' },
      { stage: 'followed-up', state: 'ahead' },
      { stage: 'signed-off', state: 'ahead' },
      { stage: 'closed', state: 'ahead' },
    ]);
    expect(roadTo('closed').at(-1)).toEqual({ stage: 'closed', state: 'current' });
  });

  it.each(['declined', 'withdrawn', 'merged', 'voided'] as const)('is left by an ending: %s', (stage) => {
    expect(roadTo(stage)).toEqual([]);
  });
});

it.each([
  ['registered', null, 'receiving'],
  ['submitted', null, 'deciding'],
  ['declined', null, 'receiving'],
  ['withdrawn', null, 'receiving'],
  ['assigned', 'city.east', 'assigned'],
  ['handling', 'city.east', 'handling'],
  ['replied', 'city.east', 'handling'],
  ['withdrawn', 'city.east', 'handling'],
] as const)('of a case %s the unit (%s) is %s it', (stage, handlingUnit, part) => {
  expect(partOfUnit({ stage, handlingUnit })).toBe(part);
});
