import { expect, test as plain, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { texts as en } from '../src/texts/en/all.ts';
import type { Catalogue } from '../src/texts/shape.ts';
import { texts as zh } from '../src/texts/zh-cn/all.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A test knows the language it runs in, and finds things by the words a citizen reads. */
export const test = plain.extend<{ texts: Catalogue }>({
  texts: async ({ locale }, use) => use(locale === 'en' ? en : zh),
});
export { expect } from '@playwright/test';

/** Every page that can be opened without a number. */
export const paths = ['/', '/submit', '/track', '/ledger', '/receipt', '/privacy', '/nowhere'] as const;

/** The smallest photo there is. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR4nGM4EaCBFTEMLQkAaplQAc/OcKAAAAAASUVORK5CYII=',
  'base64',
);

/** Opened, and alive: what is pressed does something. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForLoadState('networkidle');
}

export interface Filling {
  readonly summary?: string;
  readonly detail?: string;
  readonly anonymous?: boolean;
  readonly name?: string;
}

/** The least a citizen fills in. */
export async function fill(page: Page, texts: Catalogue, filling: Filling = {}): Promise<void> {
  const { submit, words } = texts;
  await page.getByRole('radio', { name: words.ledgers.claim.name }).check();
  await page.getByLabel(submit.category).selectOption('noise');
  await page.getByLabel(submit.summary).fill(filling.summary ?? 'WEB 楼下施工');
  await page.getByLabel(submit.detail).fill(filling.detail ?? '连续三晚');
  if (filling.anonymous) await page.getByRole('radio', { name: submit.anonymous }).check();
  else {
    await page.getByRole('radio', { name: submit.named }).check();
    await page.getByLabel(submit.name, { exact: true }).fill(filling.name ?? 'Wang');
  }
  await page.getByLabel(submit.privacyAccept).check();
}

export async function send(page: Page, { submit }: Catalogue): Promise<void> {
  await page.getByRole('button', { name: submit.send, exact: true }).click();
}

/** What the end page shows. */
export async function entered(page: Page): Promise<{ number: string; code: string }> {
  const secrets = page.locator('.ticket dd');
  await expect(secrets).toHaveCount(2);
  const [number = '', code = ''] = await secrets.allInnerTexts();
  return { number, code };
}

export async function track(
  page: Page,
  { track: said }: Catalogue,
  number: string,
  code: string,
): Promise<void> {
  await open(page, '/track');
  await page.getByLabel(said.number).fill(number);
  await page.getByLabel(said.code, { exact: false }).last().fill(code);
  await page.getByRole('button', { name: said.open, exact: true }).click();
}

/** Findings of axe, WCAG 2.2 A and AA, best practice too. */
export async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await (
      globalThis as unknown as {
        axe: {
          run: (where: Document) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
        };
      }
    ).axe.run(document);
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
  });
}

/** What a small screen and a thumb need: nothing beside the page, targets of 44 px, letters that do not make a phone zoom. */
export async function hardToTouch(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    if (document.documentElement.scrollWidth > innerWidth)
      found.push(`sideways ${document.documentElement.scrollWidth}`);
    for (const control of document.querySelectorAll<HTMLElement>(
      'button, a[href], input, select, textarea, summary',
    )) {
      const shown =
        control.checkVisibility() &&
        !control.closest('.skip, .only-heard') &&
        !control.matches('.skip, .only-heard');
      if (!shown) continue;
      if (
        control.matches('input:not([type=radio], [type=checkbox]), select, textarea') &&
        parseFloat(getComputedStyle(control).fontSize) < 16
      )
        found.push(`small letters ${control.outerHTML.slice(0, 80)}`);
      const target = control.matches('[type=radio], [type=checkbox]')
        ? (control.closest('label') ?? control)
        : control;
      // A link in the middle of a sentence is as high as its line (WCAG 2.5.8, inline).
      if (control.matches('p a:not(.alarm a)')) continue;
      const { height, width } = target.getBoundingClientRect();
      if (height < 43.5 || width < 43.5)
        found.push(`${Math.round(width)}×${Math.round(height)} ${control.outerHTML.slice(0, 80)}`);
    }
    return found;
  });
}

/** Everything a browser may keep of a page. */
export async function keptBy(page: Page): Promise<string> {
  return page.evaluate(() =>
    JSON.stringify([
      location.href,
      history.state,
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
    ]),
  );
}
