import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from './process-table.ts';
import { startServer, type ServerCommand, type ServerExit } from './server-process.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fengqiao-server-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A server that is ready once it has written the file `ready`. */
function fake(script: string, changes: Partial<ServerCommand> = {}): ServerCommand {
  const ready = join(folder, 'ready');
  const prologue = `const done = () => require('fs').writeFileSync(${JSON.stringify(ready)}, ''); setInterval(() => {}, 1000);`;
  return {
    name: 'Fake',
    command: process.execPath,
    args: ['-e', prologue + script],
    logFile: join(folder, 'logs', 'fake.log'),
    stop: [{ signal: 'SIGTERM', withinMs: 5_000 }],
    ready: () => Promise.resolve(existsSync(ready)),
    readyWithinMs: 10_000,
    ...changes,
  };
}

it('resolves when ready, keeps a log, and stop resolves when the process is gone', async () => {
  const server = await startServer(fake(`console.log('hello'); done();`));
  expect(isAlive(server.pid)).toBe(true);
  await server.stop();
  expect(isAlive(server.pid)).toBe(false);
  expect(readFileSync(join(folder, 'logs', 'fake.log'), 'utf8')).toContain('hello');
});

it('kills a server that does not listen to the signal', async () => {
  const server = await startServer(
    fake(`process.on('SIGTERM', () => {}); done();`, { stop: [{ signal: 'SIGTERM', withinMs: 200 }] }),
  );
  await server.stop();
  expect(isAlive(server.pid)).toBe(false);
});

it('tells its supervisor of an end nobody asked for', async () => {
  const server = await startServer(fake(`done(); setTimeout(() => process.exit(3), 100);`));
  const exit = await new Promise<ServerExit>((resolve) => server.onExit(resolve));
  expect(exit).toEqual({ code: 3, signal: null, wanted: false });
});

it('quotes the log when the server ends while starting', async () => {
  const starting = startServer(fake(`console.error('no such disk'); process.exit(7);`));
  await expect(starting).rejects.toThrow(/Fake ended while starting \(exit code 7\).*no such disk/s);
});

it('does not take the answer of a stranger for that of a server that has ended', async () => {
  const starting = startServer(
    fake(`process.exit(1);`, { ready: () => new Promise((resolve) => setTimeout(() => resolve(true), 500)) }),
  );
  await expect(starting).rejects.toThrow(/ended while starting/);
});

it('leaves nothing running when the server is not ready in time', async () => {
  const starting = startServer(fake(`console.log('pid', process.pid);`, { readyWithinMs: 700 }));
  await expect(starting).rejects.toThrow(/was not ready within 0.7 s/);
  const pid = Number(/pid (\d+)/.exec(readFileSync(join(folder, 'logs', 'fake.log'), 'utf8'))?.[1]);
  expect(isAlive(pid)).toBe(false);
});
