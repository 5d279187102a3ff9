import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { ladderAttributes } from '@fengqiao/contracts/temporal/ladder';
import { defaultCacheDir, locateBinary } from '@fengqiao/embedded-servers/binaries/binaries';
import { freePortRange } from '@fengqiao/embedded-servers/ports/free-port';
import { startTemporal, type Temporal } from '@fengqiao/embedded-servers/servers/temporal';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { testEnvironment } from './test-environment.ts';

export interface DevTemporal {
  readonly env: TestWorkflowEnvironment;
  readonly address: string;
  stop(): Promise<void>;
  /** Down until `up`, on the same port and with its data. */
  down(): Promise<void>;
  up(): Promise<void>;
}

/** Temporal's development server, by the wall clock: the one that skips time knows no Schedules. */
export async function startDevTemporal(): Promise<DevTemporal> {
  const { folder, marker } = testEnvironment.read();
  const home = await mkdtemp(join(folder, 'temporal-'));
  const port = await freePortRange(2);
  const binary = await locateBinary('temporal', { cacheDir: defaultCacheDir(), say: () => undefined });
  const start = (): Promise<Temporal> =>
    startTemporal({
      ...{ binary, port, uiPort: port + 1, marker, searchAttributes: ladderAttributes, retentionDays: 1 },
      dbFile: join(home, 'temporal.db'),
      logFile: join(home, 'temporal.log'),
    });
  let server = await start();
  const env = await TestWorkflowEnvironment.createFromExistingServer({ address: server.address });
  return {
    env,
    address: server.address,
    stop: async () => {
      await env.teardown();
      await server.stop();
    },
    down: () => server.stop(),
    up: async () => {
      server = await start();
    },
  };
}
