// `npm run test:web [-- playwright arguments]`: builds, starts the stack in an empty data folder of its own, and goes through the
// pages in Chromium as citizens do, at 360 and 1,280 px, in both languages. The browser is the system's own.
import { spawnSync } from 'node:child_process';
import { findBrowser } from './find-browser.mjs';

const root = new URL('..', import.meta.url);
if (!findBrowser()) {
  console.error(
    'npm run test:web needs Chromium: on Debian `apt-get install chromium fonts-noto-cjk`. 需要安装 Chromium 浏览器。',
  );
  process.exit(1);
}
for (const args of [
  ['tools/build.mjs'],
  [
    'node_modules/@playwright/test/cli.js',
    'test',
    '-c',
    'apps/web/browser/playwright.config.ts',
    ...process.argv.slice(2),
  ],
]) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
