import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from './process-table.ts';

export interface StopStep {
  signal: NodeJS.Signals;
  /** How long to wait for the end before the next step. */
  withinMs: number;
}

/**
 * How each kind of server is asked to end. PostgreSQL: SIGINT ends the sessions and writes everything down
 * (SIGTERM would wait for the clients), SIGQUIT leaves the rest to recovery.
 */
export const POSTGRES_STOP: StopStep[] = [
  { signal: 'SIGINT', withinMs: 20_000 },
  { signal: 'SIGQUIT', withinMs: 5_000 },
];
export const ORDINARY_STOP: StopStep[] = [{ signal: 'SIGTERM', withinMs: 10_000 }];

export function stopStepsFor(commandLine: string): StopStep[] {
  return /(^|[/\s])postgres(\s|:|$)/.test(commandLine) ? POSTGRES_STOP : ORDINARY_STOP;
}

/** Sends a signal; false when there is no such process any more. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    process.kill(pid, name);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

export async function waitUntilGone(pid: number, withinMs: number): Promise<boolean> {
  const until = Date.now() + withinMs;
  while (isAlive(pid)) {
    if (Date.now() > until) return false;
    await pause(25);
  }
  return true;
}

/** Ends a process that is not our child: asks as `steps` say, then kills. Resolves when it is gone. */
export async function endProcess(pid: number, steps: StopStep[]): Promise<void> {
  for (const step of steps) {
    if (!signal(pid, step.signal)) return;
    if (await waitUntilGone(pid, step.withinMs)) return;
  }
  signal(pid, 'SIGKILL');
  if (!(await waitUntilGone(pid, 5_000))) throw new Error(`process ${pid} does not end, even by SIGKILL`);
}
