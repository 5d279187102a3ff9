import { readFile } from 'node:fs/promises';
import { give, ownCase } from '../staff.ts';
import { chief, desk, expect, officer, photo, signIn, test } from './desk.ts';

test('facts and evidence stand left, clocks right, what happened newest first', async ({ page, texts }) => {
  const own = await ownCase('accept', { summary: 'CASE 路面塌陷' });
  await signIn(page, officer, `/desk/cases/${own.id}`);
  const left = await page.getByRole('heading', { name: texts.matter.facts }).boundingBox();
  const right = await page.getByRole('heading', { name: texts.matter.clocks, exact: true }).boundingBox();
  expect(left?.x ?? 0).toBeLessThan(right?.x ?? 0);
  const lines = page
    .locator('section', { has: page.getByRole('heading', { name: texts.matter.timeline }) })
    .getByRole('listitem');
  await expect(lines.first()).toContainText(texts.events.accepted);
  await expect(lines.last()).toContainText(texts.events.registered);
  await page.getByRole('button', { name: texts.matter.oldFirst }).click();
  await expect(lines.first()).toContainText(texts.events.registered);
  await page.getByRole('radio', { name: texts.matter.kinds.clock }).check();
  await expect(lines.filter({ hasText: texts.events.accepted })).toHaveCount(0);
});

test('a clock opens its steps day by day: which days count and why the others do not', async ({
  page,
  texts,
}) => {
  const own = await ownCase('accept', { summary: 'STEPS 围挡' });
  await signIn(page, officer, `/desk/cases/${own.id}`);
  const clock = page.locator('details.clock').filter({ hasText: texts.due.clocks.complete });
  await clock.locator('summary').first().click();
  const steps = clock.getByRole('table', { name: texts.due.steps });
  await expect(steps).toContainText(texts.due.counts);
  await expect(steps).toContainText(texts.due.countsNot);
});

test('what may not be done is said with the service’s own reason', async ({ page, texts }) => {
  const own = await ownCase('accept', { summary: 'WHY 为什么' });
  await signIn(page, officer, `/desk/cases/${own.id}`);
  await expect(page.getByRole('button', { name: texts.commands['sign-off'], exact: true })).toHaveCount(0);
  await page.getByText(/暂不能办的 \d+ 项/).click();
  await expect(page.locator('.reasons div').filter({ hasText: texts.commands['sign-off'] })).toContainText(
    '环节',
  );
});

test('two officers on one case: what changed and by whom is said, and my text is kept', async ({
  page,
  texts,
}) => {
  const own = await ownCase('accept', { summary: 'STALE 两人' });
  await signIn(page, officer, `/desk/cases/${own.id}`);
  await page.getByRole('button', { name: texts.commands.reply, exact: true }).click();
  await page.getByLabel(texts.fields.names['result'] ?? '').fill('已清理');
  await page.getByLabel(texts.fields.evidenceText).fill('现场照片存档');
  await give(own, 'urge', 'dongcheng-chief', { text: '请抓紧' });
  await page.getByRole('button', { name: texts.acts.confirm(texts.commands.reply) }).click();
  const alert = page.getByRole('alert').filter({ hasText: texts.acts.stale });
  await expect(alert).toContainText(texts.events.urged);
  await expect(alert).toContainText('东城分局局长');
  await expect(page.getByLabel(texts.fields.names['result'] ?? '')).toHaveValue('已清理');
  await page.getByRole('button', { name: texts.acts.staleAgain }).click();
  await page.getByRole('button', { name: texts.acts.confirm(texts.commands.reply) }).click();
  await expect(page.locator('.matter-head')).toContainText(texts.words.stages.replied.name);
});

test('a reply says beforehand that evidence is needed, and where it is missing; a photo is taken along', async ({
  page,
  texts,
}) => {
  const own = await ownCase('accept', { summary: 'REPLY 佐证' });
  await signIn(page, officer, `/desk/cases/${own.id}`);
  await page.getByRole('button', { name: texts.commands.reply, exact: true }).click();
  await page.getByLabel(texts.fields.names['result'] ?? '').fill('已修好');
  await expect(page.getByText(texts.fields.evidenceNeeded)).toBeVisible();
  const confirm = page.getByRole('button', { name: texts.acts.confirm(texts.commands.reply) });
  await confirm.click();
  const evidence = page.getByRole('group', { name: texts.fields.names['evidence'] ?? '' });
  await expect(evidence.locator('.error')).toBeVisible();
  await page.getByLabel(texts.fields.fileChoose).setInputFiles(photo);
  await expect(evidence.getByText(texts.fields.fileDone)).toBeVisible();
  await confirm.click();
  await expect(page.locator('.matter-head')).toContainText(texts.words.stages.replied.name);
  await expect(page.getByRole('button', { name: photo.name })).toBeVisible();
});

test('a draft is kept for each case, over a reload and over the end of the session', async ({
  page,
  texts,
  context,
}) => {
  const own = await ownCase('accept', { summary: 'DRAFT 草稿' });
  await signIn(page, officer, `/desk/cases/${own.id}`);
  const open = () => page.getByRole('button', { name: texts.commands.reply, exact: true }).click();
  await open();
  await page.getByLabel(texts.fields.names['result'] ?? '').fill('写到一半');
  await page.reload();
  await open();
  await expect(page.getByLabel(texts.fields.names['result'] ?? '')).toHaveValue('写到一半');
  await page.getByLabel(texts.fields.evidenceText).fill('记录');
  await context.clearCookies();
  await page.getByRole('button', { name: texts.acts.confirm(texts.commands.reply) }).click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expect(page.getByLabel(texts.fields.names['result'] ?? '')).toHaveValue('写到一半');
});

test('a lost network in the middle of a reply: said, the text kept, one act when sent again', async ({
  page,
  texts,
}) => {
  const own = await ownCase('accept', { summary: 'LOST 断网' });
  await signIn(page, officer, `/desk/cases/${own.id}`);
  await page.getByRole('button', { name: texts.commands.reply, exact: true }).click();
  await page.getByLabel(texts.fields.names['result'] ?? '').fill('已处理');
  await page.getByLabel(texts.fields.evidenceText).fill('记录');
  // The act arrives; its answer does not.
  await page.route(
    '**/reply',
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  const confirm = page.getByRole('button', { name: texts.acts.confirm(texts.commands.reply) });
  await confirm.click();
  await expect(page.getByText(texts.frame.noAnswer)).toBeVisible();
  await confirm.click();
  await expect(page.locator('.matter-head')).toContainText(texts.words.stages.replied.name);
  await expect(page.locator('.timeline strong').getByText(texts.events.replied, { exact: true })).toHaveCount(
    1,
  );
});

test('same-handler is said at the field it is about', async ({ page, texts }) => {
  const own = await ownCase('reply', { summary: 'SAME 同一人' });
  await signIn(page, desk, `/desk/cases/${own.id}`);
  await page.getByRole('button', { name: texts.commands['follow-up'], exact: true }).click();
  await page.getByLabel(texts.fields.outcomes['not-reached'], { exact: true }).check();
  await page.getByRole('button', { name: texts.acts.confirm(texts.commands['follow-up']) }).click();
  const attempts = page.getByRole('group', { name: texts.fields.names['attempts'] ?? '' });
  await expect(attempts.locator('.error').first()).toBeVisible();
});

test('what is personal in a summary is quoted at its field, and no longer said once it is put right', async ({
  page,
  texts,
}) => {
  const own = await ownCase('sign-off', { summary: 'SUMMARY 摘要' });
  await signIn(page, desk, `/desk/cases/${own.id}`);
  await page.getByRole('button', { name: texts.commands.close, exact: true }).click();
  const summary = page.getByLabel(texts.fields.names['publicSummary'] ?? '');
  await summary.fill('已回电 13800000000，噪声已劝止');
  await page.getByRole('button', { name: texts.acts.confirm(texts.commands.close) }).click();
  const quoted = page.locator('.error').filter({ hasText: '「13800000000」' });
  await expect(quoted).toBeVisible();
  await expect(summary).toBeFocused();
  await summary.fill('已回电，噪声已劝止');
  await expect(quoted).toBeHidden();
});

test('a permission withdrawn while the page is open: refused in words, nothing lost', async ({
  page,
  texts,
}) => {
  const own = await ownCase('accept', { summary: 'GONE 移走' });
  await signIn(page, officer, `/desk/cases/${own.id}`);
  await page.getByRole('button', { name: texts.commands.reply, exact: true }).click();
  await page.getByLabel(texts.fields.names['result'] ?? '').fill('已处理');
  await page.getByLabel(texts.fields.evidenceText).fill('记录');
  await give(own, 'change-handler', desk, { handler: 'linjiang-officer-b' });
  await page.getByRole('button', { name: texts.acts.confirm(texts.commands.reply) }).click();
  await expect(page.getByRole('alert').filter({ hasText: texts.events['handler-changed'] })).toBeVisible();
  await page.getByRole('button', { name: texts.acts.staleAgain }).click();
  await page.getByRole('button', { name: texts.acts.confirm(texts.commands.reply) }).click();
  await expect(page.locator('.act-form').getByRole('alert')).toBeVisible();
  await expect(page.getByLabel(texts.fields.names['result'] ?? '')).toHaveValue('已处理');
});

test('the tab is called by the number; what is not mine to see does not exist', async ({ page, texts }) => {
  const own = await ownCase('accept', { summary: 'TITLE 标题' });
  await signIn(page, chief, `/desk/cases/${own.id}`);
  await expect(page).toHaveTitle(new RegExp(`^${own.number} ·`));
  await signIn(page, 'hubin-officer', `/desk/cases/${own.id}`);
  await expect(page.getByRole('heading', { level: 1, name: texts.matter.gone })).toBeVisible();
});

test('a browser whose clock is an hour wrong says the same of a deadline', async ({ page }) => {
  const own = await ownCase('accept', { summary: 'CLOCK 时钟' });
  await signIn(page, officer, `/desk/cases/${own.id}`);
  const said = await page.locator('.due').first().innerText();
  await page.clock.install({ time: Date.now() - 3_600_000 });
  await page.reload();
  await expect(page.locator('.due').first()).toHaveText(said.replace(/\s+/g, ' '));
});

test('a suspended clock says since when and when it is looked at again', async ({ page, texts }) => {
  const own = await ownCase('accept', { summary: 'SUSPENDED 中止' });
  const reviewOn = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  await give(own, 'request-suspension', officer, { reason: '等待鉴定', reviewOn });
  await give(own, 'approve-suspension', chief, {});
  await signIn(page, officer, `/desk/cases/${own.id}`);
  const clocks = page.locator('section', {
    has: page.getByRole('heading', { name: texts.matter.clocks, exact: true }),
  });
  await expect(clocks).toContainText('中止计时');
  await expect(clocks).toContainText('复查日期');
});

test('the case file is saved as a PDF under its number', async ({ page, texts }) => {
  const own = await ownCase('reply', { summary: 'PAPER 案卷' });
  await signIn(page, officer, `/desk/cases/${own.id}`);
  const arriving = page.waitForEvent('download');
  await page.getByRole('button', { name: texts.matter.pdf }).click();
  const file = await arriving;
  expect(file.suggestedFilename()).toBe(`${own.number}.pdf`);
  const bytes = await readFile(await file.path());
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  await expect(page.getByRole('button', { name: texts.matter.pdf })).toBeEnabled();
});

test('a case file that is no longer one’s to see is refused in words', async ({ page, texts }) => {
  const own = await ownCase(undefined, { summary: 'GONE 案卷' });
  await signIn(page, desk, `/desk/cases/${own.id}`);
  await expect(page.getByRole('button', { name: texts.matter.pdf })).toBeVisible();
  await give(own, 'transfer', desk, { unit: 'shifan.dongcheng.hubin' });
  await page.getByRole('button', { name: texts.matter.pdf }).click();
  await expect(page.getByRole('alert')).toBeVisible();
});
