import { expect, findings, hardToTouch, keptBy, open, test, track } from './pages.ts';
import { codeOf, moveDispute, ownDispute } from './staff.ts';

test('a party agrees, sees the session, reads and assents to the settlement, and confirms what it is owed', async ({
  page,
  texts,
}) => {
  const { dispute: said } = texts;
  const own = await ownDispute();
  await open(page, '/receipt');
  await page.getByLabel(texts.receipt.number).fill(own.number);
  await page.getByLabel(texts.receipt.claim).fill(own.claim);
  await page.getByRole('button', { name: texts.receipt.do }).click();
  await expect(page.getByRole('heading', { level: 1, name: texts.end.newCode })).toBeVisible();
  const code = await page.locator('.ticket dd').last().innerText();
  await page.getByRole('button', { name: texts.end.written }).click();
  await expect(page.getByText(said.identity)).toBeVisible();
  await moveDispute(own, 'record-identity', 'linjiang-desk', { party: 'A', means: '身份证' });

  await track(page, texts, own.number, code);
  await expect(page.getByText(said.you('A'))).toBeVisible();
  await page.getByRole('button', { name: said.agree, exact: true }).click();
  await expect(page.locator('.standing')).toContainText(said.consent.given);
  await page.getByText(said.commands['record-statement'].name, { exact: true }).first().click();
  await page.getByRole('textbox').fill('STATEMENT 只对调解员说');
  await page.getByLabel(said.confidential).check();
  await page.getByRole('button', { name: said.send, exact: true }).click();
  await expect(page.getByText('STATEMENT 只对调解员说').first()).toBeVisible();
  expect(await findings(page)).toEqual([]);
  expect(await hardToTouch(page)).toEqual([]);

  const mediator = 'community-mediator';
  await moveDispute(own, 'record-consent', 'linjiang-officer-a', { party: 'B', given: true, means: '电话' });
  const soon = new Date(Date.now() + 86_400_000).toISOString();
  const panel = [{ person: mediator, capacity: 'police', tied: false }];
  await moveDispute(own, 'plan-session', mediator, { at: soon, venue: 'VENUE 调解室', panel });
  await page.getByRole('button', { name: texts.track.refresh }).click();
  await expect(page.getByText('VENUE 调解室')).toBeVisible();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: said.calendar }).click();
  expect((await saved).suggestedFilename()).toBe(`${own.number}-1.ics`);
  expect(await findings(page)).toEqual([]);
  expect(await keptBy(page)).not.toContain(code);
});

/** What party A owes and is owed: one to confirm, one to do without, one that waits. */
function settlement() {
  const due = new Date(Date.now() + 20 * 86_400_000).toISOString();
  const owed = (id: string, who: string, toWhom: string, what: string, after: string[] = []) => ({
    ...{ id, kind: 'act', who, toWhom, what, dueAt: due, after },
  });
  return {
    terms: 'TERMS 七日内完成防水维修',
    obligations: [
      owed('1', 'B', 'A', 'OWED 维修'),
      owed('2', 'B', 'A', 'OWED 道歉'),
      { ...owed('3', 'A', 'B', 'OWED 付款', ['1']), kind: 'money', amountYuan: 1200 },
    ],
  };
}

test('a settlement is read in full, assented to and saved; what is owed is confirmed, or done without', async ({
  page,
  texts,
}) => {
  const { dispute: said } = texts;
  const own = await ownDispute();
  const [officer, mediator] = ['linjiang-officer-a', 'community-mediator'];
  const code = await codeOf(own);
  for (const party of ['A', 'B'])
    await moveDispute(own, 'record-consent', officer, { party, given: true, means: '书面' });
  const panel = [{ person: mediator, capacity: 'community', tied: false }];
  const at = new Date(Date.now() + 1_500).toISOString();
  await moveDispute(own, 'plan-session', officer, { at, venue: '调解室', panel });
  const held = { session: 1, outcome: 'agreed', minutes: 'MINUTES', attended: ['A', 'B'] };
  await expect(async () => moveDispute(own, 'hold-session', mediator, held)).toPass();
  await moveDispute(own, 'draft-settlement', mediator, settlement());

  await track(page, texts, own.number, code);
  await expect(page.getByText('TERMS 七日内完成防水维修')).toBeVisible();
  await expect(page.locator('body')).not.toContainText('MINUTES');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: said.document }).click();
  expect((await saved).suggestedFilename()).toBe(`${own.number}.html`);
  await page.getByRole('button', { name: said.commands.sign.ask }).click();
  await expect(page.getByText(said.signedBy(`${said.party('A')}${said.yours}`))).toBeVisible();
  await expect(page.getByRole('button', { name: said.commands.sign.ask })).toBeHidden();

  await moveDispute(own, 'sign', officer, { party: 'B', version: 1, means: '当面签字' });
  await moveDispute(own, 'agree', mediator, { committee: true });
  await page.getByRole('button', { name: texts.track.refresh }).click();
  await expect(page.getByText(said.statuses.performing.name)).toBeVisible();
  await expect(page.getByText(said.waitsFor('1'))).toBeVisible();
  await expect(page.locator('.standing')).toContainText(said.confirmations.open);
  expect(await findings(page)).toEqual([]);
  expect(await hardToTouch(page)).toEqual([]);
  const card = (what: string) => page.getByRole('listitem').filter({ hasText: what });
  const performed = card('OWED 维修');
  await performed.getByText(said.commands.confirm.name, { exact: true }).click();
  await performed.getByLabel(said.commands.confirm.text).fill('HOW 已经修好');
  await performed.getByRole('button', { name: said.commands.confirm.do }).click();
  await expect(performed.getByText(said.obligationStates.confirmed)).toBeVisible();
  await expect(card('OWED 付款').getByText(said.obligationStates.open)).toBeVisible();
  const without = card('OWED 道歉');
  await without.getByText(said.commands.waive.name, { exact: true }).click();
  const doing = without.getByRole('button', { name: said.commands.waive.do });
  await doing.click();
  await expect(without.getByText(texts.frame.required)).toBeVisible();
  await without.getByLabel(said.commands.waive.text).fill('WHY 已经和好');
  await expect(without.getByText(texts.frame.required)).toBeHidden();
  await doing.click();
  await expect(without.getByText(said.obligationStates.waived)).toBeVisible();
  expect(await findings(page)).toEqual([]);
});
