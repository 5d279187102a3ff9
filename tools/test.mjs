// `npm test [-- jest arguments]`: builds (the end-to-end test runs what is built), then one Jest run for everything but what needs a
// browser, and says so.
import { spawnSync } from 'node:child_process';

const root = new URL('..', import.meta.url);
const run = (...args) => {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

run('tools/build.mjs');
run('--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', ...process.argv.slice(2));
if (process.argv.length === 2)
  console.error('left out: what needs a browser, npm run test:web 未包括需要浏览器的测试');
