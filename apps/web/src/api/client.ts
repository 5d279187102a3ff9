import createClient, { type Middleware } from 'openapi-fetch';
import type { paths as IntakePaths } from './intake-api.generated.ts';
import type { paths as MediationPaths } from './mediation-api.generated.ts';

/** Longer than a slow line needs for these small bodies; then it is said that no answer came. */
const patience = 20_000;

/** What the gateway asks of everything that changes something: another site's page cannot set it. */
export const fromOurPage = { 'X-Requested-With': 'fengqiao' };

/** Refusals come in the language the page is in. */
const speaks: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', document.documentElement.lang);
    return request;
  },
};

const options = {
  headers: fromOurPage,
  cache: 'no-store',
  // A citizen is nobody's session: also at a desk, where somebody is signed in beside.
  credentials: 'omit',
  fetch: (request: Request) => fetch(request, { signal: AbortSignal.timeout(patience) }),
} as const;

export const intake = createClient<IntakePaths>({ baseUrl: '/api/intake', ...options });
export const mediation = createClient<MediationPaths>({ baseUrl: '/api/mediation', ...options });
intake.use(speaks);
mediation.use(speaks);
