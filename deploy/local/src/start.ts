import { killAllServers } from '@fengqiao/embedded-servers/processes/server-process';
import { makeMarker } from '@fengqiao/embedded-servers/processes/supervisor-marker';
import { addressesOf } from './settings/addresses.ts';
import { lockHome } from './stack/instance-lock.ts';
import { watchParent } from './stack/parent-watch.ts';
import { readSettings, type Settings } from './settings/settings.ts';
import { Stack } from './stack/stack.ts';

export interface StartOptions {
  /** The checkout. */
  root: string;
  /** The words after `npm start --`. */
  arguments: string[];
}

/** Ctrl-C reaches this process twice, from the terminal and from npm that passes it on; that is one wish, not two. */
const SAME_WISH_MS = 1_000;

function say(line: string): void {
  console.log(line);
}

function complain(error: unknown): void {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
}

/** Starts the local stack and runs it until a signal; ends the process by itself, with 0 when all went well. */
export async function start(options: StartOptions): Promise<void> {
  // The reader of our output may be gone before us.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  process.once('exit', killAllServers);
  try {
    const settings = readSettings(options.root, options.arguments, process.env);
    const marker = makeMarker();
    await run(settings, marker, await lockHome(settings.home, marker, say));
  } catch (error) {
    complain(error);
    process.exit(1);
  }
}

async function run(settings: Settings, marker: string, unlock: () => void): Promise<void> {
  const stack = new Stack({ settings, marker, say, giveUp: (why) => void end(1, why) });
  const starting = stack.start();
  let endingSince: number | undefined;

  async function end(code: number, why?: unknown): Promise<void> {
    if (endingSince !== undefined) return;
    endingSince = Date.now();
    if (why !== undefined) complain(why);
    say('stopping 正在停止');
    stack.abort();
    await starting.catch(() => undefined);
    await stack.stop().catch(complain);
    unlock();
    say('stopped 已停止');
    process.exit(code);
  }

  const onSignal = () => {
    if (endingSince === undefined) return void end(0);
    if (Date.now() - endingSince < SAME_WISH_MS) return;
    complain('killing everything 强制结束');
    killAllServers();
    unlock();
    process.exit(130);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  process.on('uncaughtException', (error) => void end(1, error.stack));
  watchParent(settings.env, () => void end(0));

  try {
    await starting;
  } catch (error) {
    return end(1, error);
  }
  if (endingSince === undefined) announce(settings);
}

function announce(settings: Settings): void {
  say(`data folder 数据目录: ${settings.home}`);
  for (const { zh, en, url } of addressesOf(settings)) say(`  ${url.padEnd(32)}${en} ${zh}`);
  say('token of a demo person 示例人员令牌: npm run -s token -- linjiang-desk');
  say(
    `ready 就绪 http://127.0.0.1:${settings.ports.gateway} (Ctrl-C stops, data stays 按 Ctrl-C 停止，数据保留)`,
  );
}
