import { findings } from '../pages.ts';
import { keepGuidance, ownCase } from '../staff.ts';
import { chief, expect, linjiang, officer, settled, sideways, signIn, test } from './desk.ts';

const exact = { exact: true } as const;
const wages = 'category.wages';
const answer = { nameZh: '已核实', textZh: '{number}：{unit}已到{place}核实，{handler}。' };
const law = [{ nameZh: '《保障农民工工资支付条例》', textZh: '第三条' }];

test('a usual answer is put into the reply by one press, filled; an open blank is said and has to be closed', async ({
  page,
  texts,
}, info) => {
  const { guidance } = texts;
  await keepGuidance(wages, { law, steps: [{ textZh: '问清人数' }], answers: [answer] });
  const own = await ownCase('accept', { category: 'wages', summary: 'GUIDED 欠薪' });
  await signIn(page, officer, `/desk/cases/${own.id}`);
  await page.getByRole('button', { name: texts.commands.reply, exact: true }).click();
  const beside = page.locator('details', { hasText: guidance.title });
  await expect(beside.getByText(law[0]?.nameZh ?? '')).toBeVisible();
  const result = page.getByLabel(texts.fields.names['result'] ?? '');
  const [left, right] = [await result.boundingBox(), await beside.boundingBox()];
  expect(left?.x ?? 0).toBeLessThan(right?.x ?? 0);
  await beside.getByRole('button', { name: guidance.use(answer.nameZh) }).click();
  await expect(result).toHaveValue(
    new RegExp(`^${own.number}：临江派出所已到\\{place\\}核实，.*\\p{Script=Han}。$`, 'u'),
  );
  await page.screenshot({ path: info.outputPath('reply.png') });
  expect(await findings(page)).toEqual([]);
  await page.getByLabel(texts.fields.evidenceText).fill('现场记录');
  const confirm = page.getByRole('button', { name: texts.acts.confirm(texts.commands.reply) });
  await confirm.click();
  await expect(page.locator('.field-wrong').getByText(guidance.fillFirst)).toBeVisible();
  await page.getByRole('button', { name: guidance.goTo(guidance.blanks.place) }).click();
  await page.keyboard.type('工地');
  await expect(result).toHaveValue(new RegExp(`^${own.number}：临江派出所已到工地核实`));
  await expect(page.getByText(guidance.left)).toHaveCount(0);
  await confirm.click();
  await expect(page.locator('.matter-head')).toContainText(texts.words.stages.replied.name);
});

test('on a telephone guidance is folded above the form, and opened by a press', async ({
  page,
  texts,
}, info) => {
  await keepGuidance(wages, { law, answers: [answer] });
  const own = await ownCase('accept', { category: 'wages', summary: 'FOLDED 欠薪' });
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page, officer, `/desk/cases/${own.id}`);
  await page.getByRole('button', { name: texts.commands.reply, exact: true }).click();
  const folded = page.locator('.reply-guidance');
  await expect(folded.getByText(law[0]?.nameZh ?? '')).toBeHidden();
  await folded.getByText(texts.guidance.title).click();
  await expect(folded.getByText(law[0]?.nameZh ?? '')).toBeVisible();
  await page.screenshot({ path: info.outputPath('folded.png') });
  expect(await sideways(page)).toBeLessThanOrEqual(0);
});

test('the administrator writes guidance in a form, sees what it changes, and publishes a version', async ({
  page,
  texts,
}, info) => {
  const { guidance, fields } = texts;
  await keepGuidance('category.parking', { law, steps: [{ textZh: '到场' }] });
  await signIn(page, 'admin');
  await page.getByRole('link', { name: texts.shell.guidance }).click();
  await page.getByRole('link', { name: '停车', exact: false }).first().click();
  await settled(page, texts.shell.loading);
  const steps = page.getByRole('group', { name: fields.inCommand['guidance.steps'] ?? '' });
  await steps.getByRole('button', { name: fields.addOne }).click();
  await steps
    .getByLabel(fields.inCommand['guidance.textZh'] ?? '', exact)
    .nth(1)
    .fill('通知车主挪车');
  const changes = page.locator('section', { has: page.getByRole('heading', { name: guidance.changes }) });
  await expect(changes).toContainText(`${guidance.added} ${guidance.steps}`);
  await expect(changes).toContainText('通知车主挪车');
  // What is written is kept until it is published.
  await page.reload();
  await expect(changes).toContainText('通知车主挪车');
  const answers = page.getByRole('group', { name: fields.inCommand['guidance.answers'] ?? '' });
  await answers.getByRole('button', { name: fields.addOne }).click();
  await answers.getByLabel(fields.inCommand['guidance.nameZh'] ?? '', exact).fill('已挪车');
  await answers.getByLabel(fields.inCommand['guidance.textZh'] ?? '', exact).fill('{numbr}已挪车');
  const publish = page.getByRole('button', { name: guidance.publish, exact: true });
  await publish.click();
  await expect(answers.locator('.field-wrong')).toBeVisible();
  await expect(answers.getByLabel(fields.inCommand['guidance.textZh'] ?? '', exact)).toBeFocused();
  await answers.getByLabel(fields.inCommand['guidance.textZh'] ?? '', exact).fill('{number}已挪车');
  await page.screenshot({ path: info.outputPath('editor.png'), fullPage: true });
  expect(await findings(page)).toEqual([]);
  await publish.click();
  await expect(page.getByRole('status').filter({ hasText: '停车' })).toBeVisible();
  await expect(page.getByText(guidance.noChanges)).toBeVisible();
  const versions = page.locator('section', { has: page.getByRole('heading', { name: guidance.versions }) });
  await versions.getByRole('button').last().click();
  const older = versions.getByRole('group');
  await expect(older).toContainText('到场');
  await older.getByRole('button', { name: guidance.asDraft }).click();
  await expect(changes).toContainText(guidance.removed);
  await page.getByRole('button', { name: guidance.discard }).click();
  await expect(page.getByText(guidance.noChanges)).toBeVisible();
});

test('over a version that somebody else has published meanwhile nothing is written', async ({
  page,
  texts,
}) => {
  const { guidance, fields } = texts;
  await keepGuidance('category.road', { steps: [{ textZh: '到场' }] });
  await signIn(page, 'admin', '/desk/guidance/entry?about=category.road');
  await page.getByLabel(fields.inCommand['guidance.textZh'] ?? '', exact).fill('我写的');
  await keepGuidance('category.road', { steps: [{ textZh: '别人写的' }] });
  await page.getByRole('button', { name: guidance.publish, exact: true }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByLabel(fields.inCommand['guidance.textZh'] ?? '', exact)).toHaveValue('我写的');
  await page.getByRole('button', { name: /从第 \d+ 版重新开始/ }).click();
  await expect(page.getByLabel(fields.inCommand['guidance.textZh'] ?? '', exact)).toHaveValue('别人写的');
});

test('a chief keeps the answers of the unit, and reads all else', async ({ page, texts }) => {
  const { guidance, fields } = texts;
  await signIn(page, chief, `/desk/guidance/entry?about=unit.${linjiang}`);
  await expect(page.getByRole('group', { name: fields.inCommand['guidance.law'] ?? '' })).toHaveCount(0);
  await expect(page.getByRole('group', { name: fields.inCommand['guidance.answers'] ?? '' })).toBeVisible();
  await page.getByRole('link', { name: guidance.back }).click();
  await page.getByRole('link', { name: guidance.general }).click();
  await expect(page.getByText(guidance.readOnly)).toBeVisible();
  await expect(page.getByRole('button', { name: guidance.publish, exact: true })).toHaveCount(0);
  await signIn(page, officer);
  await expect(page.getByRole('link', { name: texts.shell.guidance })).toHaveCount(0);
});
