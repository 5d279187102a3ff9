import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { ESLint } from 'eslint';

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
].map(([folder, code], i) => ({ filePath: `${root}${folder}/imported-${i}.ts`, code: code ?? '' }));
/** The rules that each file breaks, in order of the files. */
let broken: (string | null)[][];

/** Lints each as `npm run lint` would, without writing it: other specs build the tree meanwhile. */
beforeAll(async () => {
  spawnSync(process.execPath, ['node_modules/nx/dist/bin/nx.js', 'show', 'projects'], { cwd: root });
  const eslint = new ESLint({ cwd: root });
  broken = [];
  for (const { filePath, code } of files) {
    const [result] = await eslint.lintText(code, { filePath });
    broken.push(result?.messages.map(({ ruleId }) => ruleId) ?? ['not linted']);
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
