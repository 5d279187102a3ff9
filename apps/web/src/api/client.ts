import createClient from 'openapi-fetch';
import { calls, speaks } from './calls.ts';
import type { paths as IntakePaths } from './intake-api.generated.ts';
import type { paths as MediationPaths } from './mediation-api.generated.ts';

export { fromOurPage } from './calls.ts';

// A citizen is nobody's session: also at a desk, where somebody is signed in beside.
const options = { ...calls, credentials: 'omit' } as const;

export const intake = createClient<IntakePaths>({ baseUrl: '/api/intake', ...options });
export const mediation = createClient<MediationPaths>({ baseUrl: '/api/mediation', ...options });
intake.use(speaks);
mediation.use(speaks);
