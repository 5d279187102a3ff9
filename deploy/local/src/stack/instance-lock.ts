import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endOrphansOf } from '@fengqiao/embedded-servers/processes/orphans';
import { readMarker, supervisorIsAlive } from '@fengqiao/embedded-servers/processes/supervisor-marker';

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** False when the file is there already. A link to a finished file: nobody ever reads half a lock. */
function tryLink(file: string, content: string): boolean {
  const half = `${file}.${process.pid}`;
  writeFileSync(half, content);
  try {
    linkSync(half, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(half);
  }
}

/** Takes away a lock that was read as stale; not one that somebody has put in its place since. */
function removeStale(file: string, content: string): void {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (read(aside) !== content) tryLink(file, read(aside) ?? '');
  rmSync(aside, { force: true });
}

/**
 * Makes this process the only starter of a data folder. Ends what a killed starter of the same folder left behind,
 * on whatever ports; throws when a living one has the folder. Returns how to let go of it.
 */
export async function lockHome(
  home: string,
  marker: string,
  say: (line: string) => void,
): Promise<() => void> {
  mkdirSync(home, { recursive: true });
  const file = join(home, 'starter.lock');
  while (!tryLink(file, marker)) {
    const content = read(file);
    if (content === undefined) continue;
    const other = readMarker(content);
    if (other && supervisorIsAlive(other)) {
      throw new Error(
        `${home} is in use by the starter with process id ${other.pid}; stop that one, or set FENGQIAO_HOME and FENGQIAO_PORT_BASE`,
      );
    }
    if (other) await endOrphansOf(other.pid, say);
    removeStale(file, content);
  }
  return () => {
    if (read(file) === marker) rmSync(file, { force: true });
  };
}
