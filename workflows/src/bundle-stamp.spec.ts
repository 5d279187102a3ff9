import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isCurrent, stampOf } from './bundle-stamp.ts';

let folder: string;
let library: string;
let stampFile: string;

/** A bundle of one library's file and of one that its maker wrote for a moment, with what was compiled beside it. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bundle-'));
  library = join(folder, 'library.ts');
  stampFile = join(folder, 'workflow-code.js.stamp');
  writeFileSync(library, 'one');
  writeFileSync(join(folder, 'flow.js'), 'compiled');
  const map = JSON.stringify({ sources: [library, 'webpack/bootstrap', join(folder, 'gone.cjs')] });
  const code = `x\n//# sourceMappingURL=data:application/json;charset=utf-8;base64,${Buffer.from(map).toString('base64')}`;
  writeFileSync(join(folder, 'workflow-code.js'), code);
  writeFileSync(stampFile, JSON.stringify(stampOf(code, folder)));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a bundle of workflow code', () => {
  it('is current while nothing it was made from has changed', () => {
    expect(isCurrent(stampFile, folder)).toBe(true);
  });

  it.each<[string, () => void]>([
    ['a library in it is another', () => writeFileSync(library, 'two')],
    ['a library in it is gone', () => rmSync(library)],
    ['our code is compiled otherwise', () => writeFileSync(join(folder, 'flow.js'), 'otherwise')],
    ['a file of ours came', () => writeFileSync(join(folder, 'new.js'), '')],
    ['it is gone itself', () => rmSync(join(folder, 'workflow-code.js'))],
    ['it was written by half', () => writeFileSync(join(folder, 'workflow-code.js'), 'x')],
    ['nobody says what it was made from', () => rmSync(stampFile)],
  ])('is made anew when %s', (_, change) => {
    change();
    expect(isCurrent(stampFile, folder)).toBe(false);
  });

  it('is made anew each time where it does not tell what is in it', () => {
    writeFileSync(stampFile, JSON.stringify(stampOf('no map', folder)));
    expect(isCurrent(stampFile, folder)).toBe(false);
  });
});
