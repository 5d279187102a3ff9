import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { ORDINARY_STOP } from '../processes/end-process.ts';
import { startServer, type ServerProcess } from '../processes/server-process.ts';

const run = promisify(execFile);

export interface TemporalOptions {
  binary: string;
  dbFile: string;
  port: number;
  uiPort: number;
  /** Name to type: `{ Kind: 'Keyword', Overdue: 'Bool', Level: 'Int' }`. */
  searchAttributes: Record<string, string>;
  /** How long the namespace `default` keeps closed workflows; the server's own default is one day. */
  retentionDays: number;
  /** From `makeMarker()`; the server has no flag to carry it, so it is part of argv[0]. */
  marker: string;
  logFile: string;
  /** Aborting it stops a start under way. */
  signal?: AbortSignal;
}

export interface Temporal extends ServerProcess {
  address: string;
}

/** Temporal's own variables would send the CLI to another server or another namespace. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TEMPORAL_')));
}

/** Starts the development server on loopback; ready when the namespace `default` answers and keeps its days. */
export async function startTemporal(options: TemporalOptions): Promise<Temporal> {
  mkdirSync(dirname(options.dbFile), { recursive: true });
  const address = `127.0.0.1:${options.port}`;
  const env = cleanEnvironment();
  const attributes = Object.entries(options.searchAttributes);
  const running = await startServer({
    name: 'Temporal',
    command: options.binary,
    argv0: `temporal-${options.marker}`,
    args: [
      ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(options.port)],
      ...['--ui-port', String(options.uiPort), '--ui-disable-news-fetch', '--db-filename', options.dbFile],
      ...attributes.flatMap(([name, type]) => ['--search-attribute', `${name}=${type}`]),
      ...['--log-level', 'warn', '--disable-config-file'],
    ],
    env,
    logFile: options.logFile,
    stop: ORDINARY_STOP,
    ready: async () => {
      if (!(await portAnswers(options.port))) return false;
      const retention = ['--namespace', 'default', '--retention', `${options.retentionDays * 24}h`];
      const where = ['--address', address, '--disable-config-file', '--command-timeout', '10s'];
      await run(options.binary, ['operator', 'namespace', 'update', ...retention, ...where], { env });
      return true;
    },
    readyWithinMs: 90_000,
    signal: options.signal,
  });
  return Object.assign(running, { address });
}

function portAnswers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 1_000 });
    const say = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => say(true));
    socket.once('timeout', () => say(false));
    socket.once('error', () => say(false));
  });
}
