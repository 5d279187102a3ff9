/** Letters and signs that Unicode calls so and that show nothing: Hangul fillers, the empty braille cell. */
const blankSigns = '\u115f\u1160\u2800\u3164\uffa0';
const blank = new RegExp(`[\\p{C}\\p{Z}\\p{M}${blankSigns}]`, 'gu');
const invisible = new RegExp(`[\\p{C}\\p{Zl}\\p{Zp}${blankSigns}]`, 'u');
/** Between letters some scripts need these to write a name. */
const joiners = /(?<=\p{L}\p{M}*)[\u200c\u200d](?=\p{L})/gu;

/** Whether anybody sees anything of it. */
export function hasVisible(text: string): boolean {
  return text.replace(blank, '') !== '';
}

/** Whether something in it is not seen, or turns round what is: two such texts can look like one. */
export function hasInvisible(text: string): boolean {
  return invisible.test(text.replace(joiners, ''));
}
