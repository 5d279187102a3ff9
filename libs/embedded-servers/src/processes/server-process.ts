import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, openSync, closeSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { signal, type StopStep } from './end-process.ts';

export interface ServerExit {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** True when `stop` had been asked for. */
  wanted: boolean;
}

export interface ServerProcess {
  readonly name: string;
  readonly pid: number;
  /** Called once, when the process ends, whoever ended it; at once when it has ended already. */
  onExit(listener: (exit: ServerExit) => void): void;
  /** Asks, waits, kills; resolves when the process is gone. May be called again. */
  stop(): Promise<void>;
  /** Kills without asking. */
  kill(): void;
}

export interface ServerCommand {
  name: string;
  command: string;
  args: string[];
  /** Shown as the first word of the command line; where a server has no harmless flag, it carries the marker. */
  argv0?: string;
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  user?: { uid: number; gid: number };
  logFile: string;
  stop: StopStep[];
  /** Asked again and again until it says true; a throw counts as "not yet". */
  ready: () => Promise<boolean>;
  readyWithinMs: number;
  /** Aborting it while the server starts stops the server; afterwards it means nothing. */
  signal?: AbortSignal;
}

const LOG_LIMIT = 20 * 1024 * 1024;

/** The previous log is kept once, so logs cannot fill the disk over many starts. */
function openLog(file: string): number {
  mkdirSync(dirname(file), { recursive: true });
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT) renameSync(file, `${file}.1`);
  return openSync(file, 'a');
}

export function lastLines(file: string, count: number): string {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
  } catch {
    return '';
  }
}

const running = new Set<Running>();

/** Kills every server this process has started and that still runs: the last resort of a supervisor. */
export function killAllServers(): void {
  for (const server of running) server.kill();
}

class Running implements ServerProcess {
  readonly name: string;
  readonly pid: number;
  private readonly steps: StopStep[];
  private stopping = false;
  private readonly exited: Promise<ServerExit>;

  constructor(name: string, child: ChildProcess & { pid: number }, steps: StopStep[]) {
    this.name = name;
    this.pid = child.pid;
    this.steps = steps;
    running.add(this);
    this.exited = new Promise((resolve) => {
      child.once('exit', (code, by) => {
        running.delete(this);
        resolve({ code, signal: by, wanted: this.stopping });
      });
    });
  }

  onExit(listener: (exit: ServerExit) => void): void {
    void this.exited.then(listener);
  }

  kill(): void {
    this.stopping = true;
    // The whole group: a server may have started processes of its own.
    signal(-this.pid, 'SIGKILL');
  }

  async stop(): Promise<void> {
    this.stopping = true;
    for (const step of this.steps) {
      if (!signal(this.pid, step.signal)) break;
      if (await this.goneWithin(step.withinMs)) return;
    }
    this.kill();
    await this.exited;
  }

  private async goneWithin(ms: number): Promise<boolean> {
    const timer = new AbortController();
    const late = pause(ms, false, { signal: timer.signal }).catch(() => false);
    const gone = await Promise.race([this.exited.then(() => true), late]);
    timer.abort();
    return gone;
  }
}

async function spawned(server: ServerCommand): Promise<Running> {
  const log = openLog(server.logFile);
  try {
    const child = spawn(server.command, server.args, {
      argv0: server.argv0,
      env: server.env ?? process.env,
      cwd: server.cwd,
      ...server.user,
      // Its own process group: Ctrl-C in the terminal is for the supervisor, who ends the servers in order.
      detached: true,
      stdio: ['ignore', log, log],
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
    return new Running(server.name, child as ChildProcess & { pid: number }, server.stop);
  } finally {
    closeSync(log);
  }
}

/** Starts a server and waits until it is ready. On failure nothing is left running and the error quotes its log. */
export async function startServer(server: ServerCommand): Promise<ServerProcess> {
  const process = await spawned(server);
  let exit: ServerExit | undefined;
  process.onExit((how) => (exit = how));
  const ended = () => exit;
  const until = Date.now() + server.readyWithinMs;
  const failed = (why: string) =>
    new Error(`${server.name} ${why}; its log ${server.logFile} ends:\n${lastLines(server.logFile, 12)}`);
  for (;;) {
    const ready = await server.ready().catch(() => false);
    // Asked after the probe: the answer may have come from a stranger on the port ours could not get.
    const how = ended();
    if (how) throw failed(`ended while starting (${how.signal ?? `exit code ${how.code}`})`);
    if (ready) return process;
    if (server.signal?.aborted) {
      await process.stop();
      throw failed('was stopped while starting');
    }
    if (Date.now() > until) {
      await process.stop();
      throw failed(`was not ready within ${server.readyWithinMs / 1000} s`);
    }
    await pause(50);
  }
}
