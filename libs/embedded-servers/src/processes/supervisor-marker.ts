import { birthOf, isAlive } from './process-table.ts';

/**
 * The mark a supervisor leaves on the command line of each process it starts, so that a later start can tell
 * its own orphans from strangers even when the data folder is gone.
 */
export interface Supervisor {
  pid: number;
  /** When the supervisor's process was born, so that a re-used process id is not taken for it. */
  birth: string | undefined;
}

const PATTERN = /fengqiao-supervisor-(\d+)(?:-(\d+))?/;

/** `fengqiao-supervisor-<pid>-<birth>` for the calling process. */
export function makeMarker(pid = process.pid): string {
  const birth = birthOf(pid);
  return `fengqiao-supervisor-${pid}${birth ? `-${birth}` : ''}`;
}

export function readMarker(commandLine: string): Supervisor | undefined {
  const found = PATTERN.exec(commandLine);
  return found ? { pid: Number(found[1]), birth: found[2] } : undefined;
}

export function supervisorIsAlive(supervisor: Supervisor): boolean {
  if (!isAlive(supervisor.pid)) return false;
  return supervisor.birth === undefined || supervisor.birth === birthOf(supervisor.pid);
}
