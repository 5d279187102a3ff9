import { expect, it } from '@jest/globals';
import { disturbedIngest } from './disturbed-ingest.ts';

/** The short form of `npm run faults:ingest`. */
it('scoring, NATS and PostgreSQL killed at random while events are taken in: the same facts, byte for byte', async () => {
  const { different, kills } = await disturbedIngest({
    events: 600,
    leastKills: 2,
    everyMs: 500,
    say: () => undefined,
  });
  expect(different).toEqual([]);
  expect(Object.values(kills).reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(2);
}, 300_000);
