import createClient, { type Middleware } from 'openapi-fetch';
import type { paths as IntakePaths } from './intake-api.generated.ts';
import type { paths as MediationPaths } from './mediation-api.generated.ts';

/** Longer than a slow line needs for these small bodies; then it is said that no answer came. */
const patience = 20_000;

/**
 * What every call of these pages bears: that a page of ours makes it, which another site's cannot say, and that it speaks for
 * the citizen who sits there. A citizen is nobody's session: also at a desk, where somebody is signed in beside, the gateway
 * looks at none. By a header, since what tells how far an upload got cannot leave the cookie at home.
 */
export const fromCitizen = { 'X-Requested-With': 'fengqiao', 'X-Fengqiao-As': 'citizen' };

/** Refusals come in the language the page is in. */
const speaks: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', document.documentElement.lang);
    return request;
  },
};

const options = {
  headers: fromCitizen,
  cache: 'no-store',
  fetch: (request: Request) => fetch(request, { signal: AbortSignal.timeout(patience) }),
} as const;

export const intake = createClient<IntakePaths>({ baseUrl: '/api/intake', ...options });
export const mediation = createClient<MediationPaths>({ baseUrl: '/api/mediation', ...options });
intake.use(speaks);
mediation.use(speaks);
