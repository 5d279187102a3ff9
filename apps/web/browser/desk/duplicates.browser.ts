import { findings } from '../pages.ts';
import { ownCase } from '../staff.ts';
import { choose, desk, expect, sideways, signIn, test } from './desk.ts';

/** A street of each test's own, so that none finds another's matters. */
let street = '';
test.beforeEach(({}, { title, project }) => {
  const signs = [...`${title}${project.name}${Date.now()}`].map((sign) => sign.codePointAt(0) ?? 0);
  const sum = signs.reduce((before, sign) => (before * 31 + sign) % 4_000_000, 7);
  street = `${String.fromCodePoint(0x4e00 + (sum % 2000))}${String.fromCodePoint(0x5800 + (sum % 1999))}街`;
});

const well = () => ({
  category: 'road',
  summary: '窨井盖不见了',
  detail: `${street}路口，骑车道上下水道的盖子没了，露着大洞`,
  place: `${street}路口`,
  reporter: { name: 'Reporter Li', phone: '13822223333' },
});
const again = () => ({
  ...well(),
  summary: '路口的井盖被偷',
  detail: `${street}路口下水道盖子不见，一个大洞很危险`,
});

test('registration proposes what is there already, with why, and side by side what both say', async ({
  page,
  locale,
  texts,
}, info) => {
  const own = await ownCase(undefined, well());
  await signIn(page, desk, '/desk/register');
  const { duplicates: said, fields } = texts;
  await page.getByRole('radio', { name: texts.words.ledgers.claim.name }).check();
  await choose(page, fields.names['category'] ?? '', locale === 'en' ? 'Roads' : '道路设施');
  await page.getByLabel(fields.names['summary'] ?? '').fill('井盖被偷');
  await page.getByLabel(fields.names['detail'] ?? '').fill(`${street}路口下水道盖子不见，一个大洞`);
  await page
    .getByLabel(fields.inCommand['register.place'] ?? '')
    .first()
    .fill(`${street}路口`);
  await page
    .getByLabel(fields.names['name'] ?? '')
    .first()
    .fill('李某');
  await page
    .getByLabel(fields.names['phone'] ?? '')
    .first()
    .fill('138 2222 3333');
  const section = page.getByRole('region', { name: said.title });
  await expect(section.getByRole('link', { name: own.number })).toBeVisible();
  const line = section.getByRole('listitem').filter({ hasText: own.number });
  for (const reason of Object.values(said.reasons)) await expect(line.getByText(reason)).toBeVisible();
  await section.getByRole('button', { name: said.compare(own.number) }).click();
  const table = section.getByRole('group', { name: said.sideBySide(own.number) });
  await expect(table.locator('mark', { hasText: '下水道' }).first()).toBeVisible();
  await expect(table).toContainText(said.sameReporter);
  await expect(table).toContainText(texts.words.stages.registered.name);
  await page.screenshot({ path: info.outputPath('registration.png'), fullPage: true });
  expect(await findings(page)).toEqual([]);
  expect(await sideways(page)).toBeLessThanOrEqual(0);
  // What is written now is what is asked for: another matter has none of it.
  await page.getByLabel(fields.names['summary'] ?? '').fill('广场舞');
  await page.getByLabel(fields.names['detail'] ?? '').fill('音响');
  await page
    .getByLabel(fields.inCommand['register.place'] ?? '')
    .first()
    .fill('');
  await page
    .getByLabel(fields.names['phone'] ?? '')
    .first()
    .fill('');
  await expect(section).toHaveCount(0);
});

test('of answers that come in another order the one to what stands there now is shown', async ({
  page,
  texts,
}) => {
  await signIn(page, desk, '/desk/register');
  const { duplicates: said, fields } = texts;
  const summary = page.getByLabel(fields.names['summary'] ?? '');
  let release = () => {};
  const held = new Promise<void>((done) => (release = done));
  await ownCase(undefined, { ...well(), place: undefined, detail: `${street}路口` });
  await page.route('**/v1/duplicates', async (route) => {
    if (route.request().postData()?.includes('井盖')) await held;
    await route.continue();
  });
  const early = page.waitForRequest((request) => request.postData()?.includes('井盖') === true);
  await summary.fill(`窨井盖不见了${street}路口`);
  await early;
  const late = page.waitForResponse('**/v1/duplicates');
  await summary.fill('完全别的一件事情');
  await late;
  release();
  await page.waitForLoadState('networkidle');
  await expect(page.getByRole('region', { name: said.title })).toHaveCount(0);
});

test('several become one on the page of a case, with the due moments said before, and come apart again', async ({
  page,
  texts,
}, info) => {
  const own = await ownCase(undefined, well());
  const second = await ownCase(undefined, again());
  const third = await ownCase(undefined, { ...again(), summary: '井盖没了有大洞' });
  const { duplicates: said } = texts;
  await signIn(page, desk, `/desk/cases/${own.id}`);
  const section = page.getByRole('region', { name: said.title });
  for (const { number } of [second, third])
    await section.getByRole('checkbox', { name: said.select(number) }).check();
  await section.getByRole('button', { name: said.merge(2) }).click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByRole('radio', { name: own.number })).toBeChecked();
  await expect(drawer.getByRole('table', { name: said.preview })).toBeVisible();
  await page.screenshot({ path: info.outputPath('merge.png') });
  expect(await findings(page)).toEqual([]);
  await drawer.getByRole('button', { name: said.start(2) }).click();
  for (const { number } of [second, third]) await expect(drawer.getByText(said.merged(number))).toBeVisible();
  await drawer.getByRole('button', { name: said.undo(third.number) }).click();
  await expect(drawer.getByText(said.undone(third.number))).toBeVisible();
  await page.keyboard.press('Escape');
  await page.goto(`/desk/cases/${second.id}`);
  await expect(page.locator('.matter-head')).toContainText(texts.words.stages.merged.name);
  await page.goto(`/desk/cases/${third.id}`);
  await expect(page.locator('.matter-head')).toContainText(texts.words.stages.registered.name);
});

test('the merge that cannot be is said beforehand, and another may go on instead', async ({
  page,
  texts,
}) => {
  const own = await ownCase(undefined, well());
  const other = await ownCase(undefined, { ...again(), ledger: 'suggestion' });
  const { duplicates: said } = texts;
  await signIn(page, desk, `/desk/cases/${own.id}`);
  await page.getByRole('checkbox', { name: said.select(other.number) }).check();
  await page.getByRole('button', { name: said.merge(1) }).click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.locator('.box-warn')).toContainText(other.number);
  await expect(drawer.getByRole('button', { name: said.start(0) })).toBeDisabled();
  await drawer.getByRole('radio', { name: other.number }).check();
  await expect(drawer.locator('.box-warn')).toContainText(own.number);
});
