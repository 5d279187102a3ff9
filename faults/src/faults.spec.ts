import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allFaults, leftToFaults } from './all-faults.ts';
import { shortPace } from './fault.ts';
import { Rehearsal } from './rehearsal.ts';

let rehearsal: Rehearsal;

beforeAll(async () => {
  rehearsal = await Rehearsal.open(shortPace, false, () => undefined);
}, 120_000);
afterAll(() => rehearsal.close(), 60_000);

/** The short form of `npm run faults`: most of its faults on the same stack, each for seconds. */
describe('nothing is lost and nothing doubled', () => {
  it.each(allFaults.filter(({ name }) => !leftToFaults.includes(name)))(
    '$name',
    async (fault) => {
      const { accepted, lost, doubled } = await rehearsal.attempt(fault);
      expect(accepted).toBeGreaterThan(shortPace.arrivals.matters);
      expect({ lost, doubled }).toEqual({ lost: [], doubled: [] });
    },
    400_000,
  );
});

it('what is left to `npm run faults` is tried there', () => {
  expect(allFaults.map(({ name }) => name)).toEqual(expect.arrayContaining([...leftToFaults]));
});
