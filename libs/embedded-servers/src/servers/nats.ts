import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ORDINARY_STOP } from '../processes/end-process.ts';
import { startServer, type ServerProcess } from '../processes/server-process.ts';

/** Who may connect: by the signature of a key, and what he may do then. Anybody else is refused. */
export interface NatsUser {
  name: string;
  /** An nkey, `U…`; no secret. */
  publicKey: string;
  /** Subjects in NATS's own notation; behind a subject to serve, its queue group. */
  publish: readonly string[];
  subscribe: readonly string[];
}

export interface NatsOptions {
  binary: string;
  storeDir: string;
  port: number;
  monitoringPort: number;
  /** From `makeMarker()`; shown as the server's name. */
  marker: string;
  logFile: string;
  users: readonly NatsUser[];
  /** How much JetStream may keep on disk; the server's own sizes: `10GB`. */
  maxFileStore?: string;
  /** Aborting it stops a start under way. */
  signal?: AbortSignal;
}

export interface Nats extends ServerProcess {
  url: string;
}

/** Written at each start. `sync_interval: always`: an acknowledged message survives a power failure. */
function configuration(options: NatsOptions): string {
  return [
    `listen: "127.0.0.1:${options.port}"`,
    `http: "127.0.0.1:${options.monitoringPort}"`,
    'jetstream {',
    `  store_dir: ${JSON.stringify(options.storeDir)}`,
    '  sync_interval: always',
    `  max_file_store: ${options.maxFileStore ?? '10GB'}`,
    '  max_memory_store: 64MB',
    '}',
    authorizationOf(options.users),
  ].join('\n');
}

/** The part of a server's configuration that says who may do what. */
export function authorizationOf(users: readonly NatsUser[]): string {
  return ['authorization {', '  users: [', ...users.flatMap(userLines), '  ]', '}', ''].join('\n');
}

function userLines({ name, publicKey, publish, subscribe }: NatsUser): string[] {
  const allow = (subjects: readonly string[]) => `{ allow: ${JSON.stringify(subjects)} }`;
  return [
    `    # ${name}`,
    `    { nkey: ${publicKey}, permissions: { publish: ${allow(publish)}, subscribe: ${allow(subscribe)} } }`,
  ];
}

/** Starts NATS with JetStream on loopback; ready when JetStream is. */
export async function startNats(options: NatsOptions): Promise<Nats> {
  mkdirSync(options.storeDir, { recursive: true });
  const file = join(options.storeDir, 'nats-server.conf');
  writeFileSync(file, configuration(options), { mode: 0o600 });
  const health = `http://127.0.0.1:${options.monitoringPort}/healthz`;
  const running = await startServer({
    name: 'NATS',
    command: options.binary,
    args: ['--config', file, '--name', options.marker],
    logFile: options.logFile,
    stop: ORDINARY_STOP,
    ready: async () => (await fetch(health, { signal: AbortSignal.timeout(2_000) })).ok,
    readyWithinMs: 60_000,
    signal: options.signal,
  });
  return Object.assign(running, { url: `nats://127.0.0.1:${options.port}` });
}
