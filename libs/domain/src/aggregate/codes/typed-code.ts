/** Letters and digits of a secret: none that are read for one another by whoever copies it by hand. */
export const codeAlphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** What is no letter of a secret, and which one somebody who writes it means. */
const meantBy: Readonly<Record<string, string>> = { '0': 'Q', O: 'Q', '1': 'L', I: 'L', '|': 'L' };

/**
 * A secret as it was given out, whatever way somebody types it: with blanks, hyphens or dots of any script, full-width,
 * in small letters, a look-alike for a letter, words before it.
 */
export function readCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[0O1I|]/g, (sign) => meantBy[sign] ?? sign)
    .replace(/[^A-Z2-9]/g, '');
}
