import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Browser } from '../scenario/browser.scenario.ts';
import { Door } from '../scenario/gateway.scenario.ts';

let narrow: Door;
beforeAll(async () => {
  narrow = await Door.open({ config: { rates: { byAddress: 40, bySession: 20, mostAtOnce: 3 } } });
}, 60_000);
afterAll(() => narrow.close());

const statuses = async (browser: Browser, count: number, path = '/v1/cases') =>
  Promise.all(
    Array.from(
      { length: count },
      async () => (await browser.call('GET', `${narrow.url}/api/intake${path}`)).status,
    ),
  );
const oneByOne = async (browser: Browser, count: number) => {
  const seen = [];
  for (let i = 0; i < count; i += 1) seen.push(...(await statuses(browser, 1)));
  return seen;
};

it('limits are counted for a session by itself, and for an address that nobody is signed in at', async () => {
  const browser = await narrow.signedIn();
  expect((await oneByOne(browser, 8)).filter((status) => status === 200)).toHaveLength(5);
  const answer = await browser.call('GET', `${narrow.url}/api/intake/v1/cases`);
  expect([answer.status, Number(answer.headers.get('retry-after'))]).toEqual([429, 3]);
  expect((await oneByOne(new Browser(), 12)).filter((status) => status === 200).length).toBeLessThan(10);
});

it('limits are set to what is under way at once', async () => {
  const other = await narrow.signedIn().catch(() => null);
  const answers = await statuses(other ?? new Browser(), 5, '/v1/never');
  expect(answers.filter((status) => status === 429).length).toBeGreaterThanOrEqual(2);
});
