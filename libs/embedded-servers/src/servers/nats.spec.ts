import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultCacheDir, locateBinary } from '../binaries/binaries.ts';
import { freePortRange } from '../ports/free-port.ts';
import { startNats, type Nats } from './nats.ts';
import { makeMarker } from '../processes/supervisor-marker.ts';

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
