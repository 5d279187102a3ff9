import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a bundle was made from, kept beside it. */
interface Stamp {
  /** Every file that is in it, by its own source map: ours, and the libraries'. */
  readonly sources: readonly string[];
  /** Of their content, and of what lies compiled: ours, and the bundle itself. */
  readonly hash: string;
}

/** Null when it cannot be told what is in the bundle: then it is made anew each time. */
export function stampOf(code: string, compiled: string): Stamp | null {
  const [, map] = /sourceMappingURL=data:application\/json[^,]*;base64,([\w+/=]+)/.exec(code) ?? [];
  if (map === undefined) return null;
  const { sources } = JSON.parse(Buffer.from(map, 'base64').toString()) as { sources: string[] };
  const files = sources.filter((file) => existsSync(file));
  return { sources: files, hash: hashOf(files, compiled) };
}

/** Whether a bundle is what would be made now. A file that it lacks comes in by an import in one that it has. */
export function isCurrent(stampFile: string, compiled: string): boolean {
  try {
    const { sources, hash } = JSON.parse(readFileSync(stampFile, 'utf8')) as Stamp;
    return hashOf(sources, compiled) === hash;
  } catch {
    // None was made yet, or something it was made from is gone.
    return false;
  }
}

function hashOf(sources: readonly string[], compiled: string): string {
  const ours = readdirSync(compiled)
    .filter((name) => name.endsWith('.js'))
    .map((name) => join(compiled, name));
  const hash = createHash('sha256');
  for (const file of [...sources, ...ours.sort()]) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}
