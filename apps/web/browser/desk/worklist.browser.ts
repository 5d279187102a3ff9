import { give, ownCase } from '../staff.ts';
import { chief, desk, expect, linjiang, officer, openFilters, signIn, test } from './desk.ts';

const rows = 'table.cases tbody tr';

/** More than a page has. */
test.beforeAll(async () => {
  for (let left = 56; left > 0; left -= 8)
    await Promise.all(Array.from({ length: 8 }, () => ownCase(undefined, { summary: 'MANY 很多' })));
});

test('each tab says how many cases its list has', async ({ page, texts }) => {
  await ownCase('accept', { summary: 'COUNT 一' });
  await signIn(page, officer, '/desk/cases?tab=mine');
  for (const tab of ['mine', 'unit', 'today', 'overdue', 'all'] as const) {
    const link = page.getByRole('navigation', { name: texts.worklist.tabs }).getByRole('link', {
      name: new RegExp(`^${texts.worklist.tab[tab]} (\\d+|1000\\+)$`),
    });
    await link.click();
    await page.waitForLoadState('networkidle');
    await expect(link).toHaveAttribute('aria-current', 'page');
    const said = /\d+\+?$/.exec((await link.innerText()).trim())?.[0];
    const shown = said === '1000+' ? 50 : Math.min(50, Number(said));
    await expect(page.locator(rows)).toHaveCount(shown);
  }
});

test('every filter and the words searched stand in the address, and the address brings them back', async ({
  page,
  texts,
}) => {
  await ownCase('submit', { summary: 'ADDRESS 井盖松动' });
  await signIn(page, chief, '/desk/cases?tab=unit');
  await page.getByLabel(texts.worklist.q).fill('井盖松动');
  await openFilters(page, texts);
  await page.getByRole('combobox', { name: texts.worklist.stage, exact: true }).selectOption('submitted');
  await page.getByRole('button', { name: texts.worklist.search, exact: true }).click();
  await expect(page.getByText('ADDRESS 井盖松动').first()).toBeVisible();
  expect(new URL(page.url()).searchParams.get('stage')).toBe('submitted');
  expect(new URL(page.url()).searchParams.get('q')).toBe('井盖松动');
  await page.reload();
  await expect(page.getByLabel(texts.worklist.q)).toHaveValue('井盖松动');
  await expect(page.getByText('ADDRESS 井盖松动').first()).toBeVisible();
});

test('what is due first stands first; by receipt the latest, and the address says so', async ({
  page,
  texts,
}) => {
  const own = await ownCase(undefined, { summary: 'ORDER 刚来的' });
  await signIn(page, chief, '/desk/cases?tab=unit');
  const first = page.locator(rows).first();
  await expect(first.locator('.due-late')).toBeVisible();
  await openFilters(page, texts);
  await page.getByLabel(texts.worklist.order).selectOption('received');
  await page.getByRole('button', { name: texts.worklist.search, exact: true }).click();
  await expect(first).toContainText(own.number);
  expect(new URL(page.url()).searchParams.get('order')).toBe('received');
  await page.reload();
  await expect(first).toContainText(own.number);
});

test('back brings the row and the place where one was', async ({ page }) => {
  await signIn(page, 'supervisor', '/desk/cases?tab=all');
  await page.locator(rows).nth(30).waitFor();
  const link = page.locator(rows).nth(30).getByRole('link');
  const number = await link.innerText();
  await link.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  expect(before).toBeGreaterThan(200);
  await link.click();
  await expect(page.getByRole('heading', { level: 1, name: number })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('link', { name: number })).toBeFocused();
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before - 150);
});

test('the next page and the one before it stand in the address', async ({ page, texts }) => {
  await signIn(page, 'supervisor', '/desk/cases?tab=all');
  const first = await page.locator(rows).first().getByRole('link').innerText();
  await page.getByRole('link', { name: texts.worklist.next }).click();
  await expect(page).toHaveURL(/cursor=/);
  await expect(page.locator(rows).first().getByRole('link')).not.toHaveText(first);
  await page.reload();
  await page.getByRole('link', { name: texts.worklist.previous }).click();
  await expect(page.locator(rows).first().getByRole('link')).toHaveText(first);
});

test('what somebody else does shows within ten seconds without a reload', async ({ page, texts }) => {
  const own = await ownCase('submit', { summary: 'LIVE 噪声扰民' });
  await signIn(page, chief, `/desk/cases?tab=unit&q=${own.number}`);
  const row = page.locator(rows).first();
  await expect(row).toContainText(texts.words.stages.submitted.name);
  await give(own, 'assign', chief, { unit: linjiang });
  await expect(row).toContainText(texts.words.stages.assigned.name, { timeout: 11_000 });
});

test('a row is acted on where it stands, and its answer is on screen', async ({ page, texts }) => {
  const own = await ownCase('submit', { summary: 'ROW 占道' });
  await signIn(page, chief, `/desk/cases?tab=unit&q=${own.number}`);
  const open = page.getByRole('button', { name: texts.acts.doFor(own.number) });
  await open.click();
  await page.getByRole('button', { name: texts.commands.assign, exact: true }).click();
  await page.getByRole('button', { name: texts.acts.confirm(texts.commands.assign) }).click();
  await expect(page.getByRole('status').filter({ hasText: own.number })).toBeVisible();
  await expect(page.locator(rows).first()).toContainText(texts.words.stages.assigned.name);
  await expect(open).toBeFocused();
});

test('what has changed since the last visit is marked', async ({ page, context, texts }) => {
  await signIn(page, desk, '/desk/cases?tab=unit');
  await page.locator(rows).first().waitFor();
  await page.close();
  const own = await ownCase(undefined, { summary: 'NEW 新来的' });
  const later = await context.newPage();
  await later.goto(`/desk/cases?tab=unit&q=${own.number}`);
  await expect(later.locator(rows).first()).toContainText(texts.worklist.isNew);
  await give(own, 'issue-receipt', desk, {});
  await later.locator(rows).first().getByRole('link').first().click();
  await expect(later.getByRole('heading', { level: 1, name: own.number })).toBeVisible();
  await later.goBack();
  await expect(later.locator(rows).first()).toContainText(own.number);
  await expect(later.locator(rows).first(), 'what was opened is new no more').not.toContainText(
    texts.worklist.isNew,
  );
});

test('an address with a broken cursor is refused in words', async ({ page }) => {
  await signIn(page, desk, '/desk/cases?tab=all&cursor=nonsense');
  await expect(page.getByRole('alert')).toBeVisible();
});
