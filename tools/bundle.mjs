import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Read from where npm has put them: native, with files of their own, or asked for by others of these and known by their classes. */
const outside = /^(@(temporalio|grpc|nats-io|aws-sdk|smithy)\/|pino$)/;

/**
 * Bundles `apps/<service>/dist/main.js` into `dist/services/<service>.js`, and what several share into files beside it. Done
 * only when something has changed that the bundles are made of: a stamp stands beside them. Tells whether it was done.
 */
export async function bundle(root, services) {
  const bundles = join(root, 'dist/services');
  const stampFile = join(bundles, 'stamp.json');
  if (isCurrent(root, stampFile, services)) return false;
  const isOurs = (file) => file.startsWith(root) && !file.includes('/node_modules/');

  /** What a module takes for its own place is still that of its file; traces name our sources. */
  const asCompiled = (file) => {
    const text = readFileSync(file, 'utf8');
    const here = JSON.stringify(relative(bundles, file));
    const code = text.replaceAll('import.meta.url', `new URL(${here}, import.meta.url).href`);
    const other = /\bimport\.meta\.(?!url)\w+|\b__(?:dir|file)name\b/.exec(code);
    if (other) throw new Error(`${file} knows its place by ${other[0]}, which a bundle does not keep`);
    return isOurs(file) ? { code, map: readFileSync(`${file}.map`, 'utf8') } : code;
  };

  const { rolldown } = await import('rolldown');
  const made = await rolldown({
    input: Object.fromEntries(services.map((app) => [app, join(root, 'apps', app, 'dist/main.js')])),
    cwd: root,
    platform: 'node',
    external: outside,
    plugins: [{ name: 'as-compiled', load: { filter: { id: /^\/.*\.[cm]?js$/ }, handler: asCompiled } }],
    onLog(level, log, report) {
      // What NestJS and TypeORM would use if it were installed is asked for, and missing, as before.
      if (level !== 'warn' || isOurs(log.id ?? root)) report(level, log);
    },
  });
  rmSync(bundles, { recursive: true, force: true });
  const { output } = await made.write({
    dir: bundles,
    chunkFileNames: '[name].js',
    sourcemap: true,
    sourcemapExcludeSources: true,
  });
  await made.close();
  const ours = new Set(output.flatMap(({ moduleIds = [] }) => moduleIds.filter(isOurs)));
  const sources = [...ours].map((file) => relative(root, file)).sort();
  writeFileSync(stampFile, JSON.stringify({ sources, hash: hashOf(root, services, sources) }));
  return true;
}

function isCurrent(root, stampFile, services) {
  try {
    const { sources, hash } = JSON.parse(readFileSync(stampFile, 'utf8'));
    return hashOf(root, services, sources) === hash;
  } catch {
    // None was made yet, or something it was made from is gone.
    return false;
  }
}

/** Of our files by what is in them, of packages by what npm says it installed. A file that is new is imported by one of these. */
function hashOf(root, services, sources) {
  const hash = createHash('sha256')
    .update(readFileSync(new URL(import.meta.url)))
    .update(services.join());
  for (const file of ['node_modules/.package-lock.json', ...sources])
    hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}
