import { give, ownCase } from '../staff.ts';
import { desk, expect, signIn, test } from './desk.ts';

test('an unowned case is taken by one click', async ({ page, texts }) => {
  // A station where no other test leaves matters: a home page shows the eight that are due first.
  const unit = 'shifan.dongcheng.hubin';
  const own = await ownCase(undefined, { summary: 'TAKE 领办', unit });
  await give(own, 'submit', 'hubin-desk', { unit });
  await give(own, 'assign', 'hubin-chief', { unit });
  await signIn(page, 'hubin-officer');
  await page.getByRole('button', { name: texts.home.takeOf(own.number) }).click();
  await expect(page.getByRole('status').filter({ hasText: own.number })).toBeVisible();
  const mine = page.locator('section', { has: page.getByRole('heading', { name: texts.home.mine }) });
  await expect(mine.getByRole('link', { name: own.number })).toBeVisible();
});

test('what is late and due today stands on top, before what waits', async ({ page, texts }) => {
  await signIn(page, desk);
  const headings = await page.getByRole('heading', { level: 2 }).allInnerTexts();
  expect(headings[0]).toContain(texts.home.late);
  expect(headings[1]).toContain(texts.home.today);
});

test('a notice leads to its case and is read by it; the count goes down', async ({ page, texts }) => {
  // Of a new matter the desk is told at once, also on a day of rest.
  const own = await ownCase(undefined, { summary: 'NOTICE 通知' });
  await signIn(page, desk, '/desk/notices');
  const link = page.getByRole('main').getByRole('link', { name: new RegExp(own.number) });
  await expect(link).toBeVisible({ timeout: 60_000 });
  const unread = page.getByRole('link', { name: new RegExp(texts.notices.unreadOnly) });
  const count = async () => Number(/\d+/.exec(await unread.innerText())?.[0] ?? 0);
  const before = await count();
  await link.click();
  await expect(page.getByRole('heading', { level: 1, name: own.number })).toBeVisible();
  await page.goBack();
  await expect.poll(count).toBeLessThan(before);
});

test('a notice is acknowledged where it stands', async ({ page, texts }) => {
  const own = await ownCase(undefined, { summary: 'ACK 知悉' });
  await signIn(page, desk, '/desk/notices?all=1');
  const line = page.getByRole('main').getByRole('listitem').filter({ hasText: own.number });
  await expect(line).toBeVisible({ timeout: 60_000 });
  await line.getByRole('button', { name: new RegExp(texts.notices.acknowledge) }).click();
  await expect(line.getByRole('button')).toHaveCount(0);
});

test('all notices that are listed are acknowledged by one click', async ({ page, texts }) => {
  const unit = 'shifan.dongcheng.hubin';
  for (const summary of ['ALL 知悉一', 'ALL 知悉二']) await ownCase(undefined, { summary, unit });
  await signIn(page, 'hubin-desk', '/desk/notices');
  const lines = page.getByRole('main').locator('.notice');
  await expect.poll(() => lines.count(), { timeout: 60_000 }).toBeGreaterThan(1);
  const count = await lines.count();
  await page.getByRole('button', { name: texts.notices.acknowledgeAll(count) }).click();
  await expect(
    page.getByRole('status').filter({ hasText: texts.notices.allAcknowledged(count) }),
  ).toBeVisible();
  await expect(lines).toHaveCount(0);
});

test('the language is changed in place, kept, and asked for in every call', async ({ page, texts }) => {
  await signIn(page, desk, '/desk/cases?tab=all');
  const asked = page.waitForRequest(
    (request) => request.url().includes('/v1/cases?') && request.headers()['accept-language'] === 'en',
  );
  await page.getByRole('button', { name: texts.frame.otherLanguageLabel }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Worklist' })).toBeVisible();
  await asked;
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Worklist' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('the end of a session is said, what was typed stays, and where to sign in again', async ({
  page,
  texts,
  context,
}) => {
  await signIn(page, desk, '/desk/cases?tab=all');
  await page.getByLabel(texts.worklist.q).fill('写到一半');
  await context.clearCookies();
  const ended = page.getByRole('alert').filter({ hasText: texts.shell.ended });
  await expect(ended.getByRole('link', { name: texts.shell.signIn })).toBeVisible({ timeout: 20_000 });
  await expect(page.getByLabel(texts.worklist.q)).toHaveValue('写到一半');
});

test('a desk that nobody touches asks on, and that keeps no session alive', async ({ page }) => {
  await page.clock.install();
  await signIn(page, desk, '/desk/cases?tab=all');
  await page.clock.runFor(25_000);
  const [asked] = await Promise.all([
    page.waitForRequest((request) => request.url().includes('changedSince')),
    page.clock.runFor(9_000),
  ]);
  expect(asked.headers()['x-fengqiao-poll']).toBe('1');
});
