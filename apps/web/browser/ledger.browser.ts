import { expect, findings, open, test } from './pages.ts';
import { ownCase } from './staff.ts';

test('the public record is searched; what was found can be sent as an address', async ({ page, texts }) => {
  const own = await ownCase('close');
  await open(page, '/ledger');
  await page.getByLabel(texts.ledger.q).fill('夜间施工噪声');
  await page.getByLabel(texts.ledger.ledger, { exact: true }).selectOption('claim');
  await page.getByRole('button', { name: texts.ledger.search }).click();
  await expect(page.getByText('SUMMARY 夜间施工噪声已劝止').first()).toBeVisible();
  await expect(page.getByText(own.number)).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText('Reporter Zhang');
  expect(await findings(page)).toEqual([]);
  await page.reload();
  await expect(page.getByLabel(texts.ledger.q)).toHaveValue('夜间施工噪声');
  await expect(page.getByText(own.number)).toBeVisible();
});

test('a mistyped address says so, and shows the whole record when asked', async ({ page, texts }) => {
  const own = await ownCase('close');
  for (const query of [
    'ledger=clam',
    'quarter=2026',
    'unit=shifan.dongchemg',
    'unit=SHIFAN',
    'quarter=0000-Q1',
  ]) {
    await open(page, `/ledger?${query}`);
    await expect(page.getByText(texts.ledger.wrongAddress)).toBeVisible();
    expect(await findings(page)).toEqual([]);
    await page.getByRole('button', { name: texts.ledger.showAll }).click();
    await expect(page.getByText(own.number)).toBeVisible();
    await expect(page.getByText(texts.ledger.wrongAddress)).toBeHidden();
    expect(new URL(page.url()).search).toBe('');
  }
});

test('what is not there is said, and a number that is not shown is not read as nothing', async ({
  page,
  texts,
}) => {
  await page.route('**/v1/public/ledger*', async (route) => {
    const answer = await route.fetch();
    const body = await answer.json();
    const names = { unitNameZh: '示范市公安局', unitNameEn: 'Shifan Bureau' };
    const totals = [{ unit: 'shifan', ...names, ledger: 'complaint', received: 12, closed: null }];
    await route.fulfill({
      response: answer,
      json: { ...body, items: [], next: null, totalsOf: '2026-Q3', totals },
    });
  });
  await open(page, '/ledger');
  // Nobody looked for anything: there is nothing at all.
  await expect(page.getByText(texts.ledger.nothingYet)).toBeVisible();
  await page.getByLabel(texts.ledger.q).fill('天涯海角');
  await page.getByRole('button', { name: texts.ledger.search }).click();
  await expect(page.getByText(texts.ledger.empty)).toBeVisible();
  await expect(page.getByRole('cell', { name: '12' })).toBeVisible();
  await expect(page.getByRole('cell', { name: texts.ledger.hidden })).toBeVisible();
  expect(await findings(page)).toEqual([]);
});
