import { expect, it } from '@jest/globals';
import { createServer } from 'node:net';
import { freePort, freePortRange } from './free-port.ts';

const listen = (port: number) =>
  new Promise<() => Promise<void>>((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () =>
      resolve(() => new Promise((closed) => server.close(() => closed()))),
    );
  });

it('gives a port that can be listened on', async () => {
  const close = await listen(await freePort());
  await close();
});

it('gives as many neighbouring ports as asked for', async () => {
  const base = await freePortRange(15);
  const closers = await Promise.all(Array.from({ length: 15 }, (_, offset) => listen(base + offset)));
  expect(closers).toHaveLength(15);
  await Promise.all(closers.map((close) => close()));
});
