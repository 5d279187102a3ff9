import type { Values } from '../acts/form-values.ts';
import type { Draft } from './duplicates-queries.ts';

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** What of a registration's form tells matters apart; null while too little is written to look for anything. */
export function draftOf(values: Values): Draft | null {
  const [summary, detail, place, category] = ['summary', 'detail', 'place', 'category'].map((name) =>
    textOf(values[name]),
  );
  const reporter = (values['anonymous'] === true ? {} : (values['reporter'] ?? {})) as Values;
  const [name, phone] = [textOf(reporter['name']), textOf(reporter['phone'])];
  if (`${summary}${detail}`.length < 4 && phone.length < 5) return null;
  return {
    ...(summary && { summary }),
    ...(detail && { detail }),
    ...(place && { place }),
    ...(category && { category }),
    ...(phone.length >= 5 && { reporter: { ...(name && { name }), phone } }),
  };
}
