import type { Page } from '@playwright/test';
import type { DeskCatalogue } from '../../src/texts/desk-catalogue.ts';
import { findings } from '../pages.ts';
import { give, ownCase } from '../staff.ts';
import {
  chief,
  desk,
  expect,
  linjiang,
  officer,
  openFilters,
  settled,
  sideways,
  signIn,
  test,
} from './desk.ts';

let id = '';
test.beforeAll(async () => {
  const own = await ownCase('accept', { summary: 'SCREEN 路灯不亮' });
  await give(own, 'urge', 'dongcheng-chief', { text: '尽快' });
  ({ id } = own);
});

/** Labels, headings, buttons and columns: everything but what people wrote and what they are called. */
const said = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('h1, h2, h3, th[scope=col], dt, label, legend, button, nav a, .tag, .due')]
      .filter(
        (each) =>
          (each as HTMLElement).checkVisibility() && !each.closest('.written, form[role=search] option'),
      )
      .map((each) => {
        const copy = each.cloneNode(true) as HTMLElement;
        for (const data of copy.querySelectorAll('bdi, option, select, .summary')) data.remove();
        return copy.textContent ?? '';
      }),
  );

interface Screen {
  readonly name: string;
  readonly as: string;
  readonly path: () => string;
  /** What is opened on it. */
  readonly open?: (texts: DeskCatalogue) => string;
}

const built = encodeURIComponent(
  JSON.stringify({
    all: [
      { received: { from: '2026-11-01T00:00:00+08:00', before: '2026-12-01T00:00:00+08:00' } },
      { not: { unit: [linjiang] } },
      { any: [{ overdue: true }, { level: { atLeast: 1 } }] },
    ],
  }),
);
const screens: readonly Screen[] = [
  { name: 'home of a desk', as: desk, path: () => '/desk' },
  { name: 'home of an officer', as: officer, path: () => '/desk' },
  { name: 'worklist', as: chief, path: () => `/desk/cases?tab=all&unit=${linjiang}` },
  {
    name: 'search builder',
    as: chief,
    path: () => `/desk/cases?tab=all&where=${built}`,
    open: ({ find }) => find.openWith(4),
  },
  { name: 'figures', as: chief, path: () => '/desk/cases?tab=all', open: ({ find }) => find.figures },
  { name: 'views', as: chief, path: () => '/desk/cases?tab=all', open: ({ find }) => find.keepView },
  { name: 'case', as: officer, path: () => `/desk/cases/${id}` },
  { name: 'decisions', as: chief, path: () => '/desk/decisions' },
  { name: 'registration', as: desk, path: () => '/desk/register' },
  { name: 'guidance', as: 'admin', path: () => '/desk/guidance' },
  { name: 'guidance of a category', as: 'admin', path: () => '/desk/guidance/entry?about=category.noise' },
  { name: 'notices', as: chief, path: () => '/desk/notices?all=1' },
];

for (const { name, as, path, open } of screens) {
  test(`${name}: axe finds nothing, nothing stands beside the page, one heading, all words of one language`, async ({
    page,
    locale,
    texts,
  }, info) => {
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await signIn(page, as, path());
    await settled(page, texts.shell.loading);
    if (open) {
      await openFilters(page, texts);
      await page.getByRole('button', { name: open(texts), exact: true }).click();
      await page.getByRole('dialog').waitFor();
      await settled(page, texts.shell.loading);
    }
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect(page.locator('html')).toHaveAttribute('lang', locale ?? '');
    for (const role of ['banner', 'main'] as const) await expect(page.getByRole(role)).toHaveCount(1);
    await expect(page).toHaveTitle(new RegExp(`· ${texts.shell.name}$`));
    await page.screenshot({ path: info.outputPath('screen.png'), fullPage: true });
    expect(await findings(page)).toEqual([]);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    if (locale === 'en') {
      const words = (await said(page)).filter((text) => /[\u4e00-\u9fff]/.test(text));
      expect(words.filter((text) => !/中文/.test(text) && !/^SQ|市局|派出所|所|民警/.test(text))).toEqual([]);
    }
    expect(errors).toEqual([]);
  });
}

test('the form of an act: axe finds nothing, every field has a name', async ({ page, texts }, info) => {
  await signIn(page, officer, `/desk/cases/${id}`);
  await page.getByRole('button', { name: texts.commands.reply, exact: true }).click();
  await page.getByLabel(texts.fields.names['result'] ?? '').waitFor();
  await page.screenshot({ path: info.outputPath('form.png') });
  expect(await findings(page)).toEqual([]);
  expect(await sideways(page)).toBeLessThanOrEqual(0);
});

test('at 320 px and at twice the size nothing stands beside the page', async ({ page, texts }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const { as, path } of screens.slice(1, 4)) {
    await signIn(page, as, path());
    await settled(page, texts.shell.loading);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
  }
});

test('on a telephone the first case of the worklist stands on the first screen', async ({
  page,
  texts,
}, info) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page, chief, '/desk/cases?tab=all');
  await settled(page, texts.shell.loading);
  await page.screenshot({ path: info.outputPath('telephone.png') });
  const first = await page.locator('table.cases tbody tr').first().boundingBox();
  expect(first?.y).toBeLessThan(500);
});
