import { expect, it } from '@jest/globals';
import { differing } from './differing.ts';

it('tells what is missing and what is there too often, each as often as it is', () => {
  expect(differing(['a', 'b', 'b', 'c', 'c'], ['b', 'a', 'a', 'd', 'c'])).toEqual({
    missing: ['b', 'c'],
    surplus: ['a', 'd'],
  });
});

it('finds nothing where only the order differs', () => {
  expect(differing(['a', 'b', 'b'], ['b', 'a', 'b'])).toEqual({ missing: [], surplus: [] });
});
