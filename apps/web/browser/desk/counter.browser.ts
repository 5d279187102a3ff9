import { readFileSync } from 'node:fs';
import { ownCase } from '../staff.ts';
import { choose, desk, expect, linjiang, officer, signIn, test } from './desk.ts';

test('registration at the counter: the number, and a receipt to print that bears a claim and no code', async ({
  page,
  texts,
}) => {
  await signIn(page, desk, '/desk/register');
  const { names } = texts.fields;
  await page.getByRole('radio', { name: texts.words.ledgers.claim.name }).check();
  await choose(page, names['category'] ?? '', '噪声扰民');
  await page.getByLabel(names['summary'] ?? '').fill('COUNTER 装修噪声');
  await page.getByLabel(names['detail'] ?? '').fill('周末早上六点开始');
  await page
    .getByLabel(names['name'] ?? '')
    .first()
    .fill('王某');
  await page.getByRole('button', { name: texts.registration.send, exact: true }).click();
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toContainText('SQ-');
  await page.getByRole('button', { name: texts.commands['issue-receipt'] }).click();
  await expect(page.locator('.receipt-claim')).not.toBeEmpty();
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain(
    await page.locator('.receipt-claim').innerText(),
  );
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: texts.acts.receiptPrint })).toBeHidden();
  await expect(page.locator('.receipt-claim')).toBeVisible();
});

test('what is missing at the counter is named, and the field has the focus; a reload keeps the form', async ({
  page,
  texts,
}) => {
  await signIn(page, desk, '/desk/register');
  const summary = page.getByLabel(texts.fields.names['summary'] ?? '');
  await summary.fill('KEPT 半张表');
  await page.getByRole('radio', { name: texts.words.ledgers.claim.name }).check();
  await page.getByRole('button', { name: texts.registration.send, exact: true }).click();
  await expect(page.locator('.error').first()).toBeVisible();
  await expect(page.getByRole('combobox', { name: texts.fields.names['category'] ?? '' })).toBeFocused();
  await page.reload();
  await expect(summary).toHaveValue('KEPT 半张表');
});

test('solved on the spot: one form, and the chief signs it off afterwards', async ({ page, texts }) => {
  await signIn(page, officer, '/desk/register?solved=1');
  const { names } = texts.fields;
  await expect(page.getByText(texts.guidance.chooseFirst)).toBeVisible();
  await page.getByRole('radio', { name: texts.words.ledgers.claim.name }).check();
  await choose(page, names['category'] ?? '', '噪声扰民');
  await page.getByLabel(names['summary'] ?? '').fill('SPOT 音响');
  await page.getByLabel(names['detail'] ?? '').fill('广场音响过大');
  await page.getByLabel(names['anonymous'] ?? '').check();
  const result = page.getByLabel(texts.fields.inCommand['handle-at-once.result'] ?? '');
  await page.locator('.reply-guidance').getByRole('button', { name: texts.guidance.put }).first().click();
  await expect(result).not.toBeEmpty();
  await result.fill('');
  await page.getByRole('button', { name: texts.registration.sendSolved, exact: true }).click();
  await expect(page.locator('.error').first()).toBeVisible();
  await result.fill('已当场调低');
  await expect(page.locator('.field', { has: result }).locator('.error')).toHaveCount(0);
  await page.getByLabel(texts.fields.evidenceText).fill('现场记录');
  await page.getByRole('button', { name: texts.registration.sendSolved, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('SQ-');
  await page.getByRole('link', { name: texts.registration.open }).click();
  await expect(page.locator('.matter-head')).toContainText(texts.words.stages.replied.name);
});

test('the case file on paper: who printed it and when, no menu, everything open; a complaint has no reporter', async ({
  page,
  texts,
}, info) => {
  const own = await ownCase('reply', { summary: 'PAPER 案卷' });
  await signIn(page, desk, `/desk/cases/${own.id}`);
  await page.evaluate(() => {
    window.print = () => {
      document.documentElement.dataset['open'] = String(
        document.querySelectorAll('.matter details:not([open])').length -
          document.querySelectorAll('.no-print details:not([open])').length,
      );
    };
  });
  await page.getByRole('button', { name: texts.matter.print }).click();
  await expect(page.locator('html')).toHaveAttribute('data-open', '0');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(page.getByText(/临江所综合指挥室 于 .* 打印/)).toBeVisible();
  await expect(page.getByText('Reporter Zhang')).toBeVisible();
  const path = info.outputPath('case.pdf');
  await page.pdf({ path });
  expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-');

  const complaint = await ownCase(undefined, {
    summary: 'PAPER 投诉',
    ledger: 'complaint',
    category: 'window-conduct',
  });
  await page.emulateMedia({ media: 'screen' });
  // The desk that has received it knows the reporter.
  await signIn(page, 'bureau-desk', `/desk/cases/${complaint.id}`);
  await expect(page.getByText('Reporter Zhang')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('Reporter Zhang')).toBeHidden();
});

test('a usual answer is kept and put into the next reply', async ({ page, texts }) => {
  const own = await ownCase('accept', { summary: 'TEMPLATE 一' });
  await signIn(page, officer, `/desk/cases/${own.id}`);
  await page.getByRole('button', { name: texts.commands.reply, exact: true }).click();
  const result = page.getByLabel(texts.fields.names['result'] ?? '', { exact: true });
  await result.fill('经核查，已责令停工整改。');
  await page.getByText(texts.templates.title(0)).click();
  await page.getByLabel(texts.templates.name).fill('停工整改');
  await page.getByRole('button', { name: texts.templates.keep }).click();
  const other = await ownCase('accept', { summary: 'TEMPLATE 二', unit: linjiang });
  await page.goto(`/desk/cases/${other.id}`);
  await page.getByRole('button', { name: texts.commands.reply, exact: true }).click();
  await page.getByText(texts.templates.title(1)).click();
  await page.getByRole('button', { name: '停工整改', exact: true }).click();
  await expect(result).toHaveValue('经核查，已责令停工整改。');
});
