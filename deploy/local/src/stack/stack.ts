import { clearPorts } from '@fengqiao/embedded-servers/processes/orphans';
import { hasNoTables } from '@fengqiao/embedded-servers/servers/postgres-client';
import { embeddedServers } from './embedded.ts';
import { SupervisedServer } from './supervised-server.ts';
import { startProviderProcess } from './provider-process.ts';
import { startGateway } from './gateway-process.ts';
import { printWarnings } from './log-warnings.ts';
import { knownAtHeadquarters } from '../sample/known-at-headquarters.ts';
import { loadSample, sampleIsWanted, sampleWasBegun } from '../sample/sample.ts';
import { logFileOf, startService } from './service-process.ts';
import type { DatabaseVariable, ServiceSpec } from './services.ts';
import { wantedPorts, type Settings } from '../settings/settings.ts';

export interface StackOptions {
  settings: Settings;
  marker: string;
  say: (line: string) => void;
  /** Called when a part has ended too often to be started again. */
  giveUp: (why: Error) => void;
}

/** Waits for all, so that nothing is still starting when the failures are reported, in one error. */
async function all(works: Promise<void>[]): Promise<void> {
  const results = await Promise.allSettled(works);
  const reasons = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as Error] : []));
  if (reasons.length > 0) throw new Error(reasons.map((reason) => reason.message).join('\n\n'));
}

/** The embedded servers, the identity provider, the services and the gateway of one data folder. */
export class Stack {
  private readonly options: StackOptions;
  private readonly aborted = new AbortController();
  private servers: SupervisedServer[] = [];
  private services: SupervisedServer[] = [];
  private readonly followed: (() => void)[] = [];
  private embeddedUrl: (database: string) => string = () => {
    throw new Error('the embedded PostgreSQL is not running');
  };

  constructor(options: StackOptions) {
    this.options = options;
  }

  /** Up to the moment when everything is ready and the sample is loaded. On failure, call `stop`. */
  async start(): Promise<void> {
    const { settings, say } = this.options;
    await clearPorts(wantedPorts(settings), say);
    await this.startServers();
    const sampleWanted = sampleIsWanted(settings) && (await this.mayLoadSample('DATABASE_URL_INTAKE'));
    const disputesWanted = sampleWanted && (await this.mayLoadSample('DATABASE_URL_MEDIATION'));
    await this.startServices();
    if (sampleWanted) {
      const at = (offset: number) => `http://127.0.0.1:${settings.portBase + offset}`;
      const services = { intake: at(1), mediation: disputesWanted ? at(2) : null };
      await loadSample(settings, services, say, this.aborted.signal);
      await knownAtHeadquarters(
        settings,
        `http://127.0.0.1:${settings.portBase + 3}`,
        say,
        this.aborted.signal,
      );
    }
  }

  /** Makes a start under way fail soon. */
  abort(): void {
    this.aborted.abort();
  }

  /** Ends the services first, then what they lean on, one after the other. */
  async stop(): Promise<void> {
    this.abort();
    for (const unfollow of this.followed.splice(0)) unfollow();
    await Promise.all(this.services.map((service) => service.stop()));
    for (const server of this.servers) await server.stop();
  }

  private async startServers(): Promise<void> {
    const { settings, marker, say, giveUp } = this.options;
    const signal = this.aborted.signal;
    const embedded = embeddedServers({ settings, marker, say, signal }, (url) => (this.embeddedUrl = url));
    this.servers = embedded.map(({ name, start }) => new SupervisedServer({ name, start, say, giveUp }));
    await all(this.servers.map((server) => server.start()));
  }

  private async startServices(): Promise<void> {
    const { settings } = this.options;
    const { processes, gateways } = settings;
    this.services = [
      ...(settings.env['FENGQIAO_OIDC_ISSUER'] === undefined ? [this.keptProvider()] : []),
      ...processes.map((spec) => this.keptService(spec)),
      ...gateways.map((spec) => this.keptGateway(spec)),
    ];
    await all(this.services.map((service) => service.start()));
  }

  private keptService(spec: ServiceSpec): SupervisedServer {
    const { settings, marker, say, giveUp } = this.options;
    const { ports, outside } = settings;
    const addresses = {
      databaseUrl: this.databaseUrl(spec),
      temporalAddress: outside.temporal ?? `127.0.0.1:${ports.temporal}`,
    };
    this.followed.push(printWarnings(spec.name, logFileOf(settings, spec.name), say));
    const start = () => startService(spec, settings, addresses, marker, this.aborted.signal);
    return new SupervisedServer({ name: spec.name, start, say, giveUp });
  }

  private keptProvider(): SupervisedServer {
    const { settings, marker, say, giveUp } = this.options;
    this.followed.push(printWarnings('provider', logFileOf(settings, 'provider'), say));
    const start = () => startProviderProcess(settings, marker, this.aborted.signal);
    return new SupervisedServer({ name: 'provider', start, say, giveUp });
  }

  private keptGateway(spec: ServiceSpec): SupervisedServer {
    const { settings, marker, say, giveUp } = this.options;
    this.followed.push(printWarnings(spec.name, logFileOf(settings, spec.name), say));
    const start = () => startGateway(spec, settings, this.databaseUrl(spec), marker, this.aborted.signal);
    return new SupervisedServer({ name: spec.name, start, say, giveUp });
  }

  private databaseUrl(spec: ServiceSpec): string {
    return this.options.settings.outside.databases[spec.databaseVariable] ?? this.embeddedUrl(spec.database);
  }

  /** A database somebody else runs may hold real cases: the sample goes only into one that has no tables yet. */
  private async mayLoadSample(variable: DatabaseVariable): Promise<boolean> {
    const { settings, say } = this.options;
    const outside = settings.outside.databases[variable];
    if (!outside || sampleWasBegun(settings) || (await hasNoTables(outside))) return true;
    say(`${variable} names a database that is in use: the sample is not loaded 外部数据库非空，未载入示例`);
    return false;
  }
}
