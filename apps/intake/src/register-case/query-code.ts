import { createHash, randomInt } from 'node:crypto';

/** Without letters and digits that are read for one another. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const length = 10;

/** The citizen's secret: 50 bits, shown once. Guessing is met by slowing down and locking out, not by length. */
export function newQueryCode(): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}

/** Only the hash is kept; the number salts it, so equal codes do not look equal. */
export function hashQueryCode(number: string, code: string): Buffer {
  return createHash('sha256').update(`${number}:${code.toUpperCase()}`).digest();
}
