// Plain JavaScript, since the token command needs it before anything is built.
import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Keeps a secret in a file, readable by its owner alone, unless somebody was faster. A link to a finished file appears
 * whole or not at all: several processes that make it at once read the same one afterwards.
 */
export function keepOnce(file, secret) {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const half = `${file}.${randomBytes(4).toString('hex')}`;
  writeFileSync(half, secret, { mode: 0o600 });
  try {
    linkSync(half, file);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  } finally {
    rmSync(half);
  }
}
