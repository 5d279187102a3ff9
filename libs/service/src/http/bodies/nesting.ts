import { ProblemException } from '../../problems/problem.ts';
import { deepestNesting } from '../limits/http-limits.ts';

const [quote, backslash] = [0x22, 0x5c];
const opening = new Set([0x5b, 0x7b]);
const closing = new Set([0x5d, 0x7d]);

/**
 * Throws `too-deeply-nested` before anything is made of the text: JSON.parse would build every level, and each costs
 * again whenever memory is tidied. Bytes are those of UTF-8, in which none of these characters is part of another.
 */
export function refuseDeepNesting(json: Uint8Array): void {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at] as number;
    if (isText) {
      if (byte === backslash) at += 1;
      else if (byte === quote) isText = false;
    } else if (byte === quote) isText = true;
    else if (opening.has(byte)) {
      depth += 1;
      if (depth > deepestNesting) throw new ProblemException('too-deeply-nested');
    } else if (closing.has(byte)) depth -= 1;
  }
}
