import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));
const never = 'await new Promise(() => undefined);';
const specs: Record<string, string> = {
  passes: `it('one', () => undefined); it.each([1, 2])('each %d', (n) => expect(n).toBeGreaterThan(0));`,
  fails: `it('one', () => expect(1).toBe(2)); it('other', () => undefined);`,
  'hangs for longer than it may': `it('one', async () => { ${never} }, 200);`,
  'cannot be begun': `beforeAll(() => { throw new Error('before'); }); it('one', () => undefined);`,
  'cannot be ended': `afterAll(() => { throw new Error('after'); }); it('one', () => undefined);`,
  'is no module': `throw new Error('at import');`,
  'imports what is not there': `import './nowhere.ts';`,
  'leaves a rejection to nobody': `it('one', async () => {
    void Promise.reject(new Error('stray'));
    await new Promise((resolve) => setImmediate(resolve));
  });`,
  'ends its process': `it('one', async () => { process.kill(process.pid, 'SIGKILL'); ${never} });`,
  'does without its types': `it('one', (): void => { const n: number = 1; expect(n satisfies number).toBe(1); });`,
};
let folder: string;
let found: Map<string, string>;

beforeAll(() => {
  // Jest goes by real paths.
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'fengqiao-runner-')));
  const globals = `import { afterAll, beforeAll, expect, it } from '@jest/globals';`;
  for (const [name, code] of Object.entries(specs))
    writeFileSync(join(folder, `${name}.spec.ts`), `${globals}\n${code}\n`);
  const config = {
    rootDir: folder,
    testMatch: ['**/*.spec.ts'],
    testEnvironmentOptions: { customExportConditions: ['node'] },
    runner: join(root, 'tools/spec-runner/runner.mjs'),
    maxWorkers: 2,
  };
  const jest = ['node_modules/jest/bin/jest.js', '--json', '--config', JSON.stringify(config)];
  const { stdout } = spawnSync(process.execPath, ['--no-warnings', ...jest], { cwd: root, encoding: 'utf8' });
  const { testResults } = JSON.parse(stdout) as { testResults: { name: string; status: string }[] };
  found = new Map(testResults.map(({ name, status }) => [basename(name, '.spec.ts'), status]));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each(Object.keys(specs))('a file that %s is told as it is, and the others go on', (name) => {
  const isGood = name === 'passes' || name === 'does without its types';
  expect(found.get(name)).toBe(isGood ? 'passed' : 'failed');
});
