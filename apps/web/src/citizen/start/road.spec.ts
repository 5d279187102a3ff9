import { expect, it } from '@jest/globals';
import { roadTo } from '@fengqiao/domain/case/rules/citizen-road';
import { road } from './road.ts';

it('the road that is explained is the one that every matter goes', () => {
  expect(road).toEqual(roadTo('registered').map(({ stage }) => stage));
});
