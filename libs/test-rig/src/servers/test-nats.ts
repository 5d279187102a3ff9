import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '@fengqiao/embedded-servers/ports/free-port';
import { startNats, type Nats } from '@fengqiao/embedded-servers/servers/nats';
import { Bus } from '@fengqiao/nats/bus';
import { busKeys } from '@fengqiao/nats/bus-keys';
import type { BusUser } from '@fengqiao/nats/bus-users';
import { makeStreams } from '@fengqiao/nats/make-streams';
import type { NatsTarget } from '@fengqiao/nats/nats-target';
import { createLogger } from '@fengqiao/observability/logger';
import { testBus, testKeysFolder } from '../servers/test-bus.ts';
import { testEnvironment } from './test-environment.ts';

export interface TestNats {
  readonly url: string;
  /** As one of its users; left out: as the operator, who may do everything. */
  as(user?: BusUser): NatsTarget;
  /** Looks at the streams, or does to them what no service may. */
  operate<T>(work: (manager: Awaited<ReturnType<Bus['manager']>>) => Promise<T>): Promise<T>;
  stop(): Promise<void>;
  /** Starts it again on the same port with the same data. */
  restart(): Promise<void>;
}

/** A NATS of this spec file's own: stream names are the services', so two files must not share one. */
export async function startTestNats(): Promise<TestNats> {
  const { folder, marker, natsServer } = testEnvironment.read();
  const storeDir = await mkdtemp(join(folder, 'nats-'));
  const port = await freePort();
  const monitoringPort = await freePort();
  const url = `nats://127.0.0.1:${port}`;
  const start = async (): Promise<Nats> => {
    const server = await startNats({
      binary: natsServer,
      storeDir,
      port,
      monitoringPort,
      marker,
      logFile: join(storeDir, 'nats.log'),
      users: busKeys(testKeysFolder()),
    });
    await makeStreams(testBus(url)).catch((error: unknown) =>
      server.stop().then(() => Promise.reject(error)),
    );
    return server;
  };
  let server = await start();
  return {
    url,
    as: (user) => testBus(url, user),
    operate: async (work) => {
      const bus = new Bus(testBus(url), 'operator', createLogger('operator', 'silent'));
      await bus.whenConnected();
      return work(await bus.manager()).finally(() => bus.close());
    },
    stop: () => server.stop(),
    restart: async () => {
      server = await start();
    },
  };
}
