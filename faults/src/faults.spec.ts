import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allFaults, leftToFaults } from './injection/all-faults.ts';
import { shortPace } from './injection/fault.ts';
import { FaultRun } from './runs/fault-run.ts';

let faultRun: FaultRun;

beforeAll(async () => {
  faultRun = await FaultRun.open(shortPace, false, () => undefined);
}, 120_000);
afterAll(() => faultRun.close(), 60_000);

/** The short form of `npm run faults`: some of its faults on the same stack, each for seconds. */
describe('nothing is lost and nothing doubled', () => {
  it.each(allFaults.filter(({ name }) => !leftToFaults.includes(name)))(
    '$name',
    async (fault) => {
      const { accepted, lost, doubled } = await faultRun.attempt(fault);
      expect(accepted).toBeGreaterThan(shortPace.arrivals.matters);
      expect({ lost, doubled }).toEqual({ lost: [], doubled: [] });
    },
    400_000,
  );
});

it('four are tried here, the others by `.ci/run`', () => {
  expect(allFaults.length - leftToFaults.length).toBe(4);
});
