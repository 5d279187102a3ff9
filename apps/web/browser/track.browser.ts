import { expect, findings, hardToTouch, keptBy, open, test, track } from './pages.ts';
import { give, ownCase } from './staff.ts';

test('above the fold: the stage in words, who handles it, when it is due, how many days are left', async ({
  page,
  texts,
  locale,
}) => {
  const own = await ownCase('accept');
  await track(page, texts, own.number, own.queryCode);
  const seen = [
    page.getByText(texts.track.stageOf(4)),
    page.locator('.standing strong').first(),
    page.getByText(locale === 'en' ? 'Linjiang Station' : '临江派出所').first(),
    page.getByText(texts.words.next.complete),
    page.getByText(texts.words.left.workingDays(7)).or(page.getByText(texts.words.left.workingDays(6))),
  ];
  seen.push(page.locator('.standing').getByRole('link'));
  for (const each of seen) await expect(each).toBeInViewport();
  await expect(page.getByText(texts.words.stages.handling.name).first()).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: texts.acts.title })).toBeVisible();
  expect(await findings(page)).toEqual([]);
  expect(await hardToTouch(page)).toEqual([]);
});

test('until a unit was given it, none is said to handle it', async ({ page, texts }) => {
  const { unitParts } = texts.track;
  for (const [upTo, part, nth] of [
    [undefined, unitParts.receiving, 1],
    ['submit', unitParts.deciding, 2],
    ['assign', unitParts.assigned, 3],
    ['accept', unitParts.handling, 4],
  ] as const) {
    const own = await ownCase(upTo);
    await track(page, texts, own.number, own.queryCode);
    await expect(page.getByText(texts.track.stageOf(nth))).toBeVisible();
    await expect(page.locator('.standing dt').first()).toHaveText(part);
    await expect(page.getByRole('list', { name: texts.track.stage }).getByRole('listitem')).toHaveCount(8);
  }
});

test('a confirmation is asked for where one was sent, and nowhere else', async ({ page, texts }) => {
  const own = await ownCase('accept');
  let by: 'email' | 'sms' | null = null;
  await page.route(`**/v1/public/cases/${own.number}`, async (route) => {
    const answer = await route.fetch();
    const json = { ...(await answer.json()), codeConfirmed: false, confirmation: by };
    await route.fulfill({ response: answer, json });
  });
  for (by of ['email', 'sms'] as const) {
    await track(page, texts, own.number, own.queryCode);
    await expect(page.getByLabel(texts.track.confirm)).toBeVisible();
    await expect(page.getByText(texts.track.confirmHint[by])).toBeVisible();
  }
  by = null;
  await track(page, texts, own.number, own.queryCode);
  await expect(page.getByText(texts.track.noConfirmation)).toBeVisible();
  await expect(page.getByLabel(texts.track.confirm)).toBeHidden();
});

test('a wrong number and a wrong code are answered alike', async ({ page, texts }) => {
  const own = await ownCase();
  await track(page, texts, 'SQ-2026-999999', 'AAAA2222BB');
  await expect(page.getByText(texts.track.wrong)).toBeVisible();
  const first = await page.getByRole('main').innerText();
  await track(page, texts, own.number, 'AAAA2222BB');
  await expect(page.getByText(texts.track.wrong)).toBeVisible();
  expect(await page.getByRole('main').innerText()).toBe(first);
});

test('the code stands in no address, history or storage', async ({ page, texts }) => {
  const own = await ownCase();
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  await track(page, texts, own.number, own.queryCode);
  await expect(page.getByText(own.number)).toBeVisible();
  expect(addresses.filter((address) => address.includes(own.queryCode))).toEqual([]);
  expect(await keptBy(page)).not.toContain(own.queryCode);
});

test('a reload keeps the number in the field, never the code, until the matter is left', async ({
  page,
  texts,
}) => {
  const own = await ownCase();
  const number = page.getByRole('textbox', { name: texts.track.number, exact: true });
  const code = page.getByLabel(texts.track.code, { exact: false }).last();
  await track(page, texts, own.number, own.queryCode);
  await expect(page.getByText(own.number)).toBeVisible();
  await page.reload();
  await expect(number).toHaveValue(own.number);
  await expect(code).toHaveValue('');
  const [address, history] = JSON.parse(await keptBy(page)) as unknown[];
  expect(JSON.stringify([address, history])).not.toContain(own.number);
  expect(await keptBy(page)).not.toContain(own.queryCode);
  await code.fill(own.queryCode);
  await page.getByRole('button', { name: texts.track.open, exact: true }).click();
  await page.getByRole('button', { name: texts.track.another }).click();
  await page.reload();
  await expect(number).toHaveValue('');
  await number.fill(own.number);
  await page.reload();
  await expect(number).toHaveValue(own.number);
  await page.getByRole('link', { name: texts.frame.ledger }).first().click();
  await page.goBack();
  await expect(number).toHaveValue('');
});

test('words are added and a question is answered', async ({ page, texts }) => {
  const own = await ownCase('accept');
  await give(own, 'ask', 'linjiang-desk', { text: 'QUESTION 在几号楼前？' });
  await track(page, texts, own.number, own.queryCode);
  await expect(page.getByText('QUESTION 在几号楼前？')).toBeVisible();
  const question = page.locator('details', { hasText: 'QUESTION' });
  await question.getByLabel(texts.acts.answer.text).fill('ANSWER 三号楼');
  await question.getByRole('button', { name: texts.acts.answer.do }).click();
  await expect(page.getByText(texts.acts.add.done)).toBeVisible();
  await expect(page.getByText('ANSWER 三号楼')).toBeVisible();
  await page.locator('details.act > summary', { hasText: texts.acts.add.name }).first().click();
  const adding = page.locator('details.act', { hasText: texts.acts.add.ask });
  await adding.getByRole('button', { name: texts.acts.add.do, exact: true }).click();
  await expect(adding.getByText(texts.frame.required)).toBeVisible();
  await adding.getByLabel(texts.acts.add.text).fill('MORE 每晚十点');
  expect(await findings(page)).toEqual([]);
  await adding.getByRole('button', { name: texts.acts.add.do, exact: true }).click();
  await expect(page.locator('.said-words', { hasText: 'MORE 每晚十点' })).toBeVisible();
});

test('rating is there only when it may be, with its last day; a double tap is one rating, shown without a reload', async ({
  page,
  texts,
}) => {
  const early = await ownCase('accept');
  await track(page, texts, early.number, early.queryCode);
  await expect(page.getByText(early.number)).toBeVisible();
  await expect(page.getByText(texts.acts.rate.name, { exact: true })).toBeHidden();
  const own = await ownCase('reply');
  await track(page, texts, own.number, own.queryCode);
  await expect(page.getByText('已到现场劝止')).toBeVisible();
  const rating = page.locator('details.act', { hasText: texts.acts.rate.ask });
  await expect(rating.locator('summary')).toContainText(/\d/);
  await rating.getByRole('radio', { name: texts.words.outcomes.satisfied, exact: true }).check();
  let sent = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/rating')) sent += 1;
  });
  await rating.getByRole('button', { name: texts.acts.rate.do }).dblclick();
  await expect(page.getByText(texts.acts.rate.done)).toBeVisible();
  await expect(page.getByText(texts.words.stages['followed-up'].name).first()).toBeVisible();
  expect(sent).toBe(1);
  await expect(rating).toBeHidden();
});

test('how to be told is chosen anew, with what each way means, and stays chosen', async ({ page, texts }) => {
  const { messages } = texts.acts;
  const reporter = { name: 'Reporter Zhang', phone: '13800000000', email: 'zhang@example.org' };
  const own = await ownCase('accept', { reporter });
  // As where a mail server and a gateway for text messages are set up.
  await page.route('**/v1/public/message-channels', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({
      response: answer,
      json: { ...(await answer.json()), channels: ['email', 'sms', 'webhook'] },
    });
  });
  const choosing = page.locator('details.act', { hasText: messages.ask });
  const way = (name: 'email' | 'sms') => choosing.getByRole('checkbox', { name: messages.ways[name] });
  const shown = async () => {
    await track(page, texts, own.number, own.queryCode);
    await choosing.locator('summary').click();
  };
  await shown();
  // Nothing was said when it was written down: then by letter. Of an app the service says that there is none.
  await expect(choosing.getByRole('checkbox')).toHaveCount(2);
  await expect(way('email')).toBeChecked();
  await expect(way('sms')).not.toBeChecked();
  for (const means of [messages.means.email, messages.means.sms])
    await expect(choosing.getByText(means)).toBeVisible();
  expect(await findings(page)).toEqual([]);
  expect(await hardToTouch(page)).toEqual([]);
  await way('email').uncheck();
  await way('sms').check();
  await choosing.getByRole('button', { name: messages.do }).click();
  await expect(page.getByText(messages.done)).toBeVisible();
  await shown();
  await expect(way('sms')).toBeChecked();
  await expect(way('email')).not.toBeChecked();
});

test('where nobody could be told there is nothing to choose', async ({ page, texts }) => {
  const own = await ownCase('accept');
  await track(page, texts, own.number, own.queryCode);
  await expect(page.locator('details.act', { hasText: texts.acts.add.ask })).toBeVisible();
  await expect(page.locator('details.act', { hasText: texts.acts.messages.ask })).toBeHidden();
});

test('a matter is withdrawn after it was asked once more', async ({ page, texts }) => {
  const own = await ownCase('submit');
  await track(page, texts, own.number, own.queryCode);
  await page.locator('details.act > summary', { hasText: texts.acts.withdraw.name }).first().click();
  await expect(page.getByText(texts.acts.withdraw.ask)).toBeVisible();
  await page.getByRole('button', { name: texts.acts.withdraw.do }).click();
  await expect(page.getByText(texts.words.stages.withdrawn.name).first()).toBeVisible();
  await expect(page.locator('.standing').getByText(texts.acts.nothing)).toBeVisible();
});

test('what was closed is reopened with a reason, and its last day stands beside it', async ({
  page,
  texts,
}) => {
  const own = await ownCase('close');
  await track(page, texts, own.number, own.queryCode);
  const reopening = page.locator('details.act', { hasText: texts.acts.reopen.ask });
  await expect(reopening.locator('summary')).toContainText(/\d/);
  await page.locator('details.act > summary', { hasText: texts.acts.reopen.name }).first().click();
  await reopening.getByRole('button', { name: texts.acts.reopen.do, exact: true }).click();
  await expect(reopening.getByLabel(texts.acts.reason)).toBeFocused();
  await reopening.getByLabel(texts.acts.reason).fill('又开始了');
  await reopening.getByRole('button', { name: texts.acts.reopen.do, exact: true }).click();
  await expect(page.getByText(texts.words.stages.handling.name).first()).toBeVisible();
});

test('what was declined says why and where to go, and is appealed once', async ({ page, texts }) => {
  const own = await ownCase('submit');
  await give(own, 'decline', 'linjiang-chief', { reason: 'WHY 属法院管辖', referral: 'WHERE 区人民法院' });
  await track(page, texts, own.number, own.queryCode);
  await expect(page.getByText('WHY 属法院管辖')).toBeVisible();
  await expect(page.getByText('WHERE 区人民法院')).toBeVisible();
  await page.locator('details.act > summary', { hasText: texts.acts.appeal.name }).first().click();
  const appeal = page.locator('details.act', { hasText: texts.acts.appeal.ask });
  await appeal.getByLabel(texts.acts.reason).fill('法院让我来的');
  await appeal.getByRole('button', { name: texts.acts.appeal.do }).click();
  await expect(page.getByText(texts.track.appealOpen)).toBeVisible();
  await expect(appeal).toBeHidden();
});

test('no answer is said to be none, and what was typed stays', async ({ page, texts }) => {
  const own = await ownCase('accept');
  await track(page, texts, own.number, own.queryCode);
  await page.locator('details.act > summary', { hasText: texts.acts.add.name }).first().click();
  const adding = page.locator('details.act', { hasText: texts.acts.add.ask });
  await adding.getByLabel(texts.acts.add.text).fill('STAYS 还在');
  await page.route('**/add', (route) => route.abort());
  await adding.getByRole('button', { name: texts.acts.add.do, exact: true }).click();
  await expect(adding.getByText(texts.frame.noAnswer)).toBeVisible();
  await expect(adding.getByLabel(texts.acts.add.text)).toHaveValue('STAYS 还在');
});

test('a receipt’s claim is exchanged for a code, once', async ({ page, texts }) => {
  const own = await ownCase('accept');
  const { receipt } = await give(own, 'issue-receipt', 'linjiang-desk', {});
  const claim = async () => {
    await open(page, '/receipt');
    await page.getByLabel(texts.receipt.number).fill(own.number);
    await page.getByLabel(texts.receipt.claim).fill(receipt.claim.toLowerCase());
    await page.getByRole('button', { name: texts.receipt.do }).click();
  };
  await claim();
  await expect(page.getByRole('heading', { level: 1, name: texts.end.newCode })).toBeVisible();
  expect(await findings(page)).toEqual([]);
  const code = await page.locator('.ticket dd').last().innerText();
  expect(code).not.toBe(own.queryCode);
  await page.getByRole('button', { name: texts.end.written }).click();
  await expect(page.getByText(texts.track.unconfirmed)).toBeVisible();
  // Nobody left an address: nothing was sent that could be typed here.
  await expect(page.getByLabel(texts.track.confirm)).toBeHidden();
  expect(await keptBy(page)).not.toContain(code);
  await claim();
  await expect(page.getByRole('alert')).not.toBeEmpty();
});
