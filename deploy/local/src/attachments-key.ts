import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from './settings/settings.ts';

/** Where the local stack keeps attachments, and what it seals them with: a key of its own, made when there is none. */
export function attachmentsEnvironment({ home }: Pick<Settings, 'home'>): Record<string, string> {
  return { FENGQIAO_ATTACHMENTS: join(home, 'attachments'), FENGQIAO_ATTACHMENT_KEYS: keyIn(home) };
}

/** A link to a finished file appears whole or not at all, so that several processes begin with the same key. */
function keyIn(home: string): string {
  const file = join(home, 'keys', 'attachments.key');
  if (!existsSync(file)) {
    mkdirSync(join(home, 'keys'), { recursive: true, mode: 0o700 });
    const half = `${file}.${randomBytes(4).toString('hex')}`;
    writeFileSync(half, `local:${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
    try {
      linkSync(half, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(half);
    }
  }
  return readFileSync(file, 'utf8').trim();
}
