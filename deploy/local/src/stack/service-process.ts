import { join } from 'node:path';
import { startServer, type ServerProcess } from '@fengqiao/embedded-servers/processes/server-process';
import { AUDIENCE, issuerAt } from '../../local-identity.mjs';
import { attachmentsEnvironment } from './attachments-key.ts';
import { busEnvironment } from '../bus-access.ts';
import { DATABASE_VARIABLES, type ServiceSpec } from './services.ts';
import type { Settings } from '../settings/settings.ts';

/** Where a service finds the others. */
export interface Addresses {
  databaseUrl: string;
  temporalAddress: string;
}

const READY_WITHIN_MS = 75_000;

export function logFileOf(settings: Settings, name: string): string {
  return join(settings.home, 'logs', `${name}.log`);
}

/** The caller's environment, with the addresses put in and the other services' databases taken out. */
export function serviceEnvironment(
  spec: ServiceSpec,
  settings: Settings,
  addresses: Addresses,
): NodeJS.ProcessEnv {
  const embeddedTemporal = settings.outside.temporal === undefined;
  const kept = Object.entries(settings.env).filter(([name]) => {
    if ((DATABASE_VARIABLES as readonly string[]).includes(name)) return false;
    if (name.startsWith('NATS_')) return false;
    // Namespace, key or certificates meant for a server elsewhere do not fit the embedded one.
    return !(embeddedTemporal && name.startsWith('TEMPORAL_'));
  });
  return {
    // Whatever runs against a stack of one's own comes from one address.
    FENGQIAO_REGISTRATIONS_PER_HOUR: '1000000',
    FENGQIAO_LEDGER_READS_PER_HOUR: '1000000',
    FENGQIAO_UPLOADS_PER_HOUR: '1000000',
    // A message to a citizen names the page where the matter is followed.
    FENGQIAO_PUBLIC_URL: `http://127.0.0.1:${settings.portBase}`,
    ...Object.fromEntries(kept),
    PORT: String(settings.portBase + spec.portOffset),
    HOST: '127.0.0.1',
    [spec.databaseVariable]: addresses.databaseUrl,
    ...busEnvironment(settings),
    TEMPORAL_ADDRESS: addresses.temporalAddress,
    ...identityEnvironment(settings),
    // The gateway says where a call came from.
    FENGQIAO_TRUSTED_PROXIES: settings.env['FENGQIAO_TRUSTED_PROXIES'] ?? '127.0.0.1',
    // The sample's administrator fills the empty directory; a provider of one's own names its own.
    FENGQIAO_FIRST_ADMIN: settings.env['FENGQIAO_FIRST_ADMIN'] ?? 'admin',
    ...(spec.roles ? { FENGQIAO_ROLES: spec.roles.join(',') } : {}),
  };
}

/** By whom tokens are given; a provider elsewhere (`FENGQIAO_OIDC_ISSUER`) is the caller's to describe. */
function identityEnvironment({ env, ports }: Settings): NodeJS.ProcessEnv {
  if (env['FENGQIAO_OIDC_ISSUER'] !== undefined) return {};
  return {
    FENGQIAO_JWKS_URL: `http://127.0.0.1:${ports.identity}/jwks`,
    FENGQIAO_JWT_ISSUER: issuerAt(ports.identity),
    FENGQIAO_JWT_AUDIENCE: AUDIENCE,
  };
}

/** Starts one service; ready when it says so itself. */
export function startService(
  spec: ServiceSpec,
  settings: Settings,
  addresses: Addresses,
  marker: string,
  signal: AbortSignal,
): Promise<ServerProcess> {
  // Beside the rest, which is only read: here a key may be made.
  const attachments = spec.app === 'intake' ? attachmentsEnvironment(settings) : {};
  const env = { ...attachments, ...serviceEnvironment(spec, settings, addresses) };
  return startApp(spec, settings, env, marker, signal);
}

/** Starts a process of ours under the environment it is given; ready when it says so itself. */
export function startApp(
  spec: ServiceSpec,
  settings: Settings,
  env: NodeJS.ProcessEnv,
  marker: string,
  signal: AbortSignal,
): Promise<ServerProcess> {
  const readiness = `http://127.0.0.1:${settings.portBase + spec.portOffset}/readyz`;
  return startServer({
    name: spec.name,
    command: process.execPath,
    args: ['--enable-source-maps', join(settings.root, 'dist', 'services', `${spec.app}.js`), `--${marker}`],
    cwd: settings.root,
    env,
    logFile: logFileOf(settings, spec.name),
    stop: [{ signal: 'SIGTERM', withinMs: 15_000 }],
    ready: async () => (await fetch(readiness, { signal: AbortSignal.timeout(5_000) })).ok,
    readyWithinMs: READY_WITHIN_MS,
    signal,
  });
}
