import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepOnce } from '@fengqiao/nats/kept-once';
import type { Settings } from '../settings/settings.ts';

/** Where the local stack keeps attachments, and what it seals them with: a key of its own, made when there is none. */
export function attachmentsEnvironment({ home }: Pick<Settings, 'home'>): Record<string, string> {
  return { FENGQIAO_ATTACHMENTS: join(home, 'attachments'), FENGQIAO_ATTACHMENT_KEYS: keyIn(home) };
}

function keyIn(home: string): string {
  const file = join(home, 'keys', 'attachments.key');
  if (!existsSync(file)) keepOnce(file, `local:${randomBytes(32).toString('base64')}\n`);
  return readFileSync(file, 'utf8').trim();
}
