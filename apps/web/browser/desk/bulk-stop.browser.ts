import { ownCase } from '../staff.ts';
import { desk, expect, signIn, test } from './desk.ts';

const rows = 'table.cases tbody tr';

test('a bulk act is stopped while it is under way: no case more is begun, and those that were left are selected', async ({
  page,
  texts,
}) => {
  const word = `STOP${Date.now()}`;
  // So many that it is still under way when the button is pressed.
  const [batches, atOnce] = [50, 10];
  const count = batches * atOnce;
  for (let batch = 0; batch < batches; batch += 1)
    await Promise.all(Array.from({ length: atOnce }, () => ownCase(undefined, { summary: `${word} 停止` })));
  await signIn(page, desk, `/desk/cases?tab=all&q=${word}`);
  await expect(page.locator(rows)).toHaveCount(50);
  await page.getByLabel(texts.worklist.selectAll).check();
  await page.getByRole('button', { name: texts.bulk.selectMatching(String(count)) }).click();
  await page.locator('.selection').getByRole('button', { name: texts.commands.transfer }).click();
  const drawer = page.getByRole('dialog');
  await drawer
    .getByRole('combobox', { name: texts.fields.inCommand['transfer.unit'] ?? '' })
    .fill('东城分局');
  await page.getByTitle('东城分局', { exact: true }).last().click();
  await drawer.getByRole('button', { name: texts.bulk.start(texts.commands.transfer, count) }).click();
  await drawer.getByRole('button', { name: texts.bulk.stop }).click();
  await expect(drawer.getByRole('heading', { name: texts.bulk.status.stopped })).toBeVisible();
  await expect(drawer.getByRole('button', { name: texts.bulk.stop })).toHaveCount(0);
  await drawer.getByLabel(texts.bulk.show).selectOption('waiting');
  const left = await drawer.getByLabel(texts.bulk.show).locator('option:checked').innerText();
  const waiting = Number(/\((\d+)\)/.exec(left)?.[1]);
  expect(waiting).toBeGreaterThan(0);
  await page.keyboard.press('Escape');
  await expect(drawer).toHaveCount(0);
  // The case that was being done when it was stopped may be done by now.
  const stillSelected = [waiting, waiting - 1].map((each) => texts.worklist.selected(each)).join('|');
  await expect(page.locator('.selection').getByRole('status')).toHaveText(new RegExp(`^(${stillSelected})$`));
});
