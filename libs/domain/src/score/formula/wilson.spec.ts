import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wilson } from './wilson.ts';

it.each([
  // Published tables: 5 of 5 leaves 56.55 % open below, 0 of 5 43.45 % above; 9 of 10 and 15 of 45 by hand.
  [5, 5, 0.5655, 1],
  [0, 5, 0, 0.4345],
  [9, 10, 0.5958, 0.9821],
  [15, 45, 0.2136, 0.4793],
])('%i of %i is between %f and %f', (met, total, low, high) => {
  const interval = wilson(met, total)!;
  expect(interval.low).toBeCloseTo(low, 3);
  expect(interval.high).toBeCloseTo(high, 3);
});

it('nothing counted says nothing', () => expect(wilson(0, 0)).toBeNull());

it('holds the share, stays between 0 and 1, and narrows with the sample', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_000 }), fc.nat(5_000), (total, some) => {
      const met = some % (total + 1);
      const { low, high } = wilson(met, total)!;
      const narrower = wilson(met * 10, total * 10)!;
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(met / total + 1e-12);
      expect(high).toBeGreaterThanOrEqual(met / total - 1e-12);
      expect(narrower.high - narrower.low).toBeLessThanOrEqual(high - low + 1e-12);
    }),
  );
});
