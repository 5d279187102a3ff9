import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('..', import.meta.url));
const against: [who: string, folder: string, code: string, rule: string][] = [
  [
    'the domain a library',
    'libs/domain/src',
    `import { Bus } from '@fengqiao/nats/bus';\nexport const x = Bus;\n`,
    '@nx/enforce-module-boundaries',
  ],
  [
    'the domain a package',
    'libs/domain/src',
    `import { z } from 'zod';\nexport const x = z;\n`,
    '@nx/enforce-module-boundaries',
  ],
  [
    'the domain Node',
    'libs/domain/src',
    `import { readFileSync } from 'node:fs';\nexport const x = readFileSync;\n`,
    'no-restricted-imports',
  ],
  [
    'the domain the time of day',
    'libs/domain/src',
    'export const x = Date.now();\n',
    'no-restricted-properties',
  ],
  [
    'the domain what the runtime takes for a moment',
    'libs/domain/src',
    `export const x = Date.parse('soon');\n`,
    'no-restricted-properties',
  ],
  [
    'the domain the order of a language',
    'libs/domain/src',
    `export const x = 'a'.localeCompare('b');\n`,
    'no-restricted-properties',
  ],
  [
    'a library an app',
    'libs/postgres/src',
    `import { intake } from '@fengqiao/intake/intake.service';\nexport const x = intake;\n`,
    '@nx/enforce-module-boundaries',
  ],
  [
    'an app another app',
    'apps/scoring/src',
    `import { intake } from '@fengqiao/intake/intake.service';\nexport const x = intake;\n`,
    '@nx/enforce-module-boundaries',
  ],
];
const along = `import { refuse } from '@fengqiao/domain/refusal';\nexport const x = refuse('validation');\n`;
const files = [
  ...against.map(([, folder, code]) => [folder, code] as const),
  ['apps/scoring/src', along],
].map(([folder, code], i) => ({ path: `${root}${folder}/imported-${i}.ts`, code: code ?? '' }));
/** The rules that each file breaks, in order of the files. */
let broken: string[][];

/** Writes them all, lints them as `npm run lint` would, and takes them away again. */
beforeAll(() => {
  try {
    for (const { path, code } of files) writeFileSync(path, code);
    spawnSync(process.execPath, ['node_modules/nx/dist/bin/nx.js', 'show', 'projects'], { cwd: root });
    const paths = files.map(({ path }) => path);
    const lint = spawnSync(
      process.execPath,
      ['node_modules/eslint/bin/eslint.js', '--format', 'json', ...paths],
      { cwd: root, encoding: 'utf8' },
    );
    const results = JSON.parse(lint.stdout) as { filePath: string; messages: { ruleId: string }[] }[];
    broken = paths.map((path) => {
      const messages = results.find(({ filePath }) => filePath === path)?.messages;
      return messages?.map(({ ruleId }) => ruleId) ?? ['not linted'];
    });
  } finally {
    for (const { path } of files) rmSync(path, { force: true });
  }
}, 60_000);

describe('an import against the arrows fails lint', () => {
  it.each(against.map(([who, , , rule], i) => [who, rule, i] as const))('%s', (_, rule, i) => {
    expect(broken[i]).toContain(rule);
  });

  it('while one along them passes', () => {
    expect(broken.at(-1)).toEqual([]);
  });
});
