import { spawn } from 'node:child_process';
import { on } from 'node:events';
import { serialize } from 'node:v8';

export interface Bounds {
  /** Of its heap; what a native library takes beside it is not counted. */
  readonly megabytes: number;
  readonly seconds: number;
  /** Nobody waits for it any more. */
  readonly gone?: AbortSignal;
}

/** It ended before it had said all. */
export class EndedEarly extends Error {
  /** `outgrown`: it took more memory or time than it may. `crashed`: over what it read. */
  constructor(readonly how: 'outgrown' | 'crashed') {
    super(`work apart ${how}`);
  }
}

/** What ends a process whose heap is full, and what we or a kernel short of memory end it by. */
const outgrowing: readonly (string | null)[] = ['SIGABRT', 'SIGKILL'];

/**
 * Around the work: it is given the task, and says what it likes as often as it likes. A kernel short of memory ends it before
 * any other (Linux). Whoever began it may be gone, so it ends itself too.
 */
const program = (work: string, seconds: number) => `
try {
  require('node:fs').writeFileSync('/proc/self/oom_score_adj', '1000');
} catch {}
setTimeout(() => process.exit(1), ${seconds * 2_000}).unref();
const say = (message) => process.send(message);
const work = async (task) => {${work}};
require('node:stream/consumers').buffer(process.stdin).then((task) => work(require('node:v8').deserialize(task)));
`;

/**
 * Does work on what a stranger sent in a process of its own, which may crash or be ended. A thread would not do: Node ends
 * the whole process when a thread's heap is full in the wrong moment. `work` is source text of an async function's body that
 * knows `task` and `say`, so that it runs alike from sources and from what was built; it knows no address and no key, since
 * its environment is empty. What it says comes as JSON, for its maker may have been taken over. `hear` is given each, and
 * answers when it has heard enough.
 *
 * @throws EndedEarly when the process ended before.
 */
export async function apart<Said, Answer>(
  work: string,
  task: unknown,
  { megabytes, seconds, gone }: Bounds,
  hear: (said: Said) => Answer | undefined,
): Promise<Answer> {
  const child = spawn(process.execPath, [`--max-old-space-size=${megabytes}`, '-e', program(work, seconds)], {
    env: {},
    stdio: ['pipe', 'ignore', 'ignore', 'ipc'],
  });
  // Never rejects: one that could not be begun is told by its messages, and nobody waits for its end.
  const ended = new Promise<NodeJS.Signals | null>((resolve) => {
    child.once('exit', (_, signal) => resolve(signal));
  });
  const late = AbortSignal.timeout(seconds * 1_000);
  const over = gone ? AbortSignal.any([gone, late]) : late;
  const kill = () => child.kill('SIGKILL');
  over.addEventListener('abort', kill, { once: true });
  if (over.aborted) kill();
  // One that ended before it read its task breaks this off; how it ended is told below.
  child.stdin?.on('error', () => undefined).end(serialize(task));
  try {
    for await (const [said] of on(child, 'message', { close: ['disconnect'] })) {
      const answer = hear(said as Said);
      if (answer !== undefined) return answer;
    }
    throw new EndedEarly(outgrowing.includes(await ended) ? 'outgrown' : 'crashed');
  } finally {
    over.removeEventListener('abort', kill);
    kill();
  }
}
