import { refuse, type Refusal } from '../../refusal.ts';

/** What can stand in braces in a usual answer. Never the reporter: an answer is read by more than the receiving desk. */
export const blanks = ['number', 'category', 'place', 'unit', 'handler', 'received', 'due'] as const;
export type Blank = (typeof blanks)[number];

const inBraces = /\{([^{}\n]*)\}/g;

/** `unknown-blank`, where something else stands in braces: it would reach the citizen as it is. */
export function unknownBlank(text: string, field: string): Refusal | null {
  const isKnown = ([, name = '']: RegExpMatchArray) => (blanks as readonly string[]).includes(name);
  return [...text.matchAll(inBraces)].every(isKnown) ? null : refuse('unknown-blank', field);
}

/** The text with what is known put in; a blank without a value stays, in its braces. */
export function filled(text: string, values: Readonly<Record<Blank, string | null>>): string {
  return text.replace(inBraces, (whole, name: string) => values[name as Blank] ?? whole);
}
