import type { Readable } from 'node:stream';

/** Where sealed files lie, by name. It is never told what is in them. */
export interface BlobStore {
  /** Whole or not at all; what was under the name before is replaced. */
  put(name: string, bytes: AsyncIterable<Uint8Array>, size: number): Promise<void>;
  /** Throws `BlobMissing`. */
  get(name: string): Promise<Readable>;
  /** None there: done already. */
  delete(name: string): Promise<void>;
}

export class BlobMissing extends Error {}

/** Names are ours, and nothing that leads elsewhere. */
export function checkName(name: string): void {
  if (!/^[a-z0-9][a-z0-9-]*(\.[a-z]+)?$/.test(name)) throw new RangeError('not the name of a blob');
}
