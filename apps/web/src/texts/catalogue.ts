import type { Catalogue } from './shape.ts';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** One language's texts: a page loads no other. */
export async function catalogueOf(language: Language): Promise<Catalogue> {
  return language === 'en' ? (await import('./en/all.ts')).texts : (await import('./zh-cn/all.ts')).texts;
}

/** What a page says that is opened first, and no more; whoever goes on to another page loads the rest first. */
export async function partOf(part: 'first' | 'light', language: Language): Promise<Catalogue> {
  if (part === 'first') {
    const { firstTexts } = await (language === 'en' ? import('./en/first.ts') : import('./zh-cn/first.ts'));
    return firstTexts as Catalogue;
  }
  const { lightTexts } = await (language === 'en' ? import('./en/light.ts') : import('./zh-cn/light.ts'));
  return lightTexts as Catalogue;
}

export function asLanguage(text: string | null | undefined): Language {
  return text === 'en' ? 'en' : 'zh-CN';
}
