import type { Language } from '../texts/catalogue.ts';

/** The bureau's zone: a citizen abroad is told the bureau's day, which is the one that counts. */
const timeZone = 'Asia/Shanghai';

/** A day with its weekday: 11月24日周二, Tue 24 Nov. The year is said where it is not this one. */
export function dayInWords(moment: string, language: Language, now: string): string {
  const year = moment.slice(0, 4) === now.slice(0, 4) ? {} : ({ year: 'numeric' } as const);
  // A date alone is that day wherever the browser is.
  const zone = moment.length === 10 ? 'UTC' : timeZone;
  const format = {
    ...year,
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
    weekday: 'short',
  } as const;
  return new Intl.DateTimeFormat(localeOf(language), { ...format, timeZone: zone }).format(new Date(moment));
}

/** The same with its clock time. */
export function momentInWords(moment: string, language: Language, now: string): string {
  const format = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const;
  const time = new Intl.DateTimeFormat(localeOf(language), format).format(new Date(moment));
  return `${dayInWords(moment, language, now)} ${time}`;
}

export function localeOf(language: Language): string {
  return language === 'en' ? 'en-GB' : 'zh-CN';
}
