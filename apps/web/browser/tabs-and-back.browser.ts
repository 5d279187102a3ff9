import { entered, expect, fill, open, send, test, track } from './pages.ts';

test('two tabs are two matters, each with its own text', async ({ page, texts, context }) => {
  const other = await context.newPage();
  await open(page, '/submit');
  await open(other, '/submit');
  await fill(page, texts, { summary: 'FIRST 一' });
  await fill(other, texts, { summary: 'SECOND 二' });
  await other.reload();
  await expect(other.getByLabel(texts.submit.summary)).toHaveValue('SECOND 二');
  await send(page, texts);
  const first = await entered(page);
  await send(other, texts);
  const second = await entered(other);
  expect(first.number).not.toBe(second.number);
});

test('the back button brings the text back, and never a code', async ({ page, texts }) => {
  await open(page, '/submit');
  await fill(page, texts, { summary: 'BACK 一句话' });
  await page.getByRole('link', { name: texts.frame.track, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: texts.track.title })).toBeVisible();
  await page.goBack();
  await expect(page.getByLabel(texts.submit.summary)).toHaveValue('BACK 一句话');
  await send(page, texts);
  const { number, code } = await entered(page);
  await page.getByRole('button', { name: texts.end.written }).click();
  await expect(page.getByRole('heading', { level: 1, name: number })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: texts.submit.title })).toBeVisible();
  await expect(page.locator('body')).not.toContainText(code);
  await page.goForward();
  await expect(page.getByLabel(texts.track.number)).toHaveValue('');
  await expect(page.locator('body')).not.toContainText(code);
  await track(page, texts, number, code);
  await expect(page.getByText(number)).toBeVisible();
});

test('who goes back before the matter has come sees the form, and no page keeps the code', async ({
  page,
  texts,
}) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/assets\/track\.page/, async (route) => {
    await held;
    await route.continue();
  });
  await open(page, '/submit');
  await fill(page, texts, { summary: 'QUICK 一句话' });
  await send(page, texts);
  const { code } = await entered(page);
  await page.getByRole('button', { name: texts.end.written }).click();
  await expect(page).toHaveURL(/\/track$/);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: texts.submit.title })).toBeVisible();
  await expect(page.locator('body')).not.toContainText(code);
  release();
  await page.goForward();
  await expect(page.getByLabel(texts.track.number)).toHaveValue('');
  await expect(page.locator('body')).not.toContainText(code);
});
