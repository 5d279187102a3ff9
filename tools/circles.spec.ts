import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('..', import.meta.url));
const exports = { './*': { '@fengqiao/source': './src/*.ts', default: './dist/*.js' } };
const packageOf = (name: string) => JSON.stringify({ name: `@fengqiao/${name}`, type: 'module', exports });
/** Two libraries in the manner of the workspace, and what each of their files imports. */
const tree: Record<string, string> = {
  'libs/east/package.json': packageOf('east'),
  'libs/west/package.json': packageOf('west'),

  'libs/east/src/values/one.ts': `import { two } from './two.ts';\nexport const one = () => two;\n`,
  'libs/east/src/values/two.ts': `export { three as two } from './three.ts';\n`,
  'libs/east/src/values/three.ts': `import { one } from './one.ts';\nexport const three = () => one;\n`,

  'libs/east/src/types/hen.ts': `import type { Egg } from './egg.ts';\nexport interface Hen { lays: Egg }\n`,
  'libs/east/src/types/egg.ts': `import { type Hen } from './hen.ts';\nexport interface Egg { of: Hen }\n`,

  'libs/east/src/there.ts': `import { back } from '@fengqiao/west/back';\nexport const there = () => back;\n`,
  'libs/west/src/back.ts': `import type { there } from '@fengqiao/east/there';\nexport type Back = typeof there;\nexport const back = 1;\n`,

  'libs/west/src/top.ts': `import { left } from './left.ts';\nimport { right } from './right.ts';\nexport const top = [left, right];\n`,
  'libs/west/src/left.ts': `import { bottom } from './bottom.ts';\nexport const left = bottom;\n`,
  'libs/west/src/right.ts': `import { bottom } from './bottom.ts';\nexport const right = bottom;\n`,
  'libs/west/src/bottom.ts': `export const bottom = 1;\n`,
};
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fengqiao-circles-'));
  for (const [path, content] of Object.entries(tree)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  mkdirSync(join(folder, 'node_modules/@fengqiao'), { recursive: true });
  for (const name of ['east', 'west'])
    symlinkSync(join(folder, 'libs', name), join(folder, 'node_modules/@fengqiao', name), 'junction');
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Whether `npm run lint` passes these, and the files that it names, each once. */
const lint = (...paths: string[]) => {
  const { status, stdout } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      ...['--config', join(root, '.dependency-cruiser.mjs'), ...paths],
    ],
    { cwd: folder, encoding: 'utf8' },
  );
  return { passes: status === 0, named: [...new Set(stdout.match(/libs\/\S+\.ts/g))].sort() };
};

describe('files that import each other in a circle fail lint, and the whole circle is named', () => {
  it.each([
    [
      'three files by what they run',
      ['libs/east/src/values'],
      ['libs/east/src/values/one.ts', 'libs/east/src/values/three.ts', 'libs/east/src/values/two.ts'],
    ],
    [
      'two by their types alone',
      ['libs/east/src/types'],
      ['libs/east/src/types/egg.ts', 'libs/east/src/types/hen.ts'],
    ],
    [
      'two of different packages',
      ['libs/east/src/there.ts', 'libs/west/src/back.ts'],
      ['libs/east/src/there.ts', 'libs/west/src/back.ts'],
    ],
  ])('%s', (_, paths, circle) => {
    expect(lint(...paths)).toEqual({ passes: false, named: circle });
  });

  it('while two roads to one file pass', () => {
    expect(lint('libs/west/src/top.ts')).toEqual({ passes: true, named: [] });
  });
});
