import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const running = new Set<ChildProcess>();

export function killHelpers(): void {
  for (const child of running) child.kill('SIGKILL');
}

type Answer<Output> = { output: Output } | { error: string };

/**
 * A process of the bench's own: a load generator, or a baseline. It has its own event loop, so that what is measured
 * does not wait for who measures. Started from its file with `serveHelper`, it answers one question at a time.
 */
export class Helper<Input, Output> {
  private constructor(private readonly child: ChildProcess) {}

  /** `file` is a built module, seen from `base` (`import.meta.url`): `./load-generator.js`. */
  static start<Input, Output>(file: string, base: string): Helper<Input, Output> {
    const child = fork(fileURLToPath(new URL(file, base)), [], { execArgv: [], serialization: 'advanced' });
    running.add(child);
    child.once('exit', () => running.delete(child));
    return new Helper(child);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  ask(input: Input): Promise<Output> {
    return new Promise((resolve, reject) => {
      const ended = (code: number | null) => reject(new Error(`a helper process ended with ${code}`));
      this.child.once('exit', ended);
      this.child.once('message', (answer) => {
        this.child.off('exit', ended);
        const given = answer as Answer<Output>;
        if ('error' in given) reject(new Error(given.error));
        else resolve(given.output);
      });
      this.child.send(input as object);
    });
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGKILL');
    await gone;
  }
}

/** The other side: answers every question until the process that started it is gone. */
export function serveHelper<Input, Output>(answer: (input: Input) => Promise<Output>): void {
  process.on('disconnect', () => process.exit(0));
  process.on('message', (input) => {
    answer(input as Input).then(
      (output) => process.send?.({ output }),
      (error: unknown) =>
        process.send?.({ error: error instanceof Error ? (error.stack ?? '') : String(error) }),
    );
  });
}
