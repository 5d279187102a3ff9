import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { BlobMissing, checkName, type BlobStore } from './blob-store.ts';

/** Blobs in a folder that nobody else may enter, in some hundreds of folders below it. */
export class FolderStore implements BlobStore {
  constructor(private readonly folder: string) {}

  async put(name: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    const path = this.pathOf(name);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await chmod(this.folder, 0o700);
    const half = `${path}.${randomBytes(6).toString('hex')}.half`;
    try {
      const file = await open(half, 'wx', 0o600);
      try {
        for await (const piece of bytes) await file.writeFile(piece);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(half, path);
    } catch (error) {
      await rm(half, { force: true });
      throw error;
    }
    await synced(dirname(path));
  }

  async get(name: string): Promise<Readable> {
    const stream = createReadStream(this.pathOf(name));
    await new Promise<void>((resolve, reject) => {
      stream.once('open', () => resolve());
      stream.once('error', (error: NodeJS.ErrnoException) =>
        reject(error.code === 'ENOENT' ? new BlobMissing(name) : error),
      );
    });
    return stream;
  }

  async delete(name: string): Promise<void> {
    await rm(this.pathOf(name), { force: true });
  }

  /** The last letters of an id are its random ones. */
  private pathOf(name: string): string {
    checkName(name);
    return join(this.folder, name.replace(/\..*$/, '').slice(-2), name);
  }
}

/** A name is kept when its folder is. */
async function synced(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
