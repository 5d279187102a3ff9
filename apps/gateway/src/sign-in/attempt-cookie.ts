import { seal, unseal } from '@fengqiao/postgres/store/sealed-secret';
import type { Request, Response } from 'express';
import type { Attempt } from '../identity/identity-provider.ts';
import { clearCookie, cookieName, readCookies, setCookie, type CookiePlace } from '../sessions/cookies.ts';

/** An attempt to sign in, kept by the browser that makes it: nobody else can finish it. */
export interface KeptAttempt extends Attempt {
  readonly returnTo: string;
  /** Epoch milliseconds. */
  readonly until: number;
}

/** As long as somebody may take over it. */
export const attemptMs = 10 * 60_000;
/** Tabs in which somebody is signing in at once; an older one is given up. */
const mostAttempts = 4;
const prefix = 'fengqiao-sign-in-';

const nameOf = (state: string, place: CookiePlace) => cookieName(`${prefix}${state.slice(0, 8)}`, place);
const keyOf = (sessionKey: string) => `${sessionKey} sign-in`;

export function keepAttempt(
  request: Request,
  response: Response,
  attempt: KeptAttempt,
  { sessionKey, ...place }: CookiePlace & { readonly sessionKey: string },
): void {
  const kept = readCookies(request).filter(([name]) => name.startsWith(cookieName(prefix, place)));
  for (const [name] of kept.slice(0, Math.max(0, kept.length - mostAttempts + 1)))
    clearCookie(response, name, place);
  const sealed = seal(JSON.stringify(attempt), keyOf(sessionKey)).toString('base64url');
  setCookie(response, nameOf(attempt.state, place), sealed, place, attemptMs);
}

/** The attempt of this browser by that state, which is over with this; null for one that is not its own, or too old. */
export function takeAttempt(
  request: Request,
  response: Response,
  state: unknown,
  { sessionKey, now, ...place }: CookiePlace & { readonly sessionKey: string; readonly now: number },
): KeptAttempt | null {
  if (typeof state !== 'string' || !/^[\w-]{20,100}$/.test(state)) return null;
  const name = nameOf(state, place);
  const sealed = readCookies(request).find(([each]) => each === name)?.[1];
  if (sealed === undefined) return null;
  clearCookie(response, name, place);
  try {
    const attempt = JSON.parse(unseal(Buffer.from(sealed, 'base64url'), keyOf(sessionKey))) as KeptAttempt;
    return attempt.state === state && attempt.until > now ? attempt : null;
  } catch {
    return null;
  }
}
