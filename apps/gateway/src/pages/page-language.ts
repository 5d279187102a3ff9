import type { Request } from 'express';

type PageLanguage = 'zh-CN' | 'en';

/** The language a page is sent in: what its reader has chosen, else what the browser asks for first, else Chinese. */
export function languageOf({ headers }: Pick<Request, 'headers'>): PageLanguage {
  const [, chosen] = /(?:^|;\s*)language=(zh-CN|en)(?:;|$)/.exec(headers.cookie ?? '') ?? [];
  if (chosen) return chosen as PageLanguage;
  const wanted = (headers['accept-language'] ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';').map((each) => each.trim().toLowerCase());
      const weight = parameters.find((each) => each.startsWith('q='));
      return { language: tag.split('-')[0], weight: weight ? Number(weight.slice(2)) : 1 };
    })
    .filter(({ language, weight }) => (language === 'zh' || language === 'en') && weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  return wanted[0]?.language === 'en' ? 'en' : 'zh-CN';
}
