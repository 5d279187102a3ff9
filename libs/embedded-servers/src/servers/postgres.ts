import { randomBytes } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { endProcess, POSTGRES_STOP } from '../processes/end-process.ts';
import { answers } from './postgres-client.ts';
import { giveTo, reachableBinaries, reachablePlace } from './postgres-files.ts';
import { postgresUser, type OsUser } from './postgres-user.ts';
import { commandOf, isAlive } from '../processes/process-table.ts';
import { startServer, type ServerProcess } from '../processes/server-process.ts';
import { readMarker, supervisorIsAlive } from '../processes/supervisor-marker.ts';

export { createDatabase } from './postgres-client.ts';

export interface PostgresOptions {
  /** Holds the password, and the cluster in `data/` unless PostgreSQL's user cannot reach it. */
  dataDir: string;
  port: number;
  /** From `makeMarker()`; shown as the cluster's name. */
  marker: string;
  logFile: string;
  say: (line: string) => void;
  /** Added to or put over the settings below; tests switch `fsync` off. */
  settings?: Record<string, string>;
  /** Aborting it stops a start under way. */
  signal?: AbortSignal;
}

export interface Postgres extends ServerProcess {
  /** A connection string with the password. */
  url(database: string): string;
}

const USER = 'fengqiao';

/** Bounded for a small machine; what was acknowledged is on the disk. */
const SETTINGS: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '256MB',
  max_connections: '200',
  // A row in a random place costs about what one in order does, on any disk a service has today.
  random_page_cost: '1.1',
  synchronous_commit: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Shared memory segments of parallel queries do not fit the 64 MB that containers have by default.
  max_parallel_workers_per_gather: '0',
  jit: 'off',
};

/** Variables such as PGDATA or PGPORT of the caller's shell are not for this server. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', LANG: 'C' };
}

function password(dataDir: string): string {
  const file = join(dataDir, 'password');
  if (!existsSync(file)) {
    const half = `${file}.half`;
    writeFileSync(half, randomBytes(24).toString('base64url'), { mode: 0o600 });
    renameSync(half, file);
  }
  return readFileSync(file, 'utf8');
}

/** initdb writes PG_VERSION early, so it works beside and its result is put in place whole: a kill leaves no ruin. */
function initialise(binaries: string, cluster: string, secret: string, user: OsUser | undefined): void {
  const half = `${cluster}.half`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true });
  giveTo(half, user);
  const secretFile = `${half}.password`;
  writeFileSync(secretFile, `${secret}\n`, { mode: 0o600 });
  if (user) execFileSync('chown', [`${user.uid}:${user.gid}`, secretFile]);
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  try {
    execFileSync(
      join(binaries, 'bin', 'initdb'),
      [`--pgdata=${half}`, `--username=${USER}`, '--auth=scram-sha-256', `--pwfile=${secretFile}`, ...locale],
      { ...user, cwd: '/', env: cleanEnvironment(), stdio: 'pipe' },
    );
  } catch (error) {
    throw new Error(`initdb failed: ${String((error as { stderr?: Buffer }).stderr ?? error)}`);
  } finally {
    rmSync(secretFile, { force: true });
  }
  renameSync(half, cluster);
}

/**
 * Clears the lock file of a server whose supervisor was killed: ends that server, or removes the file when its
 * process is gone or is somebody else's by now (PostgreSQL itself would refuse to start on a re-used process id).
 */
async function takeOver(cluster: string, say: (line: string) => void): Promise<void> {
  const lockFile = join(cluster, 'postmaster.pid');
  if (!existsSync(lockFile)) return;
  const pid = Number(readFileSync(lockFile, 'utf8').split('\n')[0]);
  const command = isAlive(pid) ? (commandOf(pid) ?? '') : '';
  if (command.includes('postgres') && command.includes(cluster)) {
    const supervisor = readMarker(command);
    if (supervisor && supervisorIsAlive(supervisor)) {
      throw new Error(
        `${cluster} is in use by PostgreSQL, process ${pid}, started by the living process ${supervisor.pid}`,
      );
    }
    say(`ending PostgreSQL, process ${pid}, left over from an earlier start`);
    await endProcess(pid, POSTGRES_STOP);
  }
  rmSync(lockFile, { force: true });
}

/** The sessions of a killed server need a moment to notice; until then its shared memory blocks a new one. */
async function startPatiently(start: () => Promise<ServerProcess>): Promise<ServerProcess> {
  const until = Date.now() + 10_000;
  for (;;) {
    try {
      return await start();
    } catch (error) {
      if (Date.now() > until || !/shared memory block|postmaster\.pid/.test(String(error))) throw error;
    }
  }
}

/** Starts the server on loopback, making the cluster first when there is none; ready when it takes sessions. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const user = postgresUser();
  const binaries = reachableBinaries(user);
  mkdirSync(options.dataDir, { recursive: true });
  const dataDir = realpathSync(options.dataDir);
  const cluster = join(reachablePlace(dataDir, user, options.say), 'data');
  const secret = password(dataDir);
  if (!existsSync(join(cluster, 'PG_VERSION'))) initialise(binaries, cluster, secret, user);
  await takeOver(cluster, options.say);
  const url = (database: string) =>
    `postgres://${USER}:${secret}@127.0.0.1:${options.port}/${encodeURIComponent(database)}`;
  const settings = {
    ...SETTINGS,
    ...options.settings,
    port: String(options.port),
    cluster_name: options.marker,
  };
  const running = await startPatiently(() =>
    startServer({
      name: 'PostgreSQL',
      command: join(binaries, 'bin', 'postgres'),
      args: [
        '-D',
        cluster,
        ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      env: cleanEnvironment(),
      cwd: '/',
      user,
      logFile: options.logFile,
      stop: POSTGRES_STOP,
      ready: () => answers(url('postgres')),
      // Recovery after a crash may take a while; sessions are refused until it is done.
      readyWithinMs: 180_000,
      signal: options.signal,
    }),
  );
  return Object.assign(running, { url });
}
