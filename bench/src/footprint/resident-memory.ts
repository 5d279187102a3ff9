import { execFileSync } from 'node:child_process';

/** Of one process, in megabytes; what it shares with others is counted in full. */
export function residentMegabytes(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}
