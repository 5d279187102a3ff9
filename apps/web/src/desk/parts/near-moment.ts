import { localeOf, momentInWords } from '../../parts/moment-words.ts';
import type { Language } from '../../texts/catalogue.ts';
import type { DeskCatalogue } from '../../texts/desk-catalogue.ts';

/** What a part needs to tell a moment: the language, and what time it is where the clocks are counted. */
export interface Telling {
  readonly language: Language;
  readonly texts: DeskCatalogue;
  /** The service's time when it answered; null while none has. */
  readonly now: string;
}

const dayMs = 86_400_000;

/** 今天 18:00, 明天 09:00, else the day with its weekday. Days are those of the bureau, whose zone every moment carries. */
export function nearMoment(moment: string, { language, texts, now }: Telling): string {
  const { today, tomorrow, yesterday } = texts.due;
  const named = new Map([
    [0, today],
    [1, tomorrow],
    [-1, yesterday],
  ]).get(daysBetween(now, moment));
  return named ? `${named} ${moment.slice(11, 16)}` : momentInWords(moment, language, now);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / dayMs);
}

/** The end of the bureau's day, a second after its last due moment (24:00). */
export function endOfDay(now: string): string {
  const next = new Date(Date.parse(now.slice(0, 10)) + dayMs).toISOString().slice(0, 10);
  return `${next}T00:00:01${zoneOf(now)}`;
}

/** `+08:00`, as the service writes its moments. */
export function zoneOf(moment: string): string {
  return /(?:Z|[+-]\d\d:\d\d)$/.exec(moment)?.[0] ?? 'Z';
}

/** 3 天前, 3 days ago: counted from the service's time. */
export function ago(moment: string, { language, now }: Telling): string {
  const format = new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto' });
  const minutes = Math.round((Date.parse(moment) - Date.parse(now)) / 60_000);
  if (Math.abs(minutes) < 60) return format.format(minutes, 'minute');
  const hours = Math.round(minutes / 60);
  return Math.abs(hours) < 48 ? format.format(hours, 'hour') : format.format(Math.round(hours / 24), 'day');
}
