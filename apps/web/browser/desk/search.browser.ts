import { findings } from '../pages.ts';
import { ownCase } from '../staff.ts';
import { chief, expect, linjiang, officer, settled, sideways, signIn, test } from './desk.ts';

const rows = 'table.cases tbody tr';

test('a search is built line by line, says how many it finds, and stands in the address', async ({
  page,
  texts,
}, info) => {
  const one = await ownCase('submit', { summary: 'BUILT 井盖松动' });
  await ownCase(undefined, { summary: 'BUILT 路灯不亮' });
  await signIn(page, chief, '/desk/cases?tab=all');
  await page.getByRole('button', { name: texts.find.open }).click();
  const builder = page.getByRole('dialog');
  await builder.getByRole('button', { name: texts.find.addLine }).click();
  await builder.getByLabel(texts.find.field, { exact: true }).selectOption('words');
  await builder.getByLabel(texts.find.fields.words).fill('BUILT');
  await builder.getByRole('button', { name: texts.find.addLine }).click();
  await builder.getByLabel(texts.find.field, { exact: true }).nth(1).selectOption('stage');
  await builder.getByLabel(texts.find.isOrNot).nth(1).selectOption('not');
  await builder.getByLabel(texts.find.fields.stage, { exact: true }).click();
  await page.getByTitle(texts.words.stages.registered.name).click();
  await page.keyboard.press('Escape');
  await expect(builder.getByRole('status')).toHaveText(/\d/);
  expect(await findings(page)).toEqual([]);
  await page.screenshot({ path: info.outputPath('builder.png') });
  await builder.getByRole('button', { name: texts.find.use, exact: true }).click();
  await expect(page.locator(rows).filter({ hasText: one.number })).toBeVisible();
  await expect(page.locator(rows).filter({ hasText: '路灯不亮' })).toHaveCount(0);
  expect(JSON.parse(new URL(page.url()).searchParams.get('where') ?? '')).toEqual({
    all: [{ words: 'BUILT' }, { not: { stage: ['registered'] } }],
  });
  await page.reload();
  await expect(page.getByRole('button', { name: texts.find.openWith(2) })).toBeVisible();
  await expect(page.locator(rows).filter({ hasText: one.number })).toBeVisible();
});

test('a condition somebody else wrote and the builder has no line for is refused in words, or replaced', async ({
  page,
  texts,
}) => {
  await signIn(page, chief, `/desk/cases?tab=all&where=${encodeURIComponent('{"evil":1}')}`);
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByRole('button', { name: texts.find.openWith(1) }).click();
  await expect(page.getByText(texts.find.notOurs)).toBeVisible();
});

test('columns are chosen and sorted by, and the address keeps both', async ({ page, texts, isMobile }) => {
  await signIn(page, chief, `/desk/cases?tab=all&unit=${linjiang}`);
  await page.getByText(texts.find.columns, { exact: true }).click();
  await page.getByLabel(texts.worklist.columns.channel).check();
  await expect(page).toHaveURL(/columns=stage%2Cdue%2Cwho%2Creceived%2Cchannel/);
  const channels = new RegExp(Object.values(texts.matter.channels).join('|'));
  await expect(page.locator(rows).first()).toContainText(channels);
  // On a telephone rows are cards without a head; there the order is chosen in the bar.
  if (isMobile || (page.viewportSize()?.width ?? 0) < 768) return;
  await page.keyboard.press('Escape');
  const head = page.getByRole('columnheader', { name: texts.worklist.columns.matter });
  await head.getByRole('link').click();
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  await expect
    .poll(async () => {
      const numbers = await page.locator(`${rows} th a`).allInnerTexts();
      return numbers.every((number, i) => i === 0 || (numbers[i - 1] ?? '') < number);
    })
    .toBe(true);
  await head.getByRole('link').click();
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  await expect(page).toHaveURL(/order=number&backwards=true/);
});

test('a search is counted by what one likes, and a number leads to its list', async ({
  page,
  texts,
}, info) => {
  await ownCase('submit', { summary: 'FIGURES 占道经营' });
  await signIn(page, chief, '/desk/cases?tab=all&q=FIGURES');
  await page.getByRole('button', { name: texts.find.figures }).click();
  const figures = page.getByRole('dialog');
  const row = figures.getByRole('row').filter({ hasText: texts.words.stages.submitted.name });
  await expect(row).toBeVisible();
  await figures.getByLabel(texts.find.by).selectOption('receivedWeekday');
  await expect(figures.getByRole('rowheader').first()).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.screenshot({ path: info.outputPath('figures.png') });
  await figures.getByLabel(texts.find.by).selectOption('stage');
  const count = Number(await row.getByRole('link').innerText());
  await row.getByRole('link').click();
  await expect(page.locator(rows)).toHaveCount(count);
  await expect(page).toHaveURL(/where=/);
});

test('a search is saved as a file that has a line for each case', async ({ page }) => {
  await ownCase(undefined, { summary: 'EXPORT 噪声' });
  await signIn(page, officer, '/desk/cases?tab=unit&q=EXPORT');
  await expect(page.locator(rows).first()).toContainText('EXPORT');
  const length = await page.locator(rows).count();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CSV' }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
  const lines = Buffer.concat(chunks).toString().trim().split('\r\n');
  expect(lines).toHaveLength(length + 1);
});

test('a search is kept under a name, opened by it, shared with the unit, and forgotten', async ({
  page,
  context,
  texts,
  locale,
}, info) => {
  const name = `逾期 ${locale} ${page.viewportSize()?.width}`;
  await signIn(page, chief, '/desk/cases?tab=overdue&ledger=claim');
  await page.getByRole('button', { name: texts.find.keepView }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel(texts.find.viewName).fill(name);
  await drawer.getByLabel(texts.find.shareWith).selectOption(linjiang);
  await drawer.getByRole('button', { name: texts.find.keep, exact: true }).click();
  await expect(drawer.getByText(texts.find.kept)).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.screenshot({ path: info.outputPath('views.png') });
  await page.goto('/desk/cases?tab=all');
  await page.getByRole('navigation', { name: texts.find.views }).getByRole('link', { name }).click();
  await expect(page).toHaveURL(/ledger=claim&tab=overdue/);
  await settled(page, texts.shell.loading);
  expect(await sideways(page)).toBeLessThanOrEqual(0);

  await context.clearCookies();
  await signIn(page, officer, '/desk/cases?tab=all');
  await expect(page.getByRole('navigation', { name: texts.find.views })).toContainText(name);

  await context.clearCookies();
  await signIn(page, chief, '/desk/cases?tab=all');
  await page.getByRole('button', { name: texts.find.keepView }).click();
  await page.getByRole('button', { name: texts.find.forgetView(name) }).click();
  await expect(page.getByRole('button', { name: texts.find.forgetView(name) })).toHaveCount(0);
});
