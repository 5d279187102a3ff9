import { expect, test as plain, type Page } from '@playwright/test';
import { texts as en } from '../../src/texts/en/desk/all.ts';
import type { DeskCatalogue } from '../../src/texts/desk-catalogue.ts';
import { texts as zh } from '../../src/texts/zh-cn/desk/all.ts';

/** A test knows the language it runs in, and finds things by the words an officer reads. */
export const test = plain.extend<{ texts: DeskCatalogue }>({
  texts: async ({ locale }, use) => use(locale === 'en' ? en : zh),
});
export { expect } from '@playwright/test';

export const linjiang = 'shifan.dongcheng.linjiang';
export const officer = 'linjiang-officer-a';
export const desk = 'linjiang-desk';
export const chief = 'linjiang-chief';

/** Signed in as somebody of the sample, on a page of the desk that is alive. */
export async function signIn(page: Page, person: string, path = '/desk'): Promise<void> {
  // Nobody else is left signed in, here or at the provider.
  await page.context().clearCookies();
  await page.goto(`/sign-in?login_hint=${person}&return=${encodeURIComponent(path)}`);
  await page.waitForURL((url) => url.pathname.startsWith('/desk'));
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** Everything that the screen asks for has come. */
export async function settled(page: Page, loading: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await expect(page.getByText(loading)).toHaveCount(0);
  await expect(page.getByText('…', { exact: true })).toHaveCount(0);
  await page.waitForLoadState('networkidle');
}

/** One of many, typed to be found: pressed once it is offered. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(option);
  await page.getByTitle(option, { exact: true }).last().click();
}

/** On a telephone what narrows a list, and the tools for a whole search, are folded away. */
export async function openFilters(page: Page, texts: DeskCatalogue): Promise<void> {
  await page.locator('.query-bar').waitFor();
  const opener = page.getByRole('button', { name: texts.worklist.filtersOpen(0) });
  const isFolded = (await opener.isVisible()) && (await opener.getAttribute('aria-expanded')) === 'false';
  if (isFolded) await opener.click();
}

/** What of a screen reaches beyond its width. */
export function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

/** A picture of one's own making: two pixels. */
export const photo = {
  name: 'photo.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==',
    'base64',
  ),
};
