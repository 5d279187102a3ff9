import type { Language } from './catalogue.ts';
import type { texts } from './zh-cn/desk/all.ts';

/** Every text of the desk, as the Chinese catalogue has it; the compiler holds the English one to it. */
export type DeskCatalogue = typeof texts;

export async function deskCatalogueOf(language: Language): Promise<DeskCatalogue> {
  return language === 'en'
    ? (await import('./en/desk/all.ts')).texts
    : (await import('./zh-cn/desk/all.ts')).texts;
}
