import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createUser } from '@nats-io/nkeys';
import { connect, nkeyAuthenticator } from '@nats-io/transport-node';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultCacheDir, locateBinary } from '../binaries/binaries.ts';
import { freePortRange } from '../ports/free-port.ts';
import { startNats, type Nats } from './nats.ts';
import { makeMarker } from '../processes/supervisor-marker.ts';

const reader = createUser();
let folder: string;
let base: number;
let running: Nats;

interface Varz {
  host: string;
  server_name: string;
  jetstream: { config: { sync_always: boolean; max_storage: number; store_dir: string } };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fengqiao-nats-'));
  base = await freePortRange(2);
  running = await startNats({
    binary: await locateBinary('nats-server', { cacheDir: defaultCacheDir(), say: () => undefined }),
    storeDir: join(folder, 'a folder with blanks'),
    port: base,
    monitoringPort: base + 1,
    marker: makeMarker(),
    logFile: join(folder, 'nats.log'),
    maxFileStore: '2GB',
    users: [{ name: 'reader', publicKey: reader.getPublicKey(), publish: [], subscribe: ['news.>'] }],
  });
}, 120_000);

afterAll(async () => {
  await running.stop();
  rmSync(folder, { recursive: true });
});

it('listens on loopback, writes every message through to the disk, within bounds, under its marker', async () => {
  const varz = (await (await fetch(`http://127.0.0.1:${base + 1}/varz`)).json()) as Varz;
  expect(running.url).toBe(`nats://127.0.0.1:${base}`);
  expect(varz.host).toBe('127.0.0.1');
  expect(varz.server_name).toBe(makeMarker());
  expect(varz.jetstream.config).toMatchObject({ sync_always: true, max_storage: 2 * 1024 ** 3 });
  expect(varz.jetstream.config.store_dir).toContain(join(folder, 'a folder with blanks'));
});

it('admits who has a key it knows, and nobody else', async () => {
  const options = { servers: running.url, reconnect: false };
  await expect(connect(options)).rejects.toThrow(/authorization/i);
  const known = await connect({ ...options, authenticator: nkeyAuthenticator(reader.getSeed()) });
  await known.close();
  const file = join(folder, 'a folder with blanks', 'nats-server.conf');
  expect(statSync(file).mode & 0o077).toBe(0);
});
