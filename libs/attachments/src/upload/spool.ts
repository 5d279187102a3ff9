import { createHash, randomUUID } from 'node:crypto';
import { lstat, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { refuse, type Refusal } from '@fengqiao/domain/refusal';

export interface SpoolLimits {
  readonly bytes: number;
  readonly withinMs: number;
}

export interface Spooled {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

/**
 * Files on their way in, as they were sent, for as long as they are looked at: in a folder that nobody else may enter. What
 * a process that died has left is removed by the next (`sweep`).
 */
export class Spool {
  constructor(private readonly folder: string) {}

  /** A place for one file, removed when `use` is through, whatever comes of it. */
  async within<T>(use: (path: string) => Promise<T>): Promise<T> {
    await this.prepare();
    const path = join(this.folder, randomUUID());
    try {
      return await use(path);
    } finally {
      await rm(path, { force: true });
    }
  }

  private async prepare(): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const { uid, mode } = await lstat(this.folder);
    // Beside others' files somebody else may have been there first.
    if ((uid === process.getuid?.() && (mode & 0o077) === 0) || process.getuid === undefined) return;
    throw new Error('the folder for arriving attachments is not ours alone');
  }

  /** To disk as it comes; never more than a piece of it in memory. */
  async receive(from: Readable, path: string, limits: SpoolLimits): Promise<Spooled | Refusal> {
    let late: NodeJS.Timeout | undefined;
    const tooLate = new Promise<'late'>((resolve) => {
      late = setTimeout(() => resolve('late'), limits.withinMs);
    });
    try {
      return await write(from, path, limits.bytes, tooLate);
    } finally {
      clearTimeout(late);
    }
  }

  /** Files that nobody can be looking at any more. `before` in epoch milliseconds. */
  async sweep(before: number): Promise<number> {
    const names = await readdir(this.folder).catch(() => []);
    let removed = 0;
    for (const name of names) {
      const path = join(this.folder, name);
      const about = await stat(path).catch(() => null);
      if (!about || about.mtimeMs >= before) continue;
      await rm(path, { force: true });
      removed += 1;
    }
    return removed;
  }
}

async function write(
  from: Readable,
  path: string,
  most: number,
  tooLate: Promise<'late'>,
): Promise<Spooled | Refusal> {
  const hash = createHash('sha256');
  let size = 0;
  // Its connection is still to carry the answer.
  const pieces = from.iterator({ destroyOnReturn: false });
  const file = await open(path, 'wx', 0o600);
  try {
    for (;;) {
      const next = await Promise.race([pieces.next().catch(() => 'broken' as const), tooLate]);
      // The connection ended before all of it came.
      if (next === 'broken') return refuse('attachment-broken-off');
      if (next === 'late') return refuse('request-timeout');
      if (next.done) break;
      const bytes = next.value as Buffer;
      size += bytes.length;
      if (size > most) return refuse('too-large', [], { most });
      hash.update(bytes);
      await file.writeFile(bytes);
    }
  } finally {
    await file.close();
  }
  return size === 0 ? refuse('attachment-empty') : { path, size, sha256: hash.digest('hex') };
}
