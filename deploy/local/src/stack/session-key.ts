import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepOnce } from '@fengqiao/nats/kept-once';

/**
 * What the gateways of this folder seal sessions with, and prove themselves to the provider by; made once, so that
 * sessions outlive a restart.
 */
export function sessionKey(home: string): string {
  const file = join(home, 'keys', 'gateway-session');
  if (!existsSync(file)) keepOnce(file, randomBytes(32).toString('base64url'));
  return readFileSync(file, 'utf8');
}
