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

const everyWay = Object.values(sizes).flatMap((viewport) =>
  (['zh-CN', 'en'] as const).map((locale) => ({ viewport, locale, name: `${viewport.width} px ${locale}` })),
);
/** Where words and width matter; what else the desk does it does the same everywhere, and is tried once. */
const deskScreens = /desk\/(screens|duplicates|bulk|road)\.browser\.ts$/;

/** Citizens' pages at a phone's width and a desk's, in both languages; the desk's screens so, its doings once. */
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
  projects: [
    ...everyWay.map(({ name, ...use }) => ({ name, testIgnore: '**/browser/desk/**', use })),
    ...everyWay.map(({ name, ...use }) => ({ name: `desk ${name}`, testMatch: deskScreens, use })),
    {
      name: 'desk',
      testMatch: 'desk/*.browser.ts',
      testIgnore: deskScreens,
      use: { viewport: sizes[1280], locale: 'zh-CN' },
    },
  ],
});
