import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { commandOf } from '../processes/process-table.ts';

export interface Listener {
  /** Missing when the process belongs to another user or another container. */
  pid: number | undefined;
  command: string;
  uid?: number;
}

const LISTEN = '0A';
/** Any address and loopback, as the kernel writes them; a listener on another address is in nobody's way. */
const IN_THE_WAY = [
  '00000000',
  '0100007F',
  '00000000000000000000000000000000',
  '00000000000000000000000001000000',
  '0000000000000000FFFF00000100007F',
];

/** Who listens on this port of loopback, or of all addresses. */
export function listenersOn(port: number): Listener[] {
  return existsSync('/proc/net/tcp') ? fromProc(port) : fromLsof(port);
}

function fromProc(port: number): Listener[] {
  const sockets = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) => listeningSockets(file, port));
  if (sockets.length === 0) return [];
  const owners = ownersOf(sockets.map(({ inode }) => inode));
  const listeners = sockets.flatMap(({ inode, uid }): Listener[] => {
    const pids = owners.get(inode);
    if (!pids) return [{ pid: undefined, command: '', uid }];
    return pids.map((pid) => ({ pid, command: commandOf(pid) ?? '', uid }));
  });
  return unique(listeners);
}

function listeningSockets(file: string, port: number): { inode: string; uid: number }[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').trim().split('\n').slice(1);
  return lines.flatMap((line) => {
    const fields = line.trim().split(/\s+/);
    const [address = '', localPort = ''] = (fields[1] ?? '').split(':');
    const wanted = fields[3] === LISTEN && parseInt(localPort, 16) === port && IN_THE_WAY.includes(address);
    return wanted ? [{ inode: fields[9] ?? '', uid: Number(fields[7]) }] : [];
  });
}

/** Which processes hold these sockets; only what this user may look into. */
function ownersOf(inodes: string[]): Map<string, number[]> {
  const wanted = new Set(inodes.map((inode) => `socket:[${inode}]`));
  const owners = new Map<string, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    for (const target of openFiles(name)) {
      if (!wanted.has(target)) continue;
      const inode = target.slice('socket:['.length, -1);
      owners.set(inode, [...(owners.get(inode) ?? []), Number(name)]);
    }
  }
  return owners;
}

function openFiles(pid: string): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return [readlinkSync(`/proc/${pid}/fd/${fd}`)];
      } catch {
        return [];
      }
    });
  } catch {
    return [];
  }
}

function fromLsof(port: number): Listener[] {
  try {
    const lines = execFileSync('lsof', ['-nP', '-t', `-iTCP:${port}`, '-sTCP:LISTEN'], { encoding: 'utf8' });
    const pids = lines
      .trim()
      .split('\n')
      .filter((line) => line !== '');
    return unique(pids.map((pid) => ({ pid: Number(pid), command: commandOf(Number(pid)) ?? '' })));
  } catch {
    // lsof also ends with 1 when it finds nothing.
    return [];
  }
}

function unique(listeners: Listener[]): Listener[] {
  return [...new Map(listeners.map((listener) => [listener.pid ?? listener, listener])).values()];
}
