import { birthOf, commandOf, isAlive, parentOf } from '@fengqiao/embedded-servers/processes/process-table';

const LOOK_EVERY_MS = 500;

/** The shell that npm starts for a script, if it stays in between, and npm itself. */
function ancestorsUpToNpm(): number[] {
  const ancestors: number[] = [];
  for (let pid = process.ppid; pid > 1 && ancestors.length < 4; pid = parentOf(pid) ?? 0) {
    ancestors.push(pid);
    if (/\bnpm\b/.test(commandOf(pid) ?? '')) return ancestors;
  }
  return [process.ppid];
}

/**
 * Calls back when the npm that runs this script is gone: killed outright it cannot pass a signal on, and nobody
 * could stop the stack by it any more. Does nothing when npm did not start this process.
 */
export function watchParent(env: NodeJS.ProcessEnv, gone: () => void): () => void {
  if (!env.npm_lifecycle_event) return () => undefined;
  const ancestors = ancestorsUpToNpm().map((pid) => ({ pid, birth: birthOf(pid) }));
  const timer = setInterval(() => {
    if (ancestors.every(({ pid, birth }) => isAlive(pid) && birthOf(pid) === birth)) return;
    clearInterval(timer);
    gone();
  }, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}
