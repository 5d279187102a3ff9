import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const hasProc = existsSync('/proc/self/stat');

/** What `ps` says in one column, for systems without /proc; dates in the same words for everybody who asks. */
function ps(column: string, pid: number): string | undefined {
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  try {
    const answer = execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], {
      encoding: 'utf8',
      env,
    }).trim();
    return answer === '' ? undefined : answer;
  } catch {
    return undefined;
  }
}

/** Fields of /proc/<pid>/stat after the command, which may itself hold blanks and brackets. */
function procStat(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

/**
 * False for zombies too: in a container nobody may ever reap an orphan that has ended. A process whose first thread
 * has ended counts until the others have: they still hold its sockets.
 */
export function isAlive(pid: number): boolean {
  const state = hasProc ? procStat(pid)?.[0] : ps('stat', pid);
  if (state === undefined || state.startsWith('X')) return false;
  return !state.startsWith('Z') || (hasProc && threadsOf(pid) > 1);
}

function threadsOf(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/task`).length;
  } catch {
    return 0;
  }
}

/** A number that differs between two processes that had the same id at different times. */
export function birthOf(pid: number): string | undefined {
  return hasProc ? procStat(pid)?.[19] : birthByPs(pid);
}

export function birthByPs(pid: number): string | undefined {
  return birthIn(ps('lstart', pid) ?? '');
}

/** `20261105031707` of `Thu Nov  5 03:17:07 2026`, as `ps` writes it in its C locale; undefined for anything else. */
export function birthIn(lstart: string): string | undefined {
  const [, name = '', day = '', time = '', year] =
    /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) +(\d{1,2}) (\d\d:\d\d:\d\d) (\d{4})$/.exec(lstart) ?? [];
  const month = months.indexOf(name) + 1;
  if (year === undefined || month === 0) return undefined;
  return `${year}${String(month).padStart(2, '0')}${day.padStart(2, '0')}${time.replaceAll(':', '')}`;
}

export function parentOf(pid: number): number | undefined {
  const parent = hasProc ? procStat(pid)?.[1] : ps('ppid', pid);
  return parent === undefined ? undefined : Number(parent);
}

/** The command line, blanks between the words; `undefined` when there is no such process. */
export function commandOf(pid: number): string | undefined {
  if (!hasProc) return ps('command', pid);
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() || undefined;
  } catch {
    return undefined;
  }
}

/** Every living process with its command line. */
export function allProcesses(): { pid: number; command: string }[] {
  if (hasProc) {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => ({ pid: Number(name), command: commandOf(Number(name)) ?? '' }))
      .filter((process) => process.command !== '' && isAlive(process.pid));
  }
  const lines = execFileSync('ps', ['-Ao', 'pid=,command='], { encoding: 'utf8', maxBuffer: 1 << 26 }).split(
    '\n',
  );
  return lines.flatMap((line) => {
    const found = /^\s*(\d+)\s+(.*)$/.exec(line);
    return found ? [{ pid: Number(found[1]), command: found[2] ?? '' }] : [];
  });
}
