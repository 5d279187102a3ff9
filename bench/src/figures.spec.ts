import { expect, it } from '@jest/globals';
import { unmeasured } from './figures.ts';

it('a figure that is no number is found wherever it stands', () => {
  const figures = { rate: 3, p99: Number.NaN, rounds: [{ seconds: 1 }, { seconds: Infinity }], none: null };
  expect(unmeasured(figures, 'relay')).toEqual(['relay.p99', 'relay.rounds.1.seconds']);
});
