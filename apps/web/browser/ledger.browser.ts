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
  await expect(page.getByText(texts.ledger.empty)).toBeVisible();
  await expect(page.getByRole('cell', { name: '12' })).toBeVisible();
  await expect(page.getByRole('cell', { name: texts.ledger.hidden })).toBeVisible();
  expect(await findings(page)).toEqual([]);
});
