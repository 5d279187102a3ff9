import type { Page } from '@playwright/test';
import { entered, expect, fill, open, send, test } from './pages.ts';

const session = (page: Page) => page.evaluate(async () => (await fetch('/session')).json());
const signOut = (page: Page) =>
  page.evaluate(async () => {
    const answer = await fetch('/sign-out', { method: 'POST', headers: { 'X-Requested-With': 'fengqiao' } });
    return answer.status;
  });

test('anybody of the sample signs in, and the desk’s page knows who it is', async ({ page }) => {
  await page.goto('/sign-in?login_hint=linjiang-desk&return=/desk');
  await page.waitForURL('**/desk');
  expect((await session(page)).person).toMatchObject({ id: 'linjiang-desk' });
});

test('a cookie stolen before is worth nothing after its owner has signed out', async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  await page.goto('/sign-in?login_hint=linjiang-desk&return=/');
  await page.waitForURL(`${baseURL}/`);
  const stolen = await context.cookies();
  const thief = await browser.newContext({ ...(baseURL && { baseURL }) });
  await thief.addCookies(stolen);
  const lair = await thief.newPage();
  await lair.goto('/');
  expect((await session(lair)).person).toMatchObject({ id: 'linjiang-desk' });
  expect(await signOut(page)).toBeLessThan(400);
  expect((await session(lair)).person).toBeNull();
  await thief.close();
});

test('a page kept open over the end of the session keeps what was typed, and it can still be sent', async ({
  page,
  context,
  texts,
}) => {
  await page.goto('/sign-in?login_hint=linjiang-officer-a&return=/submit');
  await page.waitForURL('**/submit');
  await page.waitForLoadState('networkidle');
  await fill(page, texts, { summary: 'OVER 一句话' });
  const other = await context.newPage();
  await open(other, '/');
  expect(await signOut(other)).toBeLessThan(400);
  await expect(page.getByLabel(texts.submit.summary)).toHaveValue('OVER 一句话');
  await send(page, texts);
  expect((await entered(page)).code).toMatch(/^[A-Z0-9]{10}$/);
});

test('somebody signed in raises a matter as any citizen does, and gets a code', async ({ page, texts }) => {
  await page.goto('/sign-in?login_hint=linjiang-officer-a&return=/submit');
  await page.waitForURL('**/submit');
  await page.waitForLoadState('networkidle');
  await fill(page, texts);
  await send(page, texts);
  expect((await entered(page)).code).toMatch(/^[A-Z0-9]{10}$/);
});
