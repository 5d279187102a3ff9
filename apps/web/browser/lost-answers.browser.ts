import type { Page } from '@playwright/test';
import type { Catalogue } from '../src/texts/shape.ts';
import { entered, expect, fill, keptBy, open, png, send, test } from './pages.ts';
import { give, ownCase } from './staff.ts';

/** Tried once more, and the answer lost once more. */
async function again(page: Page, { submit }: Catalogue) {
  const lost = page.waitForEvent('requestfailed');
  await page.getByRole('button', { name: submit.sendAgain }).click();
  await lost;
}

test('a 5xx and a broken line keep what was typed, and what is sent again is one case', async ({
  page,
  texts,
}) => {
  await open(page, '/submit');
  await fill(page, texts);
  await page.route('**/v1/cases', (route) => route.fulfill({ status: 503, body: 'bad gateway' }));
  await send(page, texts);
  await expect(page.getByText(texts.frame.unavailable)).toBeVisible();
  await expect(page.getByLabel(texts.submit.summary)).toHaveValue('WEB 楼下施工');
  await page.unroute('**/v1/cases');
  // It arrives, and the answer does not.
  let first = '';
  await page.route('**/v1/cases', async (route) => {
    first = (await (await route.fetch()).json()).number;
    await route.abort();
  });
  await again(page, texts);
  await expect(page.getByText(texts.submit.unknown)).toBeVisible();
  await page.unroute('**/v1/cases');
  await page.getByRole('button', { name: texts.submit.sendAgain }).click();
  expect((await entered(page)).number).toBe(first);
});

test('a double tap is one case', async ({ page, texts }) => {
  await open(page, '/submit');
  await fill(page, texts);
  let sent = 0;
  await page.route('**/v1/cases', async (route) => {
    sent += 1;
    await route.continue();
  });
  await page.getByRole('button', { name: texts.submit.send, exact: true }).dblclick();
  await entered(page);
  expect(sent).toBe(1);
});

/** It arrives, and the answer does not; what was answered is told to `hear`. */
async function loseAnswers(page: Page, hear: (answer: { number: string; queryCode: string }) => void) {
  await page.route('**/v1/cases', async (route) => {
    const answer = await route.fetch();
    if (answer.ok()) hear(await answer.json());
    await route.abort();
  });
}

test('after a lost answer and a reload it is the same matter, with its photo', async ({ page, texts }) => {
  await open(page, '/submit');
  await fill(page, texts, { summary: 'LOST 一句话' });
  const files = page.getByLabel(texts.submit.filesAdd).first();
  await files.setInputFiles([{ name: 'lost.png', mimeType: 'image/png', buffer: png }]);
  await expect(page.getByText(texts.submit.filesDone)).toBeVisible();
  const answered: { number: string; queryCode: string }[] = [];
  await loseAnswers(page, (answer) => answered.push(answer));
  await send(page, texts);
  await expect(page.getByText(texts.submit.unknown)).toBeVisible();
  expect(answered).toHaveLength(1);
  const [first] = answered;
  expect(await keptBy(page)).not.toContain(first?.queryCode);
  await page.unroute('**/v1/cases');
  await page.reload();
  await expect(page.getByText(texts.submit.unknown)).toBeVisible();
  await page.getByRole('button', { name: texts.submit.sendAgain }).first().click();
  expect(await entered(page)).toEqual({ number: first?.number, code: first?.queryCode });
  await expect(page.getByText(texts.submit.earlier)).toBeHidden();
  expect(await keptBy(page)).not.toMatch(/LOST|fengqiao\.submission/);
  await page.getByRole('button', { name: texts.end.written }).click();
  await expect(page.getByText('lost.png').first()).toBeVisible();
});

test('what is changed after a lost answer is not a second matter: it is said what arrived, and the text stays', async ({
  page,
  texts,
}) => {
  await open(page, '/submit');
  await fill(page, texts, { detail: 'FIRST 先前的' });
  const answered: { number: string; queryCode: string }[] = [];
  await loseAnswers(page, (answer) => answered.push(answer));
  await send(page, texts);
  await expect(page.getByText(texts.submit.unknown)).toBeVisible();
  await page.getByLabel(texts.submit.detail).fill('SECOND 改过的');
  await again(page, texts);
  await page.unroute('**/v1/cases');
  await page.reload();
  await page.getByLabel(texts.submit.detail).fill('THIRD 又改过的');
  await page.getByRole('button', { name: texts.submit.sendAgain }).first().click();
  await expect(page.getByText(texts.submit.earlier)).toBeVisible();
  expect((await entered(page)).number).toBe(answered[0]?.number);
  expect(answered).toHaveLength(1);
  await page.getByRole('button', { name: texts.end.written }).click();
  await expect(page.getByText('FIRST 先前的')).toBeVisible();
  await page.getByRole('link', { name: texts.frame.submit, exact: true }).click();
  await expect(page.getByLabel(texts.submit.detail)).toHaveValue('THIRD 又改过的');
  await expect(page.getByRole('button', { name: texts.submit.send, exact: true })).toBeEnabled();
});

test('what is changed after a sending that never arrived is what is entered', async ({ page, texts }) => {
  await open(page, '/submit');
  await fill(page, texts, { detail: 'FIRST 没有到的' });
  await page.route('**/v1/cases', (route) => route.abort());
  await send(page, texts);
  await expect(page.getByText(texts.submit.unknown)).toBeVisible();
  await page.unroute('**/v1/cases');
  await page.getByLabel(texts.submit.detail).fill('SECOND 改过的');
  await page.getByRole('button', { name: texts.submit.sendAgain }).click();
  await entered(page);
  await expect(page.getByText(texts.submit.earlier)).toBeHidden();
  await page.getByRole('button', { name: texts.end.written }).click();
  await expect(page.getByText('SECOND 改过的')).toBeVisible();
});

test('a number without its code is shown without a code, with what to do instead', async ({
  page,
  texts,
}) => {
  await page.route('**/v1/cases', async (route) => {
    const answer = await route.fetch();
    const { queryCode: _, ...body } = await answer.json();
    await route.fulfill({ response: answer, json: body });
  });
  await open(page, '/submit');
  await fill(page, texts);
  await send(page, texts);
  await expect(page.getByRole('heading', { level: 1, name: texts.end.numberAlone })).toBeVisible();
  await expect(page.getByText(texts.end.noCode)).toBeVisible();
  await expect(page.locator('.ticket dd')).toHaveCount(1);
  await expect(page.getByRole('button', { name: texts.end.copyNumber, exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: texts.end.written })).toBeHidden();
});

test('a claim whose answer was lost gives the same code after a reload', async ({ page, texts }) => {
  const own = await ownCase('accept');
  const { receipt } = await give(own, 'issue-receipt', 'linjiang-desk', {});
  const claim = async () => {
    await page.getByLabel(texts.receipt.number).fill(own.number);
    await page.getByLabel(texts.receipt.claim).fill(receipt.claim);
    await page.getByRole('button', { name: texts.receipt.do }).click();
  };
  await open(page, '/receipt');
  let code = '';
  await page.route('**/claim', async (route) => {
    code = (await (await route.fetch()).json()).queryCode;
    await route.abort();
  });
  await claim();
  await expect(page.getByText(texts.frame.noAnswer)).toBeVisible();
  expect(await keptBy(page)).not.toContain(code);
  await page.unroute('**/claim');
  await page.reload();
  await claim();
  expect((await entered(page)).code).toBe(code);
});
