import { expect, findings, hardToTouch, open, paths, test } from './pages.ts';

for (const path of paths) {
  test(`${path}: axe finds nothing, a thumb finds everything, nothing stands beside the page`, async ({
    page,
    texts,
    locale,
  }) => {
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    page.on(
      'console',
      (message) => message.type() === 'error' && !/404/.test(message.text()) && errors.push(message.text()),
    );
    await open(page, path);
    expect(await findings(page)).toEqual([]);
    expect(await hardToTouch(page)).toEqual([]);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect(page).toHaveTitle(new RegExp(`· ${texts.frame.name}$`));
    await expect(page.locator('html')).toHaveAttribute('lang', locale ?? '');
    for (const role of ['banner', 'navigation', 'main', 'contentinfo'] as const)
      await expect(page.getByRole(role)).toHaveCount(1);
    if (locale === 'en') {
      // Beside what people wrote, the only Chinese there is the name of the other language.
      const text = await page.evaluate(() => {
        for (const said of document.querySelectorAll('.said-words, .bar .button')) said.remove();
        return document.body.innerText;
      });
      expect(text.replaceAll('中文', '')).not.toMatch(/[\u4e00-\u9fff]/);
    }
    expect(errors).toEqual([]);
  });
}

test('an address that there is not is answered by 404, with a page that helps', async ({ page, texts }) => {
  expect((await page.goto('/nowhere'))?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1, name: texts.frame.notFound })).toBeVisible();
  for (const name of [texts.frame.home, texts.frame.submit, texts.frame.track])
    await expect(page.getByRole('main').getByRole('link', { name, exact: true })).toBeVisible();
  for (const path of paths) if (path !== '/nowhere') expect((await page.goto(path))?.status()).toBe(200);
  expect((await page.goto('/dispute'))?.status()).toBe(200);
});

test('the menu stands in one line', async ({ page }) => {
  await open(page, '/');
  expect((await page.getByRole('navigation').boundingBox())?.height).toBeLessThan(60);
});

test('at 320 px and at twice the size nothing stands beside the page', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of paths) {
    await open(page, path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  }
});

test('the language is changed in place, kept, and asked for in every call', async ({
  page,
  texts,
  locale,
  context,
}) => {
  await open(page, '/submit');
  await page.getByLabel(texts.submit.summary).fill('STAYS');
  const asked = page.waitForRequest(/v1\/places/);
  await page.getByRole('button', { name: texts.frame.otherLanguageLabel }).click();
  const other = locale === 'en' ? 'zh-CN' : 'en';
  await expect(page.locator('html')).toHaveAttribute('lang', other);
  await expect(page.locator('#f-summary')).toHaveValue('STAYS');
  await page.locator('#f-place').fill('红旗');
  expect((await asked).headers()['accept-language']).toBe(other);
  const another = await context.newPage();
  await open(another, '/');
  await expect(another.locator('html')).toHaveAttribute('lang', other);
});

test('how long it takes comes from the policy in force', async ({ page, texts }) => {
  await page.route('**/v1/public/promise', async (route) => {
    const answer = await route.fetch();
    const body = await answer.json();
    for (const { limits } of body.ledgers)
      for (const each of limits) if (each.clock === 'complete') each.limit.days = 23;
    await route.fulfill({ response: answer, json: body });
  });
  await open(page, '/');
  await expect(page.getByText(texts.start.within(texts.words.limits.workingDays(23))).first()).toBeVisible();
});

test('what is printed has no navigation', async ({ page }) => {
  await open(page, '/ledger');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation')).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
