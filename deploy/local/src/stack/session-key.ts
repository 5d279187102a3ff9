import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * What the gateways of this folder seal sessions with, and prove themselves to the provider by; made once, so that
 * sessions outlive a restart. As the signing key, it appears whole or was made by somebody faster.
 */
export function sessionKey(home: string): string {
  const file = join(home, 'keys', 'gateway-session');
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const half = `${file}.${randomBytes(4).toString('hex')}`;
  writeFileSync(half, randomBytes(32).toString('base64url'), { mode: 0o600 });
  try {
    linkSync(half, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(half);
  }
  return readFileSync(file, 'utf8');
}
