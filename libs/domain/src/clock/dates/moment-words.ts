import { formatMoment } from './moment.ts';

const months = 'January February March April May June July August September October November December';

/** A moment as papers say it, in the bureau's own time: `2026年11月20日 17:00`, `20 November 2026, 17:00`. */
export function momentInWords(moment: number, timeZone: string | null): { zh: string; en: string } {
  const [date = '', time = ''] = formatMoment(moment, timeZone).split('T');
  const [year = '', month, day] = date.split('-');
  const at = time.slice(0, 5);
  return {
    zh: `${year}年${Number(month)}月${Number(day)}日 ${at}`,
    en: `${Number(day)} ${months.split(' ')[Number(month) - 1]} ${year}, ${at}`,
  };
}
