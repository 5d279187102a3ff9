import type { Middleware } from 'openapi-fetch';

/** Longer than a slow line needs for these small bodies; then it is said that no answer came. */
const patience = 20_000;

/** What the gateway asks of everything that changes something: another site's page cannot set it. */
export const fromOurPage = { 'X-Requested-With': 'fengqiao' };

/**
 * What every call of citizens' pages bears besides: that it speaks for the citizen who sits there. A citizen is nobody's
 * session: also at a desk, where somebody is signed in beside, the gateway looks at none. By a header, since what tells how far
 * an upload got cannot leave the cookie at home.
 */
export const fromCitizen = { ...fromOurPage, 'X-Fengqiao-As': 'citizen' };

/** Refusals come in the language the page is in. */
export const speaks: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', document.documentElement.lang);
    return request;
  },
};

export const calls = {
  headers: fromOurPage,
  cache: 'no-store',
  fetch: (request: Request) => fetch(request, { signal: AbortSignal.timeout(patience) }),
} as const;
