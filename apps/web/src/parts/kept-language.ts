import { asLanguage, type Language } from '../texts/catalogue.ts';

const cookie = 'language';

/** The choice is kept in a cookie, so that the gateway can send the next page in it. */
export function keepLanguage(language: Language): void {
  document.cookie = `${cookie}=${language}; path=/; max-age=31536000; samesite=lax`;
}

export function keptLanguage(): Language | undefined {
  const [, kept] = new RegExp(`(?:^|; )${cookie}=([^;]*)`).exec(document.cookie) ?? [];
  return kept === undefined ? undefined : asLanguage(kept);
}
