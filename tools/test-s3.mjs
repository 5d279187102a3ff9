// Attachments on a real S3 server: versitygw (Apache-2.0), built from its pinned Go module by the Go that is there.
// A command of its own, since the other tests need no Go.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

const version = 'v1.8.0';
const cache = join(
  process.env.FENGQIAO_CACHE || join(homedir(), '.cache', 'fengqiao'),
  `versitygw-${version}`,
);
const program = join(cache, 'versitygw');
if (!existsSync(program)) {
  console.log(`building versitygw ${version} with go`);
  mkdirSync(cache, { recursive: true });
  const env = { ...process.env, GOBIN: cache };
  execFileSync('go', ['install', `github.com/versity/versitygw/cmd/versitygw@${version}`], {
    env,
    stdio: 'inherit',
  });
}

const folder = mkdtempSync(join(tmpdir(), 'fengqiao-s3-'));
mkdirSync(join(folder, 'attachments'));
const port = 20_000 + Math.floor(Math.random() * 20_000);
const keys = ['--access', 'fengqiao-test', '--secret', 'fengqiao-secret'];
const server = spawn(program, [...keys, '--port', `127.0.0.1:${port}`, 'posix', folder], { stdio: 'ignore' });
const ended = new Promise((resolve) => server.once('exit', resolve));
let code = 1;
try {
  await answers(`http://127.0.0.1:${port}/`);
  const env = { ...process.env, FENGQIAO_TEST_S3: `http://127.0.0.1:${port}` };
  const tests = ['libs/attachments/src/store', 'apps/intake/src/attachments/in-a-bucket'];
  const run = spawn(process.execPath, ['tools/test.mjs', ...tests], { env, stdio: 'inherit' });
  code = await new Promise((resolve) => run.once('exit', resolve));
} finally {
  server.kill();
  await ended;
  rmSync(folder, { recursive: true });
}
process.exitCode = code ?? 1;

async function answers(url) {
  for (let tries = 0; tries < 100; tries += 1) {
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('versitygw does not answer');
}
