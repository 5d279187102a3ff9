import type { Language } from './catalogue.ts';
import type { DeskCatalogue } from './desk-catalogue.ts';

/** The desk's texts in a language, which is all that is loaded of them. */
export async function deskCatalogueOf(language: Language): Promise<DeskCatalogue> {
  return language === 'en'
    ? (await import('./en/desk/all.ts')).texts
    : (await import('./zh-cn/desk/all.ts')).texts;
}
