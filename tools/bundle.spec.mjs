import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { bundle } from './bundle.mjs';

const map = JSON.stringify({ version: 3, sources: ['../src/written.ts'], names: [], mappings: 'AAAA' });
let root;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'fengqiao-bundle-')));
  file('node_modules/.package-lock.json', '{"packages":{}}');
  file('node_modules/said/index.js', `module.exports = 'said';`);
  compiled('libs/shared/dist/place.js', `export const place = import.meta.url;`);
  for (const app of ['one', 'other'])
    compiled(
      `apps/${app}/dist/main.js`,
      `import said from 'said'; import { place } from '../../../libs/shared/dist/place.js'; console.log(said, place);`,
    );
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function file(path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function compiled(path, code) {
  file(path, code);
  file(`${path}.map`, map);
}

function run(service) {
  const args = ['--enable-source-maps', join(root, 'dist/services', `${service}.js`)];
  return spawnSync(process.execPath, args, { encoding: 'utf8' });
}

const bundled = () => bundle(root, ['one', 'other']);

describe('a bundle of services', () => {
  it('runs without what it is made of, and a module still knows the place of its own file', async () => {
    expect(await bundled()).toBe(true);
    const place = pathToFileURL(join(root, 'libs/shared/dist/place.js'));
    for (const path of ['libs', 'apps', 'node_modules']) rmSync(join(root, path), { recursive: true });
    for (const service of ['one', 'other']) expect(run(service).stdout).toBe(`said ${place}\n`);
  });

  it('names the sources in its traces', async () => {
    compiled('apps/one/dist/main.js', `throw new Error('seen');`);
    await bundled();
    expect(run('one').stderr).toMatch(/written\.ts:1/);
  });

  it('is made anew when a file of ours has changed or gone, or a package, and not else', async () => {
    const changes = [
      () => compiled('libs/shared/dist/place.js', `export const place = 'elsewhere';`),
      () => file('node_modules/.package-lock.json', '{"packages":{"said":{"version":"2.0.0"}}}'),
      () => {
        compiled('apps/one/dist/main.js', `console.log('alone');`);
        compiled('apps/other/dist/main.js', `console.log('alone');`);
        rmSync(join(root, 'libs'), { recursive: true });
      },
    ];
    await bundled();
    for (const change of changes) {
      change();
      expect(await bundled()).toBe(true);
      expect(await bundled()).toBe(false);
    }
    expect(await bundle(root, ['one'])).toBe(true);
  });

  it.each(['import.meta.dirname', '__dirname', '__filename'])(
    'refuses a module that asks for %s',
    async (asked) => {
      compiled('libs/shared/dist/place.js', `export const place = ${asked};`);
      await expect(bundled()).rejects.toThrow(`knows its place by ${asked}`);
    },
  );
});
