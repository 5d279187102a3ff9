import { join } from 'node:path';
import { defaultCacheDir, locateBinary } from '@fengqiao/embedded-servers/binaries/binaries';
import type { BinaryName } from '@fengqiao/embedded-servers/binaries/binary-pins';
import { startNats } from '@fengqiao/embedded-servers/servers/nats';
import { createDatabase, startPostgres } from '@fengqiao/embedded-servers/servers/postgres';
import type { ServerProcess } from '@fengqiao/embedded-servers/processes/server-process';
import { startTemporal } from '@fengqiao/embedded-servers/servers/temporal';
import { ladderAttributes } from '@fengqiao/contracts/temporal/ladder';
import { busKeys } from '@fengqiao/nats/bus-keys';
import { makeStreams } from '@fengqiao/nats/make-streams';
import { busKeysFolder, operatorOf } from '../bus-access.ts';
import { GATEWAY, SERVICES } from './services.ts';
import { logFileOf } from './service-process.ts';
import { needsPostgres, type Settings } from '../settings/settings.ts';

export interface Embedding {
  settings: Settings;
  marker: string;
  say: (line: string) => void;
  signal: AbortSignal;
}

/** A server the stack starts itself. */
export interface EmbeddedServer {
  name: string;
  start: () => Promise<ServerProcess>;
}

const RETENTION_DAYS = 30;

function postgres(
  { settings, marker, say, signal }: Embedding,
  found: (url: (database: string) => string) => void,
): EmbeddedServer {
  const start = async () => {
    const server = await startPostgres({
      dataDir: join(settings.home, 'postgres'),
      port: settings.ports.postgres,
      marker,
      logFile: logFileOf(settings, 'postgres'),
      say,
      signal,
    });
    for (const { database } of [...SERVICES, GATEWAY]) await createDatabase(server.url('postgres'), database);
    found(server.url);
    return server;
  };
  return { name: 'PostgreSQL', start };
}

function nats({ settings, marker, say, signal }: Embedding): EmbeddedServer {
  const start = async () => {
    const server = await startNats({
      binary: await binary('nats-server', say, signal),
      storeDir: join(settings.home, 'nats'),
      port: settings.ports.nats,
      monitoringPort: settings.ports.natsMonitoring,
      marker,
      logFile: logFileOf(settings, 'nats'),
      users: busKeys(busKeysFolder(settings.home)),
      signal,
    });
    await makeStreams(operatorOf(settings)).catch(async (error: unknown) => {
      // Whoever tries again must find its port free.
      await server.stop();
      throw error;
    });
    return server;
  };
  return { name: 'NATS', start };
}

function temporal({ settings, marker, say, signal }: Embedding): EmbeddedServer {
  const start = async () =>
    startTemporal({
      binary: await binary('temporal', say, signal),
      dbFile: join(settings.home, 'temporal', 'temporal.db'),
      port: settings.ports.temporal,
      uiPort: settings.ports.temporalUi,
      searchAttributes: ladderAttributes,
      retentionDays: RETENTION_DAYS,
      marker,
      logFile: logFileOf(settings, 'temporal'),
      signal,
    });
  return { name: 'Temporal', start };
}

function binary(name: BinaryName, say: (line: string) => void, signal: AbortSignal): Promise<string> {
  return locateBinary(name, { cacheDir: defaultCacheDir(), say, signal });
}

/**
 * The servers to start, in the order in which they are to be stopped; those that are outside are left out.
 * `found` is told how to reach the embedded databases once they are there.
 */
export function embeddedServers(
  embedding: Embedding,
  found: (url: (database: string) => string) => void,
): EmbeddedServer[] {
  const { outside } = embedding.settings;
  return [
    ...(outside.temporal ? [] : [temporal(embedding)]),
    ...(outside.nats ? [] : [nats(embedding)]),
    ...(needsPostgres(embedding.settings) ? [postgres(embedding, found)] : []),
  ];
}
