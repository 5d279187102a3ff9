import { defineConfig } from '@playwright/test';
import { findBrowser } from '../../../tools/find-browser.mjs';
import { baseUrl } from './stack.ts';

/** Debian's own; nothing is fetched. */
const executablePath = findBrowser();
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const args = [...quiet, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];

const sizes = { 360: { width: 360, height: 740 }, 1280: { width: 1280, height: 900 } } as const;

/** Every test at a phone's width and a desk's, in both languages, on the running stack. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.browser.ts',
  outputDir: '../dist-browser',
  globalSetup: './start-stack.ts',
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    baseURL: baseUrl,
    timezoneId: 'Asia/Shanghai',
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    reducedMotion: 'reduce',
    launchOptions: { ...(executablePath && { executablePath }), args },
  },
  projects: Object.values(sizes).flatMap((viewport) =>
    ['zh-CN', 'en'].map((locale) => ({ name: `${viewport.width} px ${locale}`, use: { locale, viewport } })),
  ),
});
