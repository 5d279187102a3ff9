import type { Page } from '@playwright/test';
import type { DeskCatalogue } from '../../src/texts/desk-catalogue.ts';
import { findings } from '../pages.ts';
import { give, ownCase, type Own } from '../staff.ts';
import { chief, desk, expect, linjiang, openFilters, settled, sideways, signIn, test } from './desk.ts';

const rows = 'table.cases tbody tr';
const words = (word: string) => `${word}${Date.now()}${Math.random().toString(36).slice(2, 6)}`;

/** The list of what has these words in its summary, all of the page ticked: also where it has no head to tick. */
async function tickAll(page: Page, texts: DeskCatalogue, count: number): Promise<void> {
  await expect(page.locator(rows)).toHaveCount(count);
  await page.locator(rows).first().getByRole('checkbox').check();
  if (count > 1)
    await page.locator('.selection').getByRole('button', { name: texts.worklist.selectAll }).click();
}

/** One of many in the drawer's form; the list behind it has fields of the same names. */
async function chooseIn(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('dialog').getByRole('combobox', { name: label }).fill(option);
  await page.getByTitle(option, { exact: true }).last().click();
}

const act = (page: Page, name: string) =>
  page.locator('.selection').getByRole('button', { name, exact: true });

test('a selection is acted on as a whole: what cannot be is said before, each has its result, what failed stays', async ({
  page,
  texts,
  locale,
}, info) => {
  const word = words('BULK');
  const ready = await ownCase('submit', { summary: `${word} 批量` });
  const late = await ownCase('submit', { summary: `${word} 批量` });
  const not = await ownCase(undefined, { summary: `${word} 批量` });
  await signIn(page, chief, `/desk/cases?tab=all&q=${word}`);
  await tickAll(page, texts, 3);
  await act(page, texts.commands.assign).click();
  const drawer = page.getByRole('dialog');
  await expect(
    drawer.getByRole('heading', { name: texts.bulk.title(texts.commands.assign, '3') }),
  ).toBeVisible();
  await expect(drawer).toContainText(texts.bulk.cap(5000));
  await expect(drawer.getByRole('status').first()).toContainText(texts.bulk.allowed(2, 3));
  await drawer.getByText('stage-forbids').click();
  await expect(drawer.getByText(not.number)).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.screenshot({ path: info.outputPath('preview.png') });
  await give(late, 'assign', chief, { unit: linjiang });
  await chooseIn(page, texts.fields.names['unit'] ?? '', locale === 'en' ? 'Linjiang Station' : '临江派出所');
  await drawer.getByRole('button', { name: texts.bulk.start(texts.commands.assign, 1) }).click();
  await expect(drawer.getByRole('heading', { name: texts.bulk.status.finished })).toBeVisible();
  const result = (own: Own) => drawer.getByRole('listitem').filter({ hasText: own.number });
  await expect(result(ready)).toContainText(texts.bulk.result.done);
  await expect(result(late)).toContainText('stage-forbids');
  await drawer.getByLabel(texts.bulk.show).selectOption('refused');
  await expect(result(ready)).toHaveCount(0);
  expect(await findings(page)).toEqual([]);
  await page.screenshot({ path: info.outputPath('results.png') });
  await page.keyboard.press('Escape');
  await expect(page.getByLabel(texts.worklist.select(ready.number))).not.toBeChecked();
  await expect(page.getByLabel(texts.worklist.select(late.number))).toBeChecked();
  await expect(page.getByLabel(texts.worklist.select(not.number))).toBeChecked();
});

test('all that match are selected beyond the page, the act goes on when the page is left, and is found again', async ({
  page,
  texts,
  locale,
}, info) => {
  const word = words('MANY');
  const count = 52;
  for (let n = 0; n < count; n += 1) await ownCase(undefined, { summary: `${word} 很多` });
  await signIn(page, desk, `/desk/cases?tab=all&q=${word}`);
  await tickAll(page, texts, 50);
  await page.getByRole('button', { name: texts.bulk.selectMatching(String(count)) }).click();
  await expect(page.getByText(texts.bulk.allMatching(String(count)))).toBeVisible();
  await settled(page, texts.shell.loading);
  expect(await sideways(page)).toBeLessThanOrEqual(0);
  await page.screenshot({ path: info.outputPath('all-selected.png') });
  await act(page, texts.commands.transfer).click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByRole('status').first()).toContainText(texts.bulk.allowed(count, count));
  await chooseIn(
    page,
    texts.fields.inCommand['transfer.unit'] ?? '',
    locale === 'en' ? 'Dongcheng Branch' : '东城分局',
  );
  await drawer.getByRole('button', { name: texts.bulk.start(texts.commands.transfer, count) }).click();
  await expect(drawer.getByRole('progressbar')).toBeVisible();
  await page.screenshot({ path: info.outputPath('progress.png') });
  await page.reload();
  await openFilters(page, texts);
  await page.getByRole('button', { name: texts.bulk.mine }).click();
  const line = page.getByRole('dialog').getByRole('listitem').first();
  await expect(line).toContainText(
    texts.bulk.progress({ total: count, done: count, refused: 0, waiting: 0 }),
  );
  await page.screenshot({ path: info.outputPath('mine.png') });
  await line.getByRole('button', { name: texts.bulk.title(texts.commands.transfer, String(count)) }).click();
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(50);
  await page.getByRole('button', { name: texts.bulk.more }).click();
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(count);
  expect(await findings(page)).toEqual([]);
});

test('what can be taken back is, where nobody has changed it since; what was not done is selected again', async ({
  page,
  texts,
}, info) => {
  const word = words('UNDO');
  const one = await ownCase('accept', { summary: `${word} 撤销` });
  const other = await ownCase('accept', { summary: `${word} 撤销` });
  await signIn(page, chief, `/desk/cases?tab=all&q=${word}`);
  await tickAll(page, texts, 2);
  await act(page, texts.commands['change-handler']).click();
  const drawer = page.getByRole('dialog');
  await chooseIn(page, texts.fields.names['handler'] ?? '', '临江所社区警务队民警乙');
  await drawer.getByRole('button', { name: texts.bulk.start(texts.commands['change-handler'], 2) }).click();
  const undo = drawer.getByRole('button', { name: texts.bulk.undo(2) });
  await undo.waitFor();
  await page.screenshot({ path: info.outputPath('done.png') });
  await give(other, 'change-handler', chief, { handler: 'linjiang-desk' });
  await undo.click();
  await expect(drawer.getByRole('listitem').filter({ hasText: one.number })).toContainText(
    texts.bulk.result.done,
  );
  await expect(drawer.getByRole('listitem').filter({ hasText: other.number })).toContainText('changed-since');
  await expect(drawer.getByRole('button', { name: texts.bulk.undo(1) })).toHaveCount(0);
  expect(await findings(page)).toEqual([]);
  await page.screenshot({ path: info.outputPath('undone.png') });
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: texts.worklist.clear }).click();
  await openFilters(page, texts);
  await page.getByRole('button', { name: texts.bulk.mine }).click();
  await page
    .getByRole('button', { name: texts.bulk.title(texts.bulk.undoOf(texts.commands['change-handler']), '2') })
    .first()
    .click();
  await page.getByRole('button', { name: texts.bulk.selectLeft(1) }).click();
  await expect(page.getByLabel(texts.worklist.select(other.number))).toBeChecked();
  await expect(page.getByLabel(texts.worklist.select(one.number))).not.toBeChecked();
});

test('before several become one, what becomes of the due moments is said; nothing selected is nothing offered', async ({
  page,
  texts,
}, info) => {
  const word = words('MERGE');
  const into = await ownCase(undefined, { summary: `${word} 并案` });
  await ownCase(undefined, { summary: `${word} 并案` });
  await signIn(page, desk, `/desk/cases?tab=all&q=${word}`);
  await expect(page.locator(rows)).toHaveCount(2);
  await expect(page.locator('.selection')).toHaveCount(0);
  await tickAll(page, texts, 2);
  await act(page, texts.commands.merge).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('button', { name: texts.bulk.start(texts.commands.merge, 2) }).click();
  await expect(drawer.getByText(texts.frame.required)).toBeVisible();
  await drawer.getByLabel(texts.fields.names['into'] ?? '').fill(into.number);
  await expect(drawer.getByRole('status').first()).toContainText(texts.bulk.allowed(1, 2));
  await expect(drawer.getByText('merge-ring')).toBeVisible();
  await expect(drawer.getByRole('table', { name: texts.duplicates.preview })).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.screenshot({ path: info.outputPath('merge.png') });
});
