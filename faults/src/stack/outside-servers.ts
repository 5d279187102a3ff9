import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ladderAttributes } from '@fengqiao/contracts/temporal/ladder';
import { defaultCacheDir, locateBinary } from '@fengqiao/embedded-servers/binaries/binaries';
import { signal } from '@fengqiao/embedded-servers/processes/end-process';
import { startNats } from '@fengqiao/embedded-servers/servers/nats';
import { createDatabase, startPostgres } from '@fengqiao/embedded-servers/servers/postgres';
import { removePostgresData } from '@fengqiao/embedded-servers/servers/postgres-files';
import { allProcesses, parentOf } from '@fengqiao/embedded-servers/processes/process-table';
import type { ServerProcess } from '@fengqiao/embedded-servers/processes/server-process';
import { makeMarker } from '@fengqiao/embedded-servers/processes/supervisor-marker';
import { busKeys, seedFileOf } from '@fengqiao/nats/bus-keys';
import { makeStreams } from '@fengqiao/nats/make-streams';
import { natsTarget, type NatsTarget } from '@fengqiao/nats/nats-target';
import { startTemporal } from '@fengqiao/embedded-servers/servers/temporal';

export type ServerName = 'postgres' | 'nats' | 'temporal';

/** Of the services, and the front door's own. */
const databases = ['intake', 'mediation', 'scoring', 'gateway'] as const;
export type Database = Exclude<(typeof databases)[number], 'gateway'>;

/**
 * PostgreSQL, NATS and Temporal in our own hands, outside the stack, so that nobody starts them again before we
 * do: how long each is away is the fault's to say.
 */
export class OutsideServers {
  private readonly running = new Map<ServerName, ServerProcess>();
  private postgresUrl: (database: string) => string = () => '';
  private readonly marker = makeMarker();
  readonly temporalAddress: string;

  /** Takes five ports from `firstPort` on. */
  constructor(
    private readonly folder: string,
    private readonly firstPort: number,
    private readonly say: (line: string) => void,
  ) {
    this.temporalAddress = `127.0.0.1:${firstPort + 3}`;
  }

  async startAll(): Promise<void> {
    await Promise.all([this.start('postgres'), this.start('nats'), this.start('temporal')]);
    for (const database of databases) await createDatabase(this.postgresUrl('postgres'), database);
  }

  /** What a service process is told of the bus. */
  get busEnvironment() {
    const url = `nats://127.0.0.1:${this.firstPort + 1}`;
    return { NATS_URL: url, NATS_NKEY_SEED_FILE: seedFileOf(this.busKeys, '{service}') };
  }

  /** The bus, as its operator. */
  get nats(): NatsTarget {
    return natsTarget(this.busEnvironment, 'operator', true);
  }

  /** Not among the data that is deleted. */
  private get busKeys(): string {
    return join(this.folder, 'nats-keys');
  }

  databaseUrl(database: (typeof databases)[number]): string {
    return this.postgresUrl(database);
  }

  async start(name: ServerName): Promise<void> {
    this.running.set(name, await this.starters[name]());
  }

  /** As an operator stops it. */
  async stop(name: ServerName): Promise<void> {
    await this.running.get(name)?.stop();
  }

  /** As the kernel ends it when memory is short. */
  async kill(name: ServerName): Promise<void> {
    const server = this.running.get(name);
    if (!server) return;
    const gone = new Promise<void>((resolve) => server.onExit(() => resolve()));
    server.kill();
    await gone;
  }

  /** Its connections stay, and nothing answers. */
  freeze(name: ServerName): void {
    for (const pid of this.family(name)) signal(pid, 'SIGSTOP');
  }

  thaw(name: ServerName): void {
    for (const pid of this.family(name)) signal(pid, 'SIGCONT');
  }

  /** While it is stopped. */
  deleteData(name: 'nats' | 'temporal'): void {
    rmSync(join(this.folder, name), { recursive: true, force: true });
  }

  async remove(): Promise<void> {
    for (const name of ['temporal', 'nats', 'postgres'] as const) await this.stop(name);
    removePostgresData(join(this.folder, 'postgres'));
  }

  /** PostgreSQL serves each session by a process of its own. */
  private family(name: ServerName): number[] {
    const pid = this.running.get(name)?.pid;
    if (pid === undefined) return [];
    return [pid, ...allProcesses().flatMap((other) => (parentOf(other.pid) === pid ? other.pid : []))];
  }

  private readonly starters: Record<ServerName, () => Promise<ServerProcess>> = {
    postgres: async () => {
      const server = await startPostgres({
        dataDir: join(this.folder, 'postgres'),
        port: this.firstPort,
        marker: this.marker,
        logFile: this.log('postgres'),
        say: this.say,
      });
      this.postgresUrl = server.url;
      return server;
    },
    nats: async () => {
      const server = await startNats({
        binary: await this.binary('nats-server'),
        storeDir: join(this.folder, 'nats'),
        port: this.firstPort + 1,
        monitoringPort: this.firstPort + 2,
        marker: this.marker,
        logFile: this.log('nats'),
        users: busKeys(this.busKeys),
      });
      await makeStreams(this.nats);
      return server;
    },
    temporal: async () =>
      startTemporal({
        binary: await this.binary('temporal'),
        dbFile: join(this.folder, 'temporal', 'temporal.db'),
        port: this.firstPort + 3,
        uiPort: this.firstPort + 4,
        searchAttributes: ladderAttributes,
        retentionDays: 30,
        marker: this.marker,
        logFile: this.log('temporal'),
      }),
  };

  private binary(name: 'nats-server' | 'temporal'): Promise<string> {
    return locateBinary(name, { cacheDir: defaultCacheDir(), say: this.say });
  }

  private log(name: string): string {
    return join(this.folder, 'logs', `${name}.log`);
  }
}
