import createClient from 'openapi-fetch';
import { calls, fromCitizen, speaks } from './calls.ts';
import type { paths as IntakePaths } from './intake-api.generated.ts';
import type { paths as MediationPaths } from './mediation-api.generated.ts';

const options = { ...calls, headers: fromCitizen } as const;

export const intake = createClient<IntakePaths>({ baseUrl: '/api/intake', ...options });
export const mediation = createClient<MediationPaths>({ baseUrl: '/api/mediation', ...options });
intake.use(speaks);
mediation.use(speaks);
