import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '@fengqiao/embedded-servers/ports/free-port';
import { startNats, type Nats } from '@fengqiao/embedded-servers/servers/nats';
import { testEnvironment } from './test-environment.ts';

export interface TestNats {
  readonly url: string;
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
  const start = (): Promise<Nats> =>
    startNats({
      binary: natsServer,
      storeDir,
      port,
      monitoringPort,
      marker,
      logFile: join(storeDir, 'nats.log'),
    });
  let server = await start();
  return {
    url: `nats://127.0.0.1:${port}`,
    stop: () => server.stop(),
    restart: async () => {
      server = await start();
    },
  };
}
