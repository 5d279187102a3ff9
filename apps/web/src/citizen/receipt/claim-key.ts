import { randomKey } from '../../parts/random-key.ts';

/*
 * A claim is good once: whoever lost the answer gets the same code by the same key, also after a reload. The key alone opens
 * nothing: it takes the claim, which is on paper and stands in no storage.
 */
const place = 'fengqiao.claim';
let here: string | null = null;

/** The key of an exchange that nobody has answered yet, else a new one. */
export function claimKey(): string {
  try {
    here = sessionStorage.getItem(place) ?? here;
  } catch {
    // Then it is kept in the page alone.
  }
  here ??= randomKey();
  try {
    sessionStorage.setItem(place, here);
  } catch {
    // As above.
  }
  return here;
}

export function forgetClaimKey(): void {
  here = null;
  try {
    sessionStorage.removeItem(place);
  } catch {
    // There is nothing to forget.
  }
}
