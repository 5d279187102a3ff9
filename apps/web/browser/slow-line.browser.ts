import { entered, expect, fill, open, send, test } from './pages.ts';

/** As console.md measures: 1.6 Mbit/s, 150 ms, a processor four times slower. */
const line = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 100_000 };

/** The figures are told, not held to: what else the machine does would decide. */
test('on a slow line and a slow telephone the form is there, can be filled in and sent', async ({
  page,
  texts,
}) => {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await session.send('Network.emulateNetworkConditions', line);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const took = async () => {
    await page.goto('/submit', { waitUntil: 'commit' });
    await expect(page.getByRole('button', { name: texts.submit.send, exact: true })).toBeEnabled();
    return page.evaluate(() => {
      const [painted] = performance.getEntriesByName('first-contentful-paint');
      return { painted: painted?.startTime ?? 0, ready: performance.now() };
    });
  };
  const times = [await took(), await took(), await took()].toSorted((a, b) => a.ready - b.ready);
  const { painted, ready } = times[1] ?? { painted: 0, ready: 0 };
  process.stdout.write(`painted after ${Math.round(painted)} ms, ready after ${Math.round(ready)} ms\n`);
  expect(painted).toBeLessThan(ready);
});

test('what was chosen before a reload stays chosen while the list it was chosen from is still coming', async ({
  page,
  texts,
}) => {
  await open(page, '/submit');
  await fill(page, texts);
  let come = () => {};
  const coming = new Promise<void>((resolve) => (come = resolve));
  await page.route('**/v1/categories*', async (route) => {
    await coming;
    await route.continue();
  });
  await page.reload();
  await page.getByLabel(texts.submit.detail).fill('还没等到就写的');
  come();
  await expect(page.getByLabel(texts.submit.category)).toHaveValue('noise');
  await send(page, texts);
  await entered(page);
});
