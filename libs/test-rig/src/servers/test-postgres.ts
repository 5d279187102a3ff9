import { chmod, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '@fengqiao/embedded-servers/ports/free-port';
import { createDatabase, startPostgres } from '@fengqiao/embedded-servers/servers/postgres';
import { allProcesses, parentOf } from '@fengqiao/embedded-servers/processes/process-table';
import { testEnvironment } from './test-environment.ts';

export interface TestPostgres {
  /** Of a database that was empty. */
  readonly url: string;
  /** Every process of it stands still: connections stay open, and nothing is answered. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
}

/** A PostgreSQL of this spec file's own, to do to it what the other files' must be spared. */
export async function startTestPostgres(): Promise<TestPostgres> {
  const { folder, marker } = testEnvironment.read();
  const dataDir = await mkdtemp(join(folder, 'postgres-'));
  // PostgreSQL runs as a user of its own when we are root, and must be able to pass through.
  await chmod(dataDir, 0o711);
  const server = await startPostgres({
    dataDir,
    port: await freePort(),
    marker,
    logFile: join(dataDir, 'postgres.log'),
    say: () => undefined,
    settings: { fsync: 'off' },
  });
  await createDatabase(server.url('postgres'), 'own');
  const sendAll = (signal: NodeJS.Signals) => {
    process.kill(server.pid, signal);
    for (const { pid } of allProcesses()) if (parentOf(pid) === server.pid) process.kill(pid, signal);
  };
  return {
    url: server.url('own'),
    freeze: () => sendAll('SIGSTOP'),
    thaw: () => sendAll('SIGCONT'),
    stop: async () => {
      sendAll('SIGCONT');
      await server.stop();
    },
  };
}
