import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { signal } from '@fengqiao/embedded-servers/processes/end-process';
import { freePortRange } from '@fengqiao/embedded-servers/ports/free-port';
import { allProcesses, isAlive } from '@fengqiao/embedded-servers/processes/process-table';
import { rebuildLadders } from '@fengqiao/local-stack/commands/rebuild-ladders';
import { SERVICES, SEVERAL, type ServiceSpec } from '@fengqiao/local-stack/stack/services';
import pg from 'pg';
import { OutsideServers, type Database } from './outside-servers.ts';
import { until } from './until.ts';

const root = resolve(fileURLToPath(new URL('../../..', import.meta.url)));
const skewedClock = pathToFileURL(join(root, 'faults', 'skewed-clock.mjs')).href;

/** An answer may be this old when its date is looked at. */
const clockMovesMs = 5_000;

export interface StackOptions {
  /** Two of each kind of process, roles apart. */
  readonly several: boolean;
  /** Limits short enough that rungs fall due while a fault lasts. */
  readonly policy: object;
  readonly say: (line: string) => void;
}

/** The stack as `npm start` runs it, on servers of our own, in a folder of its own. */
export class TestedStack {
  readonly pools: Readonly<Record<Database, pg.Pool>>;
  readonly home: string;

  private constructor(
    readonly servers: OutsideServers,
    private readonly options: StackOptions,
    private readonly folder: string,
    readonly portBase: number,
    private readonly starter: ChildProcess,
  ) {
    this.home = join(folder, 'home');
    this.pools = {
      intake: openPool(servers.databaseUrl('intake')),
      mediation: openPool(servers.databaseUrl('mediation')),
      scoring: openPool(servers.databaseUrl('scoring')),
    };
  }

  get intake(): pg.Pool {
    return this.pools.intake;
  }

  get mediation(): pg.Pool {
    return this.pools.mediation;
  }

  get scoring(): pg.Pool {
    return this.pools.scoring;
  }

  static async start(options: StackOptions): Promise<TestedStack> {
    const folder = mkdtempSync(join(tmpdir(), 'fengqiao-faults-'));
    const portBase = await freePortRange(40);
    const servers = new OutsideServers(folder, portBase + 30, options.say);
    await servers.startAll();
    writeFileSync(join(folder, 'policy.json'), JSON.stringify(options.policy));
    writeFileSync(join(folder, 'clock-offset'), '0');
    const starter = spawn(
      process.execPath,
      ['deploy/local/start.mjs', '--empty', ...(options.several ? ['--several'] : [])],
      { cwd: root, env: environment(folder, portBase, servers), stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const stack = new TestedStack(servers, options, folder, portBase, starter);
    await stack.untilReadyLine();
    return stack;
  }

  get processes(): readonly ServiceSpec[] {
    return this.options.several ? SEVERAL : SERVICES;
  }

  /** Where a service takes commands. */
  apiUrlsOf(service: Database): string[] {
    return this.processes
      .filter(({ app, roles }) => app === service && (roles?.includes('api') ?? true))
      .map(({ portOffset }) => `http://127.0.0.1:${this.portBase + portOffset}`);
  }

  /** To every process of a service, or only to those with a role. */
  signalService(app: string, name: NodeJS.Signals, role?: string): void {
    for (const pid of this.pidsOf(app, role)) signal(pid, name);
  }

  /** Ends every process of a service, or only those with a role; the stack starts them again. */
  async endService(app: string, by: 'SIGTERM' | 'SIGKILL', role?: string): Promise<void> {
    const pids = this.pidsOf(app, role);
    for (const pid of pids) signal(pid, by);
    await until(`${app} is gone`, async () => !pids.some(isAlive));
  }

  /** Resident memory of each service's processes together, in bytes. */
  residentMemory(): ReadonlyMap<string, number> {
    const apps = [...new Set(this.processes.map(({ app }) => app))];
    return new Map(
      apps.map((app) => [app, this.pidsOf(app).reduce((sum, pid) => sum + residentMemoryOf(pid), 0)]),
    );
  }

  /** What the service processes take for the time of day, as milliseconds from the true one. */
  async setClock(offsetMs: number): Promise<void> {
    writeFileSync(join(this.folder, 'clock-offset'), String(offsetMs));
    await until('the desk tells the new time', async () => {
      const { headers } = await fetch(`${this.apiUrlsOf('intake')[0]}/healthz`, {
        signal: AbortSignal.timeout(2_000),
      });
      return Math.abs(Date.parse(headers.get('date') ?? '') - this.now()) < clockMovesMs;
    });
  }

  /** Mediation reads its policy from nowhere but its desk. */
  async publishMediationPolicy(policy: object, token: string): Promise<void> {
    const response = await fetch(`${this.apiUrlsOf('mediation')[0]}/v1/policies/mediation`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ policy }),
    });
    if (!response.ok)
      throw new Error(`the policy was not taken: ${response.status} ${await response.text()}`);
  }

  /** The moment the service processes take for now. */
  now(): number {
    return Date.now() + Number(readFileSync(join(this.folder, 'clock-offset'), 'utf8'));
  }

  async isReady(): Promise<boolean> {
    const asked = this.processes.map(async ({ portOffset }) => {
      const url = `http://127.0.0.1:${this.portBase + portOffset}/readyz`;
      const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
      return ((await response.json()) as { status: string }).status === 'ready';
    });
    return (await Promise.allSettled(asked)).every((each) => each.status === 'fulfilled' && each.value);
  }

  async rebuildLadders(): Promise<void> {
    const code = await rebuildLadders(
      root,
      environment(this.folder, this.portBase, this.servers),
      () => undefined,
    );
    if (code !== 0) throw new Error('the ladders could not be rebuilt');
  }

  /** Ends everything and leaves nothing, or the logs alone. */
  async remove(keepLogs = false): Promise<void> {
    await Promise.all(Object.values(this.pools).map((pool) => pool.end()));
    const ended = new Promise((done) => this.starter.once('exit', done));
    if (this.starter.exitCode === null && this.starter.kill('SIGTERM')) await ended;
    await this.servers.remove();
    if (keepLogs) this.options.say(`logs are kept in ${join(this.home, 'logs')}`);
    else rmSync(this.folder, { recursive: true, force: true });
  }

  /** Of this stack alone: its starter's mark is on their command lines. */
  private pidsOf(app: string, role?: string): number[] {
    const ours = allProcesses().filter(
      ({ command }) =>
        command.includes(join('dist', 'services', `${app}.js`)) &&
        command.includes(`fengqiao-supervisor-${this.starter.pid}-`),
    );
    return ours.map(({ pid }) => pid).filter((pid) => role === undefined || rolesOf(pid).includes(role));
  }

  private async untilReadyLine(): Promise<void> {
    let output = '';
    await new Promise<void>((done, failed) => {
      const hear = (chunk: Buffer) => {
        output += chunk.toString();
        if (/^ready/m.test(output)) done();
      };
      this.starter.stdout?.on('data', hear);
      this.starter.stderr?.on('data', hear);
      this.starter.once('exit', (code) => failed(new Error(`the stack ended with ${code}:\n${output}`)));
    });
  }
}

function environment(folder: string, portBase: number, servers: OutsideServers): NodeJS.ProcessEnv {
  const { npm_lifecycle_event: _, ...inherited } = process.env;
  return {
    ...inherited,
    FENGQIAO_HOME: join(folder, 'home'),
    FENGQIAO_PORT_BASE: String(portBase),
    FENGQIAO_POLICY: join(folder, 'policy.json'),
    DATABASE_URL_INTAKE: servers.databaseUrl('intake'),
    DATABASE_URL_MEDIATION: servers.databaseUrl('mediation'),
    DATABASE_URL_SCORING: servers.databaseUrl('scoring'),
    DATABASE_URL_GATEWAY: servers.databaseUrl('gateway'),
    ...servers.busEnvironment,
    // Its clock jumps by more than a day; tokens of before go on being good.
    FENGQIAO_JWT_LONGEST_HOURS: '200',
    TEMPORAL_ADDRESS: servers.temporalAddress,
    FENGQIAO_CLOCK_OFFSET_FILE: join(folder, 'clock-offset'),
    NODE_OPTIONS: `--import=${skewedClock}`,
  };
}

function openPool(url: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 4, connectionTimeoutMillis: 2_000 });
  // PostgreSQL is among what we kill.
  pool.on('error', () => undefined);
  return pool;
}

/** Zero for a process that has just ended. */
function residentMemoryOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

function rolesOf(pid: number): string[] {
  const variables = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  const roles = variables.find((variable) => variable.startsWith('FENGQIAO_ROLES='));
  return roles?.slice('FENGQIAO_ROLES='.length).split(',') ?? ['api', 'relay', 'worker'];
}
