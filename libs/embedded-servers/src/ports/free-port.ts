import { createServer } from 'node:net';
import { randomInt } from 'node:crypto';

/** Below the range from which the kernel takes the ports of outgoing connections (32768 on Linux). */
const LOWEST = 12_000;
const HIGHEST = 32_000;

/** Listens for a moment: the port that was got, or `undefined` when `port` is taken. */
function tryListen(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}

/** A port on loopback that nobody held a moment ago. */
export async function freePort(): Promise<number> {
  return freePortRange(1);
}

/** The first of `count` neighbouring free ports on loopback. */
export async function freePortRange(count: number): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const base = randomInt(LOWEST, HIGHEST - count);
    const ports = Array.from({ length: count }, (_, offset) => base + offset);
    const got = await Promise.all(ports.map(tryListen));
    if (got.every((port) => port !== undefined)) return base;
  }
  throw new Error(`no ${count} neighbouring free ports between ${LOWEST} and ${HIGHEST}`);
}
