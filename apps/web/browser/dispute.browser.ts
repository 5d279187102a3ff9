import { expect, findings, hardToTouch, keptBy, open, test, track } from './pages.ts';
import { moveDispute, ownDispute } from './staff.ts';

const due = '2027-03-01T09:00:00+08:00';

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

test('a settlement is read in full, assented to, and the side it benefits confirms an obligation', async ({
  page,
  texts,
}) => {
  const { dispute: said } = texts;
  const view = {
    ...{
      number: 'JF-2026-000001',
      version: 3,
      party: 'A',
      codeConfirmed: true,
      title: 'DISPUTE 漏水',
      status: 'performing',
    },
    ...{
      level: 'community',
      screenedAt: due,
      parties: [
        { key: 'A', consent: 'given' },
        { key: 'B', consent: 'given' },
      ],
    },
    ...{
      sessions: [],
      statements: [],
      confirmation: null,
      remedies: null,
      clocks: [],
      serverTime: '2027-01-01T09:00:00+08:00',
    },
    settlement: {
      version: 2,
      hash: '00',
      terms: 'TERMS 七日内完成防水维修',
      signedBy: ['B'],
      inForce: null,
      effectiveOn: null,
      committee: null,
    },
    obligations: [
      {
        id: '1',
        kind: 'act',
        who: 'B',
        toWhom: 'A',
        what: 'OWED 维修',
        amountYuan: null,
        dueAt: due,
        after: [],
        state: 'open',
        inDefault: false,
        remedies: [],
      },
      {
        id: '2',
        kind: 'money',
        who: 'A',
        toWhom: 'B',
        what: 'OWED 付款',
        amountYuan: 1200,
        dueAt: due,
        after: ['1'],
        state: 'shut',
        inDefault: false,
        remedies: [],
      },
    ],
    commands: ['sign', 'confirm'].map((command) => ({ command, allowed: true, code: null, message: null })),
  };
  await page.route('**/v1/public/disputes/JF-2026-000001**', async (route) => {
    const path = new URL(route.request().url()).pathname;
    if (path.endsWith('/sign')) view.settlement.signedBy.push('A');
    if (path.endsWith('/confirm')) Object.assign(view.obligations[0] ?? {}, { state: 'confirmed' });
    await route.fulfill({ json: view });
  });
  await track(page, texts, 'JF-2026-000001', 'AAAA2222BB');
  await expect(page.getByText('TERMS 七日内完成防水维修')).toBeVisible();
  await expect(page.getByText(said.waitsFor('1'))).toBeVisible();
  expect(await findings(page)).toEqual([]);
  expect(await hardToTouch(page)).toEqual([]);
  await page.getByRole('button', { name: said.commands.sign.ask }).click();
  await expect(page.getByRole('button', { name: said.commands.sign.ask })).toBeHidden();
  await page.getByRole('button', { name: said.commands.confirm.name }).click();
  await expect(page.getByText(said.obligationStates.confirmed)).toBeVisible();
});
