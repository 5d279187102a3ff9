import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePortRange } from '@fengqiao/embedded-servers/ports/free-port';
import { removePostgresData } from '@fengqiao/embedded-servers/servers/postgres-files';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export interface StackAnswer {
  readonly status: number;
  // Answers are read by tests that say what they expect of them.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

/** The stack as `npm start` runs it, in a data folder and on ports of its own. */
export class RunningStack {
  readonly home = mkdtempSync(join(tmpdir(), 'fengqiao-stack-'));
  private starter: ChildProcess | null = null;
  private output = '';
  private readonly tokens = new Map<string, string>();

  private constructor(readonly portBase: number) {}

  static async create(): Promise<RunningStack> {
    return new RunningStack(await freePortRange(30));
  }

  /** Resolves with everything printed, once a line beginning `ready` is. */
  async start(...words: string[]): Promise<string> {
    this.output = '';
    const starter = spawn(process.execPath, ['deploy/local/start.mjs', ...words], {
      cwd: root,
      env: this.environment,
    });
    this.starter = starter;
    return new Promise((resolve, reject) => {
      const hear = (chunk: Buffer) => {
        this.output += chunk.toString();
        if (/^ready/m.test(this.output)) resolve(this.output);
      };
      starter.stdout.on('data', hear);
      starter.stderr.on('data', hear);
      starter.once('exit', (code) => reject(new Error(`the stack ended with ${code}:\n${this.output}`)));
    });
  }

  async end(signal: 'SIGTERM' | 'SIGKILL' | 'SIGINT'): Promise<number | null> {
    const { starter } = this;
    if (!starter || starter.exitCode !== null) return null;
    const code = new Promise<number | null>((resolve) => starter.once('exit', resolve));
    starter.kill(signal);
    return code;
  }

  /** As it is printed for a newcomer; each person's once, where a process of its own took longer than the call. */
  token(person: string): string {
    const token = this.tokens.get(person) ?? this.printedToken(person);
    this.tokens.set(person, token);
    return token;
  }

  private printedToken(person: string): string {
    return execFileSync(process.execPath, ['deploy/local/token.mjs', person], {
      cwd: root,
      env: this.environment,
      encoding: 'utf8',
    }).trim();
  }

  async call(
    service: 'intake' | 'mediation' | 'scoring' | 'outreach',
    path: string,
    options: { as?: string; body?: unknown } = {},
  ): Promise<StackAnswer> {
    const port = this.portBase + { intake: 1, mediation: 2, scoring: 3, outreach: 4 }[service];
    const isText = typeof options.body === 'string';
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: options.body === undefined ? 'GET' : 'POST',
      headers: {
        ...(options.as && { authorization: `Bearer ${this.token(options.as)}` }),
        ...(options.body !== undefined && { 'content-type': isText ? 'text/csv' : 'application/json' }),
      },
      ...(options.body !== undefined && {
        body: isText ? (options.body as string) : JSON.stringify(options.body),
      }),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : text,
    };
  }

  /** Command lines of every process that belongs to this data folder. */
  processes(): string[] {
    const lines = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' }).split('\n');
    return lines.filter(
      (line) => line.includes(this.home) || line.includes(`fengqiao-supervisor-${this.starter?.pid}-`),
    );
  }

  async remove(): Promise<void> {
    await this.end('SIGTERM');
    removePostgresData(join(this.home, 'postgres'));
    rmSync(this.home, { recursive: true, force: true });
  }

  /** For commands that are typed beside it. */
  get environment(): NodeJS.ProcessEnv {
    const { npm_lifecycle_event: _, ...inherited } = process.env;
    return { ...inherited, FENGQIAO_HOME: this.home, FENGQIAO_PORT_BASE: String(this.portBase) };
  }
}
