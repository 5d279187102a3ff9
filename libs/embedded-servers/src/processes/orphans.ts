import { endProcess, stopStepsFor } from './end-process.ts';
import { listenersOn, type Listener } from '../ports/port-listeners.ts';
import { allProcesses } from './process-table.ts';
import { readMarker, supervisorIsAlive } from './supervisor-marker.ts';

/** A port somebody needs, and what for: `{ port: 3111, what: 'NATS' }`. */
export interface WantedPort {
  port: number;
  what: string;
}

function owner(listener: Listener): string {
  if (listener.pid === undefined)
    return `a process that cannot be seen from here (user ${listener.uid ?? 'unknown'})`;
  return `process ${listener.pid} (${listener.command.slice(0, 160) || 'command unknown'})`;
}

function portConflict({ port, what }: WantedPort, listener: Listener): string {
  const supervisor = readMarker(listener.command);
  const whose = supervisor
    ? supervisorIsAlive(supervisor)
      ? `, part of a Fengqiao that process ${supervisor.pid} is running`
      : `, left over from a Fengqiao of another user`
    : '';
  return `port ${port}, needed for ${what}, is taken by ${owner(listener)}${whose}`;
}

/** Every process that one dead supervisor left behind. Sessions of PostgreSQL end with their server. */
function orphansOn(supervisorPid: number): { pid: number; command: string }[] {
  return allProcesses().filter(({ command }) => {
    const supervisor = command.startsWith('postgres: ') ? undefined : readMarker(command);
    return supervisor?.pid === supervisorPid && !supervisorIsAlive(supervisor);
  });
}

/** Ends what the supervisor with this process id left running; nothing when it is alive. Returns how many ended. */
export async function endOrphansOf(supervisorPid: number, say: (line: string) => void): Promise<number> {
  const processes = orphansOn(supervisorPid);
  await Promise.all(
    processes.map(({ pid, command }) => {
      say(`ending process ${pid} (${command.split(' ')[0]}), left over from an earlier start`);
      return endProcess(pid, stopStepsFor(command)).catch((error: NodeJS.ErrnoException) => {
        // Somebody else's orphan: not ours to end, and named when it holds a port we need.
        if (error.code !== 'EPERM') throw error;
      });
    }),
  );
  return processes.length;
}

/**
 * Frees ports held by orphans: servers with the mark of a supervisor that is dead, of whatever data folder, and
 * all else that supervisor left. A port held by anybody else is an error naming port and process.
 */
export async function clearPorts(wanted: WantedPort[], say: (line: string) => void): Promise<void> {
  const supervisors = wanted.flatMap(({ port }) =>
    listenersOn(port).flatMap((listener) => readMarker(listener.command)?.pid ?? []),
  );
  for (const pid of new Set(supervisors)) await endOrphansOf(pid, say);
  const complaints = wanted.flatMap((want) =>
    listenersOn(want.port).map((listener) => portConflict(want, listener)),
  );
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
}
