import type { Language } from '../texts/catalogue.ts';

/** What has a name in both languages. */
export interface Named {
  readonly nameZh: string;
  readonly nameEn: string;
}

export function nameIn({ nameZh, nameEn }: Named, language: Language): string {
  return language === 'en' ? nameEn : nameZh;
}
