import { setTimeout as pause } from 'node:timers/promises';
import type { ServerExit, ServerProcess } from '@fengqiao/embedded-servers/processes/server-process';

export interface SupervisionOptions {
  name: string;
  start: () => Promise<ServerProcess>;
  say: (line: string) => void;
  /** Called once when it has ended too often; it is not started again. */
  giveUp: (why: Error) => void;
  /** Shortened by tests. */
  firstPauseMs?: number;
}

/** So many ends in a row are a crash loop; running this long in between ends the row. */
const LIMIT = 6;
const STEADY_MS = 60_000;
const LONGEST_PAUSE_MS = 15_000;

/** A server that is started again when it ends unasked, ever more slowly, and not for ever. */
export class SupervisedServer {
  readonly name: string;
  private readonly options: SupervisionOptions;
  private readonly stopped = new AbortController();
  private current: ServerProcess | undefined;
  private restarting: Promise<void> = Promise.resolve();
  private ends = 0;

  constructor(options: SupervisionOptions) {
    this.name = options.name;
    this.options = options;
  }

  /** The first start, whose failure is the caller's. */
  async start(): Promise<void> {
    this.watch(await this.options.start());
  }

  /** Ends the server and its restarts. */
  async stop(): Promise<void> {
    this.stopped.abort();
    await this.restarting;
    await this.current?.stop();
  }

  private watch(server: ServerProcess): void {
    this.current = server;
    const since = Date.now();
    server.onExit((exit) => {
      if (this.stopped.signal.aborted || exit.wanted) return;
      if (Date.now() - since > STEADY_MS) this.ends = 0;
      this.restarting = this.restart(exit);
    });
  }

  private async restart(exit: ServerExit): Promise<void> {
    let why = `ended (${exit.signal ?? `exit code ${exit.code}`})`;
    while (++this.ends < LIMIT) {
      const wait = Math.min((this.options.firstPauseMs ?? 500) * 2 ** (this.ends - 1), LONGEST_PAUSE_MS);
      this.options.say(`${this.name} ${why}; starting it again in ${wait / 1000} s`);
      try {
        await pause(wait, undefined, { signal: this.stopped.signal });
        const server = await this.options.start();
        this.options.say(`${this.name} runs again`);
        return this.watch(server);
      } catch (error) {
        if (this.stopped.signal.aborted) return;
        why = `does not start: ${(error as Error).message}`;
      }
    }
    this.options.giveUp(new Error(`${this.name} ${why}; it ended ${LIMIT} times in a row and is given up`));
  }
}
