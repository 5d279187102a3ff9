import { existsSync, readFileSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Whoever imports one of these, itself or through others, needs what they start or what a run's set-up has started. */
const servers = ['libs/embedded-servers/src', 'libs/test-rig/src/servers/test-environment.ts'];

// Imports of types alone are none: they are gone when the code runs.
const imports = /^(?:import|export)\b(?! type\b)(?:[^;'"]*?\bfrom)? '([^']+)'|\bimport\(\s*'([^']+)'/gms;

/** The spec files below the folders that cannot run without servers, told by what they import. */
export function specsWithServers(root, folders) {
  const places = servers.map((path) => join(root, path));
  const isServers = (file) => places.some((place) => file === place || file.startsWith(`${place}/`));
  const known = new Map();
  const importsOf = (file) => {
    if (!known.has(file)) known.set(file, importedBy(root, file));
    return known.get(file);
  };
  const needsServers = (spec) => {
    const reached = new Set([spec]);
    // A set hands out what is added while it is gone through: all that is imported, by whatever way.
    for (const file of reached) {
      if (isServers(file)) return true;
      for (const imported of importsOf(file)) reached.add(imported);
    }
    return false;
  };
  return folders.flatMap((folder) => specsBelow(join(root, folder))).filter(needsServers);
}

function specsBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ['node_modules', 'dist'].includes(entry.name) ? [] : specsBelow(path);
    return /\.spec\.(ts|mjs)$/.test(entry.name) ? [path] : [];
  });
}

/** Our own files only; a package of ours is where npm has linked it. */
function importedBy(root, file) {
  return [...readFileSync(file, 'utf8').matchAll(imports)].flatMap(([, statically, lazily]) => {
    const name = statically ?? lazily;
    if (name.startsWith('.')) return existing(resolve(dirname(file), name));
    const [, ours, path] = /^@fengqiao\/([^/]+)\/(.+)$/.exec(name) ?? [];
    const folder = join(root, 'node_modules/@fengqiao', ours ?? '');
    return ours && existsSync(folder) ? existing(join(realpathSync(folder), 'src', `${path}.ts`)) : [];
  });
}

function existing(file) {
  return existsSync(file) ? [file] : [];
}
