// Builds the pages: what browsers load, and the HTML of each page in each language as it is before its script has come. Done
// only when something it is made from has changed: a stamp of the sources stands beside the result.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, 'dist');
const stampFile = join(dist, 'stamp');

/** Whatever the result depends on: our sources and the versions of what builds them. */
function stamp() {
  const hash = createHash('sha256');
  const sources = readdirSync(join(here, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(spec|scenario)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const beside = [
    'build.mjs',
    'vite.config.mjs',
    'package.json',
    'citizen/index.html',
    'desk/index.html',
  ].map((name) => join(here, name));
  for (const file of [...beside, ...sources]) hash.update(file.slice(here.length)).update(readFileSync(file));
  return hash.digest('hex');
}

const wanted = stamp();
let built = '';
try {
  built = readFileSync(stampFile, 'utf8');
} catch {
  // Nothing was built yet.
}
if (built !== wanted) {
  console.error('building apps/web pages');
  for (const folder of ['assets', 'citizen', 'desk', 'server'])
    rmSync(join(dist, folder), { recursive: true, force: true });
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
  for (const args of [['build'], ['build', '--mode', 'desk'], ['build', '--ssr']]) {
    const { status } = spawnSync(process.execPath, [vite, ...args], {
      cwd: here,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    if (status !== 0) process.exit(status ?? 1);
  }
  const manifestOf = (entry) => JSON.parse(readFileSync(join(dist, `manifest.${entry}.json`), 'utf8'));
  await writePages(manifestOf('citizen'));
  writeDesk(manifestOf('desk'));
  // The gateway serves what lies here: nothing but what browsers need.
  for (const name of ['server', 'manifest.citizen.json', 'manifest.desk.json'])
    rmSync(join(dist, name), { recursive: true, force: true });
  pack();
  writeFileSync(stampFile, wanted);
}

/** `citizen/submit.zh-CN.html` and so on; each asks at once for the parts it is about to need. */
async function writePages(manifest) {
  const template = readFileSync(join(dist, 'citizen/index.html'), 'utf8');
  const { writePages: write } = await import(pathToFileURL(join(dist, 'server/prerender.js')).href);
  mkdirSync(join(dist, 'citizen'), { recursive: true });
  for (const { name, language, title, html, texts } of await write()) {
    const page = name === 'index' ? 'start' : name === 'dispute' ? 'track' : name;
    const parts = chunksOf(manifest, [
      page === 'lost' ? 'src/citizen/lost.page.tsx' : `src/citizen/${page}/${page}.page.tsx`,
      `src/texts/${language.toLowerCase()}/${texts}.ts`,
    ]);
    const preloads = preloadsOf(parts);
    const text = template
      .replace(/<html lang="[^"]*">/, `<html lang="${language}">`)
      .replace(/<title>.*<\/title>/, () => `<title>${title}</title>${preloads}`)
      .replace('<div id="page"></div>', () => `<div id="page" data-route="${name}">${html}</div>`);
    writeFileSync(join(dist, 'citizen', `${name}.${language}.html`), text);
  }
}

/** The desk is drawn by its script: its page in each language asks at once for that language's texts. */
function writeDesk(manifest) {
  const template = readFileSync(join(dist, 'desk/index.html'), 'utf8');
  for (const language of ['zh-CN', 'en']) {
    const texts = `src/texts/${language.toLowerCase()}/desk/all.ts`;
    const text = template
      .replace(/<html lang="[^"]*">/, `<html lang="${language}">`)
      .replace('</title>', () => `</title>${preloadsOf(chunksOf(manifest, [texts]))}`);
    writeFileSync(join(dist, 'desk', `index.${language}.html`), text);
    const entry = manifest['desk/index.html'];
    const files = new Set([
      entry.file,
      ...chunksOf(manifest, [...(entry.imports ?? []), texts, 'src/desk/worklist/worklist.page.tsx']),
    ]);
    const bytes = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0);
    console.error(
      `first visit of the worklist, ${language}: ${(bytes / 1000).toFixed(0)} kB of script, packed`,
    );
  }
}

function preloadsOf(files) {
  return files.map((file) => `<link rel="modulepreload" nonce="__CSP_NONCE__" href="/${file}">`).join('');
}

/** The files of these modules and of all that they import. */
function chunksOf(manifest, names) {
  const found = new Set();
  const visit = (name) => {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`the build has no ${name}`);
    if (chunk.isEntry || found.has(chunk.file)) return;
    found.add(chunk.file);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  for (const name of names) visit(name);
  return [...found];
}

function pack() {
  const assets = join(dist, 'assets');
  for (const name of readdirSync(assets)) {
    if (!/\.(js|css)$/.test(name)) continue;
    const content = readFileSync(join(assets, name));
    writeFileSync(join(assets, `${name}.gz`), gzipSync(content, { level: 9 }));
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    };
    writeFileSync(join(assets, `${name}.br`), brotliCompressSync(content, { params }));
  }
}
