import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('..', import.meta.url));
const notOurs = new Set(['node_modules', 'dist', '.git', '.fengqiao', '.nx']);

function pagesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (notOurs.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return pagesBelow(path);
    return entry.name.endsWith('.md') ? [relative(root, path)] : [];
  });
}

const pages = pagesBelow(root).sort();
const textOf = (page) => readFileSync(join(root, page), 'utf8');
const withoutCode = (text) => text.replaceAll(/^```[\s\S]*?^```$/gm, '').replaceAll(/`[^`\n]*`/g, '');

/** As GitHub makes them: lower case, punctuation gone, blanks become hyphens. */
function anchorsOf(page) {
  const headings = textOf(page)
    .replaceAll(/^```[\s\S]*?^```$/gm, '')
    .matchAll(/^#{1,6} (.*)$/gm);
  return [...headings].map(([, heading]) =>
    heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function deadLinks(page) {
  const targets = [...withoutCode(textOf(page)).matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g)].map(
    ([, target]) => target,
  );
  return targets.filter((target) => {
    if (/^[a-z][a-z+.-]*:/i.test(target)) return false;
    const [path, anchor] = decodeURI(target).split('#');
    const file = path ? relative(root, resolve(root, dirname(page), path)) : page;
    if (!existsSync(join(root, file))) return true;
    return Boolean(anchor) && file.endsWith('.md') && !anchorsOf(file).includes(anchor);
  });
}

const { scripts } = JSON.parse(textOf('package.json'));
const npmsOwn = new Set(['ci', 'install']);

/** `npm run x`, `npm test`, `npm start` that a page tells its reader to give and that do not exist. */
function unknownCommands(page) {
  const code = [...textOf(page).matchAll(/^```[\s\S]*?^```$|`[^`\n]*`/gm)].join('\n');
  const named = [...code.matchAll(/\bnpm (?:run (?:-s |-- )?)?([a-z][a-z0-9:-]*)/g)].map(([, name]) => name);
  return named.filter((name) => name !== 'run' && !npmsOwn.has(name) && !(name in scripts));
}

it('no page leads to what is not there, or names a command that does not exist', () => {
  const wrong = pages.flatMap((page) => [
    ...deadLinks(page).map((target) => `${page}: ${target}`),
    ...unknownCommands(page).map((name) => `${page}: npm run ${name}`),
  ]);
  expect(wrong).toEqual([]);
});

describe('a page of the manual', () => {
  const manual = pages.filter((page) => /^docs\/(zh-CN\/)?[^/]+\.md$/.test(page));

  it.each(manual)('%s says first whom it is for and what for', (page) => {
    const [title, blank, first] = textOf(page).split('\n');
    expect([title.slice(0, 2), blank]).toEqual(['# ', '']);
    expect(first).toMatch(/^(For |写给)/);
  });
});

describe('the front page', () => {
  it.each(['README.md', 'README.zh-CN.md'])('%s has at most 150 lines and one picture', (page) => {
    const text = textOf(page);
    expect(text.split('\n').length).toBeLessThanOrEqual(151);
    expect(text).toMatch(/!\[[^\]]+\]\([^)]+\)/);
  });
});
