import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('..', import.meta.url));
const written: string[] = [];

afterEach(() => {
  for (const file of written.splice(0)) rmSync(file, { force: true });
});

/** Writes a file that imports against the arrows, lints it as `npm run lint` would, and takes it away again. */
function rulesBrokenBy(file: string, code: string): string[] {
  const path = `${root}${file}`;
  written.push(path);
  writeFileSync(path, code);
  spawnSync(process.execPath, ['node_modules/nx/dist/bin/nx.js', 'show', 'projects'], { cwd: root });
  const lint = spawnSync(process.execPath, ['node_modules/eslint/bin/eslint.js', '--format', 'json', file], {
    cwd: root,
    encoding: 'utf8',
  });
  const [result] = JSON.parse(lint.stdout) as { messages: { ruleId: string }[] }[];
  return result?.messages.map((message) => message.ruleId) ?? [];
}

describe('an import against the arrows fails lint', () => {
  it.each([
    [
      'the domain a library',
      'libs/domain/src/against-arrow.ts',
      `import { Bus } from '@fengqiao/nats/bus';\nexport const x = Bus;\n`,
      '@nx/enforce-module-boundaries',
    ],
    [
      'the domain a package',
      'libs/domain/src/against-arrow.ts',
      `import { z } from 'zod';\nexport const x = z;\n`,
      '@nx/enforce-module-boundaries',
    ],
    [
      'the domain Node',
      'libs/domain/src/against-arrow.ts',
      `import { readFileSync } from 'node:fs';\nexport const x = readFileSync;\n`,
      'no-restricted-imports',
    ],
    [
      'the domain the time of day',
      'libs/domain/src/against-arrow.ts',
      'export const x = Date.now();\n',
      'no-restricted-properties',
    ],
    [
      'a library an app',
      'libs/postgres/src/against-arrow.ts',
      `import { intake } from '@fengqiao/intake/intake.service';\nexport const x = intake;\n`,
      '@nx/enforce-module-boundaries',
    ],
    [
      'an app another app',
      'apps/scoring/src/against-arrow.ts',
      `import { intake } from '@fengqiao/intake/intake.service';\nexport const x = intake;\n`,
      '@nx/enforce-module-boundaries',
    ],
  ])('%s', (_, file, code, rule) => {
    expect(rulesBrokenBy(file, code)).toContain(rule);
  });

  it('while one along them passes', () => {
    const code = `import { refuse } from '@fengqiao/domain/refusal';\nexport const x = refuse('validation');\n`;
    expect(rulesBrokenBy('apps/scoring/src/along-arrow.ts', code)).toEqual([]);
  });
});
