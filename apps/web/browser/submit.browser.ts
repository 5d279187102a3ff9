import { entered, expect, fill, findings, hardToTouch, keptBy, open, send, test } from './pages.ts';

test('a matter is sent, and the end page gives number and code to copy, save and print', async ({
  page,
  texts,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, '/submit');
  await fill(page, texts);
  expect(await findings(page)).toEqual([]);
  await send(page, texts);
  const { number, code } = await entered(page);
  expect(number).toMatch(/^SQ-\d{4}-\d{6}$/);
  expect(code).toMatch(/^[A-Z0-9]{10}$/);
  await expect(page.getByText(texts.end.warning)).toBeVisible();
  expect(await findings(page)).toEqual([]);
  expect(await hardToTouch(page)).toEqual([]);
  await page.getByRole('button', { name: texts.end.copyBoth }).click();
  await expect(page.getByText(texts.frame.copied)).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(code);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: texts.end.picture }).click();
  expect((await saved).suggestedFilename()).toBe(`${number}.png`);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(code)).toBeVisible();
  await expect(page.getByRole('banner')).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  expect(await keptBy(page)).not.toContain(code);
  await page.getByRole('button', { name: texts.end.written }).click();
  await expect(page.getByText(texts.words.stages.registered.name).first()).toBeVisible();
  expect(await keptBy(page)).not.toContain(code);
});

test('a reload keeps what was typed, and sending clears it', async ({ page, texts }) => {
  await open(page, '/submit');
  await fill(page, texts, { summary: 'KEPT 一句话', detail: 'KEPT 详情' });
  await page.reload();
  await expect(page.getByText(texts.submit.kept)).toBeVisible();
  await expect(page.getByLabel(texts.submit.summary)).toHaveValue('KEPT 一句话');
  await expect(page.getByLabel(texts.submit.category)).toHaveValue('noise');
  await expect(page.getByLabel(texts.submit.name, { exact: true })).toHaveValue('Wang');
  await send(page, texts);
  await entered(page);
  expect(await keptBy(page)).not.toContain('KEPT');
});

test('what is missing is named at its field, and the first of them has the focus', async ({
  page,
  texts,
}) => {
  await open(page, '/submit');
  await send(page, texts);
  await expect(page.getByText(texts.frame.mustCorrect(6))).toBeVisible();
  await expect(page.locator('input[name=ledger]').first()).toBeFocused();
  await page.getByRole('radio', { name: texts.words.ledgers.claim.name }).check();
  await send(page, texts);
  await expect(page.getByLabel(texts.submit.category)).toBeFocused();
  expect(await findings(page)).toEqual([]);
});

test('what the service refuses is named at its field, and focus goes there', async ({ page, texts }) => {
  await open(page, '/submit');
  await fill(page, texts);
  const phone = page.getByRole('textbox', { name: texts.submit.phone });
  await phone.fill('abcdef');
  await send(page, texts);
  await expect(phone).toBeFocused();
  await expect(phone).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('#f-reporter-phone-error')).not.toBeEmpty();
});

test('a place can be typed: its unit is found, and what nobody knows is taken too', async ({
  page,
  texts,
  locale,
}) => {
  await open(page, '/submit');
  await page.getByLabel(texts.submit.place).fill('红旗');
  await page.getByRole('button', { name: '红旗社区' }).first().click();
  const unit = locale === 'en' ? 'Hongqi Community Room' : '红旗社区警务室';
  await expect(page.getByText(texts.submit.placeLeads(unit))).toBeVisible();
  await page.getByLabel(texts.submit.place).fill('红旗社区三号楼前');
  await expect(page.getByText(texts.submit.placeLeads(unit))).toBeVisible();
  await page.getByLabel(texts.submit.place).fill('天涯海角');
  await expect(page.getByText(texts.submit.placeUnknown)).toBeVisible();
});

test('beside “anonymous” stands who sees what; nothing that names anybody is sent', async ({
  page,
  texts,
}) => {
  await open(page, '/submit');
  await expect(page.getByText(texts.submit.anonymousMeans)).toBeVisible();
  await fill(page, texts);
  await page.getByRole('radio', { name: texts.submit.anonymous }).check();
  const sent = page.waitForRequest(/v1\/cases$/);
  await send(page, texts);
  const body = (await sent).postDataJSON();
  expect([body.anonymous, body.reporter]).toEqual([true, undefined]);
  await entered(page);
});

test('words of danger bring the whole page to call 110, and a false alarm loses nothing', async ({
  page,
  texts,
  locale,
}) => {
  await open(page, '/submit');
  const words = locale === 'en' ? 'There is a man with a knife' : '楼下有人持刀';
  await page.getByLabel(texts.submit.detail).fill(words);
  await page.getByLabel(texts.submit.place).focus();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('link', { name: texts.submit.emergencyCall })).toHaveAttribute(
    'href',
    'tel:110',
  );
  const { width, height } = (await dialog.boundingBox()) ?? { width: 0, height: 0 };
  const viewport = page.viewportSize() ?? { width: 1, height: 1 };
  expect([width, height]).toEqual([viewport.width, viewport.height]);
  expect(await findings(page)).toEqual([]);
  // A browser heeds the second Escape, whatever the page says to the first.
  for (let time = 0; time < 3; time += 1) await page.keyboard.press('Escape');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: texts.submit.emergencyFalse }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByLabel(texts.submit.detail)).toHaveValue(words);
  await page.getByLabel(texts.submit.detail).focus();
  await page.getByLabel(texts.submit.place).focus();
  await expect(dialog).toBeHidden();
  // One that was a false alarm hides no other.
  await page
    .getByLabel(texts.submit.detail)
    .fill(`${words}. ${locale === 'en' ? 'He is bleeding' : '正在流血'}`);
  await page.getByLabel(texts.submit.place).focus();
  await expect(dialog).toBeVisible();
});

test('the page with the code is not left by its menu or by Back before it was asked', async ({
  page,
  texts,
}) => {
  await open(page, '/track');
  await page.getByRole('link', { name: texts.frame.submit, exact: true }).click();
  await fill(page, texts);
  await send(page, texts);
  const { code } = await entered(page);
  const asked: string[] = [];
  let answer = false;
  page.on('dialog', (dialog) => {
    asked.push(dialog.message());
    void (answer ? dialog.accept() : dialog.dismiss());
  });
  await page.getByRole('link', { name: texts.frame.ledger, exact: true }).click();
  await expect(page.getByText(code)).toBeVisible();
  await page.evaluate(() => history.back());
  await expect.poll(() => asked).toEqual([texts.end.leave, texts.end.leave]);
  await expect(page.getByText(code)).toBeVisible();
  answer = true;
  await page.getByRole('link', { name: texts.frame.track, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: texts.track.title })).toBeVisible();
});

test('for a child a guardian must write, and for somebody else it is said how and when they agreed', async ({
  page,
  texts,
}) => {
  await open(page, '/submit');
  await fill(page, texts);
  await page.getByLabel(texts.submit.other).check();
  await send(page, texts);
  await expect(page.getByLabel(texts.submit.otherName)).toBeFocused();
  await page.getByLabel(texts.submit.otherName).fill('Xiao Ming');
  await page.getByLabel(texts.submit.otherHow).fill('in person');
  await page.getByLabel(texts.submit.otherOn).fill('2026-11-01');
  await page.getByLabel(texts.submit.otherChild).check();
  await send(page, texts);
  await expect(page.getByText(texts.submit.otherGuardianNeeded)).toBeVisible();
  await expect(page.getByLabel(texts.submit.otherGuardian)).toBeFocused();
  await page.getByLabel(texts.submit.otherGuardian).check();
  await expect(page.getByText(texts.submit.otherGuardianNeeded)).toBeHidden();
  await send(page, texts);
  await entered(page);
});

test('that somebody agreed tomorrow is refused at its field', async ({ page, texts }) => {
  await open(page, '/submit');
  await fill(page, texts);
  await page.getByLabel(texts.submit.other).check();
  await page.getByLabel(texts.submit.otherName).fill('Neighbour Wu');
  await page.getByLabel(texts.submit.otherHow).fill('in person');
  const on = page.getByLabel(texts.submit.otherOn);
  await on.fill(new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10));
  await send(page, texts);
  await expect(on).toBeFocused();
  await expect(page.locator('#f-onBehalfOf-consent-on-error')).not.toBeEmpty();
  await on.fill('2026-11-01');
  await expect(page.locator('#f-onBehalfOf-consent-on-error')).toBeHidden();
  await send(page, texts);
  await entered(page);
});

test('what is wrong beside a field goes when the field is mended, and the count with it', async ({
  page,
  texts,
}) => {
  await open(page, '/submit');
  await send(page, texts);
  await expect(page.getByText(texts.frame.mustCorrect(6))).toBeVisible();
  await page.getByRole('radio', { name: texts.words.ledgers.claim.name }).check();
  await expect(page.getByText(texts.frame.mustCorrect(5))).toBeVisible();
  await page.getByLabel(texts.submit.category).selectOption('noise');
  await page.getByLabel(texts.submit.summary).fill('M');
  await expect(page.getByLabel(texts.submit.summary)).not.toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel(texts.submit.detail).fill('M');
  await page.getByRole('radio', { name: texts.submit.anonymous }).check();
  await expect(page.getByText(texts.frame.mustCorrect(1))).toBeVisible();
  await page.getByLabel(texts.submit.privacyAccept).check();
  await expect(page.getByText(texts.frame.mustCorrect(1))).toBeHidden();
  await expect(page.locator('.error')).toHaveCount(0);
  await open(page, '/track');
  await page.getByRole('button', { name: texts.track.open, exact: true }).click();
  await expect(page.getByText(texts.frame.required)).toHaveCount(2);
  await page.getByLabel(texts.track.number).fill('SQ');
  await expect(page.getByText(texts.frame.required)).toHaveCount(1);
});

test('HTML and script in every field are text', async ({ page, texts }) => {
  const nasty = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>';
  await open(page, '/submit');
  await fill(page, texts, { summary: `S${nasty}`, detail: `D${nasty}`, name: 'Wang' });
  await page.getByLabel(texts.submit.place).fill(`P${nasty}`);
  await page.getByLabel(texts.submit.subjects).fill(`W${nasty}`);
  await send(page, texts);
  await entered(page);
  await page.getByRole('button', { name: texts.end.written }).click();
  for (const mark of ['S', 'D', 'P']) await expect(page.getByText(`${mark}${nasty}`).first()).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as { hit?: number }).hit)).toBeUndefined();
});

test('with its script slow to come the form is there, keeps what is typed, and cannot be sent yet', async ({
  page,
  texts,
}) => {
  let letCome = (): void => undefined;
  const held = new Promise<void>((done) => {
    letCome = done;
  });
  await page.route('**/assets/*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/submit', { waitUntil: 'commit' });
  await page.getByLabel(texts.submit.summary).fill('EARLY 一句话');
  await page.getByRole('radio', { name: texts.words.ledgers.claim.name }).check();
  await expect(page.getByRole('button', { name: texts.frame.stillLoading })).toBeDisabled();
  letCome();
  await expect(page.getByRole('button', { name: texts.submit.send, exact: true })).toBeEnabled();
  await expect(page.getByLabel(texts.submit.summary)).toHaveValue('EARLY 一句话');
  await expect(page.getByRole('radio', { name: texts.words.ledgers.claim.name })).toBeChecked();
  await expect(page.getByLabel(texts.submit.category)).toContainText(/Noise|噪声/);
});
