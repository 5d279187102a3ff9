import type { Request, Response } from 'express';

/** What all our cookies say: for us alone, unseen by scripts, and with a page's own calls and ways back from the provider. */
export interface CookiePlace {
  readonly isSecure: boolean;
}

/** Under TLS a name that only this very host can have set. */
export function cookieName(name: string, { isSecure }: CookiePlace): string {
  return isSecure ? `__Host-${name}` : name;
}

export const sessionCookie = 'fengqiao-session';

/** Null also for what no cookie of ours looks like. */
export function readCookie(request: Request, name: string): string | null {
  return readCookies(request).find(([each]) => each === name)?.[1] ?? null;
}

export function readCookies({ headers }: Request): [string, string][] {
  const parts = (headers.cookie ?? '').split(';').map((part) => part.trim());
  return parts.flatMap((part) => {
    const at = part.indexOf('=');
    const value = part.slice(at + 1);
    return at > 0 && /^[\w-]{1,4000}$/.test(value) ? [[part.slice(0, at), value] as [string, string]] : [];
  });
}

/** Without `maxAgeMs` it goes with the browser, which may keep it for weeks: when it ends is ours to say, not the cookie's. */
export function setCookie(
  response: Response,
  name: string,
  value: string,
  { isSecure }: CookiePlace,
  maxAgeMs?: number,
): void {
  response.cookie(name, value, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: isSecure,
    ...(maxAgeMs !== undefined && { maxAge: maxAgeMs }),
  });
}

export function clearCookie(response: Response, name: string, { isSecure }: CookiePlace): void {
  response.clearCookie(name, { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure });
}
