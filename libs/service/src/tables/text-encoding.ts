import type { Encoding } from '@fengqiao/contracts/http/fragments/import';
import { unreadable } from './table-rows.ts';

/** Names that callers use, and what WHATWG's decoder of that name reads. GB18030 holds GBK and GB 2312. */
const charsets: Readonly<Record<string, Encoding | 'utf-16'>> = {
  ...{ 'utf-8': 'utf-8', utf8: 'utf-8', 'us-ascii': 'utf-8' },
  ...{ gb18030: 'gb18030', gbk: 'gb18030', gb2312: 'gb18030', cp936: 'gb18030', 'x-gbk': 'gb18030' },
  ...{ 'utf-16': 'utf-16', 'utf-16le': 'utf-16le', 'utf-16be': 'utf-16be' },
};

const marks: readonly [Encoding, readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * Text as its byte order mark says, else as the caller's `charset` says, else as the bytes do. Throws where they do not
 * fit: a guess that turns names into other names is worse than a refusal.
 */
export function decodeText(
  bytes: Uint8Array,
  charset: string | null,
): { readonly text: string; readonly encoding: Encoding } {
  const encoding = markOf(bytes) ?? saidToBe(charset, bytes) ?? guess(bytes);
  const text = read(bytes, encoding);
  if (text === null) throw unreadable('unreadable-encoding');
  return { text, encoding };
}

function markOf(bytes: Uint8Array): Encoding | null {
  return marks.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte))?.[0] ?? null;
}

function saidToBe(charset: string | null, bytes: Uint8Array): Encoding | null {
  if (charset === null) return null;
  const said = charsets[charset.toLowerCase()];
  if (!said) throw unreadable('unreadable-encoding');
  return said === 'utf-16' ? (guessUtf16(bytes) ?? 'utf-16be') : said;
}

function guess(bytes: Uint8Array): Encoding {
  const utf16 = guessUtf16(bytes);
  if (utf16) return utf16;
  if (read(bytes, 'utf-8') !== null) return 'utf-8';
  // Damaged UTF-8 is often valid GB18030 of another sense: Chinese text of more whole than broken characters is that.
  const loose = new TextDecoder('utf-8').decode(bytes);
  const broken = loose.split('\ufffd').length - 1;
  const whole = loose.match(/[\u0800-\ufffc]/g)?.length ?? 0;
  if (whole > broken) throw unreadable('unreadable-encoding');
  return 'gb18030';
}

/** Without a mark it shows by the zero halves of its commas and digits. */
function guessUtf16(bytes: Uint8Array): Encoding | null {
  const start = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  for (const [i, byte] of start.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (Math.max(even, odd) < start.length / 8) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

function read(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
