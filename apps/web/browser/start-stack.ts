import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { portBase } from './stack.ts';

const root = resolve(import.meta.dirname, '../../..');

/** The whole stack as `npm start` runs it, in an empty data folder; one that is named runs already and is left running. */
export default async function startStack(): Promise<() => Promise<void>> {
  if (process.env['FENGQIAO_WEB_TEST_HOME']) return async () => undefined;
  const home = await mkdtemp(join(tmpdir(), 'fengqiao-web-'));
  process.env['FENGQIAO_WEB_TEST_HOME'] = home;
  const env = {
    ...process.env,
    FENGQIAO_HOME: home,
    FENGQIAO_PORT_BASE: String(portBase),
    // Every test registers from one address, as no city does.
    FENGQIAO_REGISTRATIONS_PER_HOUR: '100000',
    FENGQIAO_LEDGER_READS_PER_HOUR: '100000',
  };
  const stack = spawn(process.execPath, ['deploy/local/start.mjs'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((done) => stack.once('exit', () => done()));
  const isReady = await new Promise<boolean>((done) => {
    createInterface({ input: stack.stdout }).on('line', (line) => line.startsWith('ready') && done(true));
    void ended.then(() => done(false));
  });
  const stop = async () => {
    stack.kill('SIGINT');
    await ended;
    await rm(home, { recursive: true, force: true });
  };
  if (!isReady) {
    await stop();
    throw new Error('the stack did not start');
  }
  return stop;
}
