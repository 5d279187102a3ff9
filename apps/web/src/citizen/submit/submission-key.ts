import { randomKey } from '../../parts/random-key.ts';

const place = 'fengqiao.submission';

/**
 * One idempotency key for one matter: the same words sent again, after a double tap, a lost answer or a reload, have the same
 * key and are one case. Other words are another matter, and a key of their own.
 */
export function keyOfSubmission(body: unknown): string {
  const of = digest(JSON.stringify(body));
  const kept = read();
  if (kept?.of === of) return kept.key;
  const key = randomKey();
  try {
    sessionStorage.setItem(place, JSON.stringify({ of, key }));
  } catch {
    // Then a reload in the middle of sending is the only thing that could make two of one.
  }
  return key;
}

export function forgetSubmission(): void {
  try {
    sessionStorage.removeItem(place);
  } catch {
    // There is nothing to forget.
  }
}

function read(): { of: string; key: string } | null {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? 'null') as { of: string; key: string } | null;
  } catch {
    return null;
  }
}

/** Tells two texts apart (FNV-1a, twice with different beginnings); it protects nothing. */
function digest(text: string): string {
  const run = (from: number) =>
    [...text].reduce((hash, sign) => Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 16_777_619) >>> 0, from);
  return `${run(2_166_136_261)}-${run(84_696_351)}`;
}
