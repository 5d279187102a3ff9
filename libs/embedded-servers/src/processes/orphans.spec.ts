import { afterEach, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '../ports/free-port.ts';
import { clearPorts, endOrphansOf } from './orphans.ts';
import { isAlive } from './process-table.ts';
import { makeMarker } from './supervisor-marker.ts';

const children: ChildProcess[] = [];
const said: string[] = [];
const say = (line: string) => void said.push(line);

/** A process that listens on the port (0: on none worth knowing) and carries `mark` on its command line. */
async function listener(port: number, mark: string): Promise<number> {
  const script = `require('net').createServer().listen(${port}, '127.0.0.1', () => console.log('up'))`;
  const child = spawn(process.execPath, ['-e', script, '--', mark], { stdio: ['ignore', 'pipe', 'ignore'] });
  children.push(child);
  await once(child.stdout as NodeJS.ReadableStream, 'data');
  return child.pid as number;
}

/** The marker of a supervisor that has ended. */
async function deadMarker(): Promise<string> {
  const child = spawn(process.execPath, ['-e', '0']);
  const marker = makeMarker(child.pid);
  await once(child, 'exit');
  return marker;
}

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  said.length = 0;
});

it('ends what a dead supervisor left on a wanted port, and all else it left', async () => {
  const port = await freePort();
  const mark = await deadMarker();
  const [onPort, elsewhere] = [await listener(port, mark), await listener(0, `--${mark}`)];
  await clearPorts([{ port, what: 'NATS' }], say);
  expect([isAlive(onPort), isAlive(elsewhere)]).toEqual([false, false]);
  expect(said.join('\n')).toContain(`ending process ${onPort}`);
});

it('names a stranger on a port and leaves it alone', async () => {
  const port = await freePort();
  const pid = await listener(port, 'a-stranger');
  const clearing = clearPorts([{ port, what: 'PostgreSQL' }], say);
  await expect(clearing).rejects.toThrow(`port ${port}, needed for PostgreSQL, is taken by process ${pid} (`);
  await expect(clearing).rejects.toThrow('a-stranger');
  expect(isAlive(pid)).toBe(true);
});

it('names ours when its supervisor is alive and leaves it alone', async () => {
  const port = await freePort();
  const pid = await listener(port, makeMarker());
  await expect(clearPorts([{ port, what: 'NATS' }], say)).rejects.toThrow(
    `part of a Fengqiao that process ${process.pid} is running`,
  );
  expect(await endOrphansOf(process.pid, say)).toBe(0);
  expect(isAlive(pid)).toBe(true);
});

it('does not take a re-used process id for the supervisor', async () => {
  const port = await freePort();
  const pid = await listener(port, `fengqiao-supervisor-${process.pid}-1`);
  await clearPorts([{ port, what: 'NATS' }], say);
  expect(isAlive(pid)).toBe(false);
});

it('frees nothing when nothing is taken', async () => {
  await clearPorts([{ port: await freePort(), what: 'NATS' }], say);
  expect(said).toEqual([]);
});
