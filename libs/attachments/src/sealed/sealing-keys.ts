import { hkdfSync } from 'node:crypto';

const keyBytes = 32;

/**
 * What attachments are sealed with, by the ids that stand in each sealed file: the first seals, all open. A key that is
 * taken out of the list opens nothing any more.
 */
export class SealingKeys {
  private constructor(private readonly keys: ReadonlyMap<string, Buffer>) {}

  /** `2026-11:<32 bytes in base64>, 2025-01:…`. Throws a `RangeError` that says what is wrong, without the key. */
  static read(text: string): SealingKeys {
    const keys = new Map<string, Buffer>();
    for (const each of text.split(',').flatMap((part) => part.trim() || [])) {
      const [, id = '', encoded = ''] = /^([A-Za-z0-9._-]{1,40}):(.*)$/.exec(each) ?? [];
      if (id === '') throw new RangeError('a key is written id:base64');
      const key = Buffer.from(encoded, 'base64');
      if (key.length !== keyBytes) throw new RangeError(`key ${id} is not 32 bytes in base64`);
      if (keys.has(id)) throw new RangeError(`key ${id} stands twice`);
      keys.set(id, key);
    }
    if (keys.size === 0) throw new RangeError('no key');
    return new SealingKeys(keys);
  }

  /** The key that seals today. */
  get current(): string {
    const [first = ''] = this.keys.keys();
    return first;
  }

  has(id: string): boolean {
    return this.keys.has(id);
  }

  /** A key of its own for each purpose, so that none is used for two things. */
  derive(id: string, salt: Buffer, purpose: string): Buffer {
    const key = this.keys.get(id);
    if (!key) throw new Error(`no sealing key ${id}`);
    return Buffer.from(hkdfSync('sha256', key, salt, purpose, keyBytes));
  }
}
