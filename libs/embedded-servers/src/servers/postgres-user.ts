import { execFileSync, spawnSync } from 'node:child_process';

export interface OsUser {
  uid: number;
  gid: number;
}

function idsOf(name: string): OsUser | undefined {
  try {
    const ask = (flag: string) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: ask('-u'), gid: ask('-g') };
  } catch {
    return undefined;
  }
}

/**
 * PostgreSQL refuses to run as root. As root: the user `postgres`, made when missing, else `nobody`; otherwise
 * `undefined`, the caller's own user. The user must be in the password file, since initdb looks it up.
 */
export function postgresUser(): OsUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const existing = idsOf('postgres');
  if (existing) return existing;
  const quiet = { stdio: 'ignore' } as const;
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], quiet);
  if (!idsOf('postgres')) {
    // BusyBox systems have these two instead.
    spawnSync('addgroup', ['-S', 'postgres'], quiet);
    spawnSync('adduser', ['-S', '-D', '-H', '-G', 'postgres', 'postgres'], quiet);
  }
  const user = idsOf('postgres') ?? idsOf('nobody');
  if (!user)
    throw new Error(
      'PostgreSQL refuses to run as root, and no user `postgres` could be made: add one, or start as an ordinary user',
    );
  return user;
}

/** Asks the system itself, as that user, whether a folder can be entered: modes alone do not tell (ACLs, mounts). */
export function canEnter(folder: string, user: OsUser | undefined): boolean {
  return (
    spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...user, cwd: '/', stdio: 'ignore' })
      .status === 0
  );
}
