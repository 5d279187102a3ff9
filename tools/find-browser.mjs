import { existsSync } from 'node:fs';

/** The system's Chromium by its path; null where there is none. `FENGQIAO_CHROMIUM` names another. */
export function findBrowser() {
  const places = [
    process.env['FENGQIAO_CHROMIUM'],
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ];
  return places.find((path) => path && existsSync(path)) ?? null;
}
