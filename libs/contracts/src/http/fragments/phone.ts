import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { z } from 'zod';

/** How an extension is written here: 转8012, 分机 12, and after a landline's number behind one more hyphen. */
const extensions: readonly [RegExp, string][] = [
  [/\s*(?:转接?|轉|分机|内线)\s*:?\s*(?=\d)/, ' ext '],
  [/^(\(?0\d{2,3}\)?[- ]?\d{7,8})-(?=\d{1,6}$)/, '$1 ext '],
];
/** A subscriber's number without its area, or one of a company's own: as such it is found, in no country. */
const short = /^[1-9]\d{4,7}$/;
/** A mobile number of China alone: nearly all that come, and the library takes as long as a whole command to read one. */
const mobile = /^1[3-9]\d{9}$/;

/**
 * What a telephone number is found by: E.164 with `;ext=` behind it (RFC 3966), numbers without a country taken for
 * Chinese ones; a short number as its digits. Null where the text is none.
 */
export function phoneKey(text: string): string | null {
  const plain = text.normalize('NFKC').trim();
  const digits = plain.replace(/[ -]/g, '');
  if (short.test(digits)) return digits;
  if (mobile.test(digits)) return `+86${digits}`;
  const spelt = extensions.reduce((so, [shape, by]) => so.replace(shape, by), plain);
  const number = parsePhoneNumberFromString(spelt, { defaultCountry: 'CN', extract: false });
  if (!number?.isPossible()) return null;
  return number.ext ? `${number.number};ext=${number.ext}` : number.number;
}

/** Kept as it was given. */
export const phone = z
  .string()
  .trim()
  .min(5)
  .max(60)
  .refine((text) => phoneKey(text) !== null, { error: 'a telephone number', params: { code: 'bad-phone' } })
  .meta({ examples: ['13800000000', '(010) 65432100', '010-65432100转8012', '+49 (0)30 901820'] });
