import { ownCase, standIn } from '../staff.ts';
import { chief, expect, linjiang, officer, signIn, test } from './desk.ts';

const rows = 'table.cases tbody tr';

test('a chief decides one after the other: the next one opens', async ({ page, texts }) => {
  const first = await ownCase('follow-up', { summary: 'DECIDE 一' });
  const second = await ownCase('follow-up', { summary: 'DECIDE 二' });
  await signIn(page, chief, '/desk/decisions');
  for (const own of [first, second])
    await expect(page.getByRole('button', { name: texts.decisions.reviewOf(own.number) })).toBeVisible();
  await page.getByRole('button', { name: texts.decisions.reviewOf(first.number) }).click();
  await expect(page.getByRole('dialog')).toContainText('已到现场劝止');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: texts.commands['sign-off'], exact: true })
    .click();
  await page.getByRole('button', { name: texts.acts.confirm(texts.commands['sign-off']) }).click();
  await expect(page.getByRole('dialog')).not.toContainText(first.number);
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(page.getByRole('button', { name: texts.decisions.reviewOf(first.number) })).toHaveCount(0);
});

test('what happens if a chief does nothing is said, and when; sending back asks a reason', async ({
  page,
  texts,
}) => {
  const own = await ownCase('follow-up', { summary: 'BACK 退回' });
  await signIn(page, chief, '/desk/decisions');
  const line = page.getByRole('listitem').filter({ hasText: own.number });
  await expect(line).toContainText('不办');
  await line.getByRole('button').click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: texts.commands['send-back'], exact: true })
    .click();
  await page.getByRole('button', { name: texts.acts.confirm(texts.commands['send-back']) }).click();
  await expect(page.getByRole('dialog').getByText(texts.frame.required)).toBeVisible();
  await expect(page.getByLabel(texts.fields.names['reason'] ?? '')).toBeFocused();
});

test('whoever stands in for a chief is told so wherever he or she acts', async ({ page, texts }) => {
  const own = await ownCase('submit', { summary: 'STAND 代行' });
  const end = await standIn(linjiang, 'dongcheng-deputy');
  try {
    await signIn(page, 'dongcheng-deputy', `/desk/cases/${own.id}`);
    const note = page.getByText(texts.matter.asStandIn('临江派出所'));
    await expect(note.first()).toBeVisible();
    await page.getByRole('button', { name: texts.commands.assign, exact: true }).click();
    await expect(page.getByRole('dialog').getByText(texts.matter.asStandIn('临江派出所'))).toBeVisible();
  } finally {
    await end();
  }
});

test('single keys: help, rows, select, act, open; not in fields, not while composing, and off when wanted', async ({
  page,
  texts,
}) => {
  await ownCase('accept', { summary: 'KEYS 按键' });
  await signIn(page, officer, '/desk/cases?tab=mine');
  const links = page.locator('[data-case]');
  await links.first().waitFor();
  await page.keyboard.press('j');
  await expect(links.first()).toBeFocused();
  await page.keyboard.press('j');
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press('k');
  await page.keyboard.press('x');
  await expect(page.locator(rows).first().getByRole('checkbox')).toBeChecked();
  await page.keyboard.press('e');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: texts.keys.title });
  await expect(help).toBeVisible();
  await page.keyboard.press('Escape');
  // In a field a letter is a letter, and what an input method composes is nobody's command.
  const words = page.getByLabel(texts.worklist.q);
  await words.click();
  await page.keyboard.press('j');
  await expect(words).toHaveValue('j');
  await words.evaluate((field) => (field as HTMLElement).blur());
  await page.evaluate(() => {
    const init = { key: '?', bubbles: true, isComposing: true };
    document.body.dispatchEvent(new KeyboardEvent('keydown', init));
  });
  await expect(help).toBeHidden();
  await page.keyboard.press('Control+j');
  await expect(page.locator('tbody :focus')).toHaveCount(0);
  await page.getByRole('button', { name: texts.shell.keys }).click();
  await page.getByLabel(texts.keys.on).uncheck();
  await page.getByRole('button', { name: texts.keys.close }).click();
  await page.keyboard.press('?');
  await expect(help).toBeHidden();
});
