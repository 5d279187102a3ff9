import type { ServerProcess } from '@fengqiao/embedded-servers/processes/server-process';
import { metricsPortOf, type Settings } from '../settings/settings.ts';
import { issuerAt } from '../../local-identity.mjs';
import { CLIENT_ID, RESOURCE } from '../provider/provider-configuration.ts';
import { sessionKey } from './session-key.ts';
import { startApp } from './service-process.ts';
import { DATABASE_VARIABLES, type ServiceSpec } from './services.ts';

/** The caller's environment with the stack's addresses put in; what the caller says of the door's own ways stands. */
export function gatewayEnvironment(
  spec: ServiceSpec,
  settings: Settings,
  databaseUrl: string,
): NodeJS.ProcessEnv {
  const { ports, portBase, env } = settings;
  const key = sessionKey(settings.home);
  const at = (offset: number) => `http://127.0.0.1:${portBase + offset}`;
  const kept = Object.entries(env).filter(
    ([name]) => !(DATABASE_VARIABLES as readonly string[]).includes(name) && !/^(NATS|TEMPORAL)_/.test(name),
  );
  return {
    // Whatever runs against a stack of one's own comes from one address.
    FENGQIAO_CALLS_PER_MINUTE_BY_ADDRESS: '1000000',
    FENGQIAO_CALLS_PER_MINUTE_BY_SESSION: '1000000',
    FENGQIAO_PUBLIC_URL: at(0),
    FENGQIAO_SESSION_KEY: key,
    ...(env['FENGQIAO_OIDC_ISSUER'] === undefined && {
      FENGQIAO_OIDC_ISSUER: issuerAt(ports.identity),
      FENGQIAO_OIDC_CLIENT_ID: CLIENT_ID,
      FENGQIAO_OIDC_CLIENT_SECRET: key,
      FENGQIAO_OIDC_RESOURCE: RESOURCE,
    }),
    ...Object.fromEntries(kept),
    PORT: String(portBase + spec.portOffset),
    HOST: '127.0.0.1',
    FENGQIAO_METRICS_PORT: String(metricsPortOf(settings, spec)),
    [spec.databaseVariable]: databaseUrl,
    FENGQIAO_INTAKE_URL: at(1),
    FENGQIAO_MEDIATION_URL: at(2),
    FENGQIAO_SCORING_URL: at(3),
    FENGQIAO_OUTREACH_URL: at(4),
  };
}

export function startGateway(
  spec: ServiceSpec,
  settings: Settings,
  databaseUrl: string,
  marker: string,
  signal: AbortSignal,
): Promise<ServerProcess> {
  return startApp(spec, settings, gatewayEnvironment(spec, settings, databaseUrl), marker, signal);
}
