import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabase } from '@fengqiao/embedded-servers/servers/postgres';
import { removePostgresData } from '@fengqiao/embedded-servers/servers/postgres-files';
import { startServer, type ServerProcess } from '@fengqiao/embedded-servers/processes/server-process';
import { makeMarker } from '@fengqiao/embedded-servers/processes/supervisor-marker';
import { busKeysFolder, operatorOf } from '@fengqiao/local-stack/bus-access';
import { embeddedServers } from '@fengqiao/local-stack/stack/embedded';
import { startProvider, type RunningProvider } from '@fengqiao/local-stack/provider/start-provider';
import { tokenFor } from '@fengqiao/local-stack/local-identity';
import { busKeys } from '@fengqiao/nats/bus-keys';
import type { NatsTarget } from '@fengqiao/nats/nats-target';
import { logFileOf, startService } from '@fengqiao/local-stack/stack/service-process';
import type { DatabaseVariable } from '@fengqiao/local-stack/stack/services';
import type { Settings } from '@fengqiao/local-stack/settings/settings';
import pg from 'pg';
import { temporarySettings } from './temporary-settings.ts';

export type ServerName = 'PostgreSQL' | 'NATS' | 'Temporal';
export type ServiceName = 'intake' | 'mediation' | 'scoring';

/** One process of a service. */
export interface ProcessSpec {
  readonly app: ServiceName;
  /** All of them when left out. */
  readonly roles?: string[];
  /** Named as the service when left out. */
  readonly database?: string;
  /** For one that comes back where it was; the next one when left out. */
  readonly portOffset?: number;
}

export interface ServicePlace extends ServerProcess {
  readonly url: string;
  /** From spawn until it said it was ready; looked at every 50 ms. */
  readonly readyAfterMs: number;
}

/** Behind the servers, in the local stack's own layout; some before them are not the services'. */
const firstServicePort = 15;
const servicePorts = 9;

const open = new Set<BenchStack>();

/** Ends everything that was started and removes every file, whatever the state of the measurements. */
export async function closeAllStacks(): Promise<void> {
  await Promise.all([...open].map((stack) => stack.close()));
}

/** Real servers and services for one measurement: in a temporary folder, on free ports, gone when it is closed. */
export class BenchStack {
  private readonly marker = makeMarker();
  private readonly aborted = new AbortController();
  private readonly servers: ServerProcess[] = [];
  private readonly services: ServerProcess[] = [];
  private provider: RunningProvider | undefined;
  private serviceCount = 0;
  private postgresUrl: (database: string) => string = () => {
    throw new Error('this house has no PostgreSQL');
  };

  private constructor(
    private readonly settings: Settings,
    private readonly isKept: boolean,
  ) {
    open.add(this);
  }

  /** `kept`: a folder that stays, with what was loaded in an earlier run. */
  static async open(servers: readonly ServerName[], kept: string | null = null): Promise<BenchStack> {
    const stack = new BenchStack(await temporarySettings(kept), kept !== null);
    stack.provider = await startProvider(stack.settings);
    // Services have theirs also where there is no NATS.
    busKeys(busKeysFolder(stack.settings.home));
    await Promise.all(servers.map((name) => stack.startServer(name)));
    return stack;
  }

  /** The bus, as its operator: no part of it is closed. */
  get nats(): NatsTarget {
    return operatorOf(this.settings);
  }

  /** Of the server itself; its backends are its children. */
  get postgresPid(): number {
    const postgres = this.servers.find(({ name }) => /^postgres/i.test(name));
    if (!postgres) throw new Error('this house has no PostgreSQL');
    return postgres.pid;
  }

  get temporalAddress(): string {
    return `127.0.0.1:${this.settings.ports.temporal}`;
  }

  get postgresLog(): string {
    return logFileOf(this.settings, 'postgres');
  }

  databaseUrl(database: string): string {
    return this.postgresUrl(database);
  }

  token(person: string): Promise<string> {
    return tokenFor(this.settings.home, person);
  }

  async startServer(name: ServerName): Promise<ServerProcess> {
    const { settings, marker } = this;
    const say = (line: string) => console.error(line);
    const embedding = { settings, marker, say, signal: this.aborted.signal };
    const server = embeddedServers(embedding, (url) => (this.postgresUrl = url)).find(
      (one) => one.name === name,
    );
    if (!server) throw new Error(`no server is called ${name}`);
    const running = await server.start();
    this.servers.push(running);
    return running;
  }

  async startService({ app, roles, database = app, ...place }: ProcessSpec): Promise<ServicePlace> {
    const portOffset = place.portOffset ?? this.nextPortOffset();
    const databaseVariable = `DATABASE_URL_${app.toUpperCase()}` as DatabaseVariable;
    const name = `${app}-${this.serviceCount}`;
    const spec = { name, app, portOffset, database, databaseVariable, roles };
    const addresses = {
      databaseUrl: this.databaseUrl(database),
      temporalAddress: this.temporalAddress,
    };
    return this.timed(portOffset, () =>
      startService(spec, this.settings, addresses, this.marker, this.aborted.signal),
    );
  }

  /** A process that is no service of ours, run and waited for as one; its module is told PORT, HOST, DATABASE_URL. */
  async startModule(name: string, file: string, database: string): Promise<ServicePlace> {
    const portOffset = this.nextPortOffset();
    const port = this.settings.portBase + portOffset;
    return this.timed(portOffset, () =>
      startServer({
        name,
        command: process.execPath,
        args: [file, `--${this.marker}`],
        env: { PORT: String(port), HOST: '127.0.0.1', DATABASE_URL: this.databaseUrl(database) },
        logFile: logFileOf(this.settings, name),
        stop: [{ signal: 'SIGTERM', withinMs: 5_000 }],
        ready: async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).ok,
        readyWithinMs: 20_000,
        signal: this.aborted.signal,
      }),
    );
  }

  private nextPortOffset(): number {
    return firstServicePort + (this.serviceCount++ % servicePorts);
  }

  private async timed(portOffset: number, start: () => Promise<ServerProcess>): Promise<ServicePlace> {
    const spawnedAt = performance.now();
    const running = await start();
    const readyAfterMs = performance.now() - spawnedAt;
    this.services.push(running);
    const url = `http://127.0.0.1:${this.settings.portBase + portOffset}`;
    return Object.assign(running, { url, readyAfterMs });
  }

  /** A new database; with a template a copy of one that nobody is connected to. */
  async createDatabase(name: string, template?: string): Promise<void> {
    if (template === undefined) return createDatabase(this.databaseUrl('postgres'), name);
    await this.onDatabase('postgres', (client) =>
      client.query(`create database ${name} template ${template}`),
    );
  }

  async onDatabase<T>(database: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: this.databaseUrl(database) });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  async close(): Promise<void> {
    if (!open.delete(this)) return;
    this.aborted.abort();
    await Promise.all(this.services.map((service) => service.stop()));
    // PostgreSQL was started first or beside the others and leans on nothing: any order will do.
    await Promise.all(this.servers.map((server) => server.stop()));
    await this.provider?.stop();
    if (this.isKept) return;
    removePostgresData(join(this.settings.home, 'postgres'));
    rmSync(this.settings.home, { recursive: true, force: true });
  }
}
