import { join } from 'node:path';
import { startServer, type ServerProcess } from '@fengqiao/embedded-servers/processes/server-process';
import type { Settings } from '../settings/settings.ts';
import { logFileOf } from './service-process.ts';

/** The local identity provider as a process of its own; ready when it says so itself. */
export function startProviderProcess(
  settings: Settings,
  marker: string,
  signal: AbortSignal,
): Promise<ServerProcess> {
  const { home, portBase, ports, gateways } = settings;
  return startServer({
    name: 'provider',
    command: process.execPath,
    args: [
      '--enable-source-maps',
      join(settings.root, 'deploy', 'local', 'dist', 'provider', 'main.js'),
      ...(gateways.length > 1 ? ['--several'] : []),
      `--${marker}`,
    ],
    cwd: settings.root,
    env: { ...settings.env, FENGQIAO_HOME: home, FENGQIAO_PORT_BASE: String(portBase) },
    logFile: logFileOf(settings, 'provider'),
    stop: [{ signal: 'SIGTERM', withinMs: 5_000 }],
    ready: async () =>
      (await fetch(`http://127.0.0.1:${ports.identity}/readyz`, { signal: AbortSignal.timeout(5_000) })).ok,
    readyWithinMs: 60_000,
    signal,
  });
}
