import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { languages } from './texts/catalogue.ts';

const dist = new URL('../dist/', import.meta.url);
const pages = ['index', 'submit', 'track', 'dispute', 'ledger', 'receipt', 'privacy'];

/** Bytes of everything a page's HTML asks for at once that ends so, packed as the gateway sends it. */
function weightOf(page: string, ending: 'js' | 'css'): number {
  const html = readFileSync(new URL(`citizen/${page}.html`, dist), 'utf8');
  const files = new Set([...html.matchAll(/\/assets\/[^"]+/g)].map(([file]) => file));
  const asked = [...files].filter((file) => file.endsWith(`.${ending}`));
  expect(asked).not.toEqual([]);
  return asked.reduce((sum, file) => sum + readFileSync(new URL(`.${file}.gz`, dist)).length, 0);
}

/** The files a script imports at once, and theirs. */
function importedBy(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  const text = readFileSync(new URL(`assets/${file}`, dist), 'utf8');
  for (const [, name = ''] of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g))
    importedBy(name, found);
  return found;
}

describe('the desk as it is built (npm run build)', () => {
  it.each(languages)(
    'weighs at most 350 kB of script at the first visit of the worklist, in %s',
    (language) => {
      const html = readFileSync(new URL(`desk/index.${language}.html`, dist), 'utf8');
      const asked = [...html.matchAll(/\/assets\/([^"]+\.js)/g)].map(([, file = '']) => file);
      const worklist = readdirSync(new URL('assets/', dist)).filter((name) =>
        /^worklist\.page-.*\.js$/.test(name),
      );
      expect(worklist).toHaveLength(1);
      const files = new Set([...asked, ...worklist].flatMap((file) => [...importedBy(file)]));
      const weight = [...files].reduce(
        (sum, file) => sum + readFileSync(new URL(`assets/${file}.gz`, dist)).length,
        0,
      );
      expect(weight).toBeGreaterThan(100_000);
      expect(weight).toBeLessThanOrEqual(350_000);
    },
  );
});

describe('the pages as they are built (npm run build)', () => {
  it.each(languages)(
    'weigh at most 90 kB of script on the page that is opened in the street, in %s',
    (language) => {
      expect(weightOf(`submit.${language}`, 'js')).toBeLessThanOrEqual(90_000);
    },
  );

  it.each(pages)('ask at once for whatever they need, and for no style of much weight: %s', (page) => {
    expect(weightOf(`${page}.en`, 'js')).toBeLessThanOrEqual(100_000);
    expect(weightOf(`${page}.en`, 'css')).toBeLessThanOrEqual(6_000);
  });

  it.each(pages)(
    'have no script and no style inside without a nonce, and their HTML written beforehand: %s',
    (page) => {
      for (const language of languages) {
        const html = readFileSync(new URL(`citizen/${page}.${language}.html`, dist), 'utf8');
        expect(html).toContain(`<html lang="${language}">`);
        expect(html).toMatch(/<h1/);
        expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/);
        for (const [tag] of html.matchAll(/<script[^>]*>/g))
          expect(tag).toMatch(/nonce="__CSP_NONCE__".*src=|src=.*nonce="__CSP_NONCE__"/);
      }
    },
  );

  it('leave nothing beside them that browsers do not need', () => {
    expect(
      ['server', 'manifest.citizen.json', 'manifest.desk.json'].filter((name) =>
        existsSync(new URL(name, dist)),
      ),
    ).toEqual([]);
  });
});
