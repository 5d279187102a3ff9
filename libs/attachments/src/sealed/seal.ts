import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { SealingKeys } from './sealing-keys.ts';

const magic = Buffer.from('FQS1');
const saltBytes = 16;
const chunkBytes = 65_536;
const tagBytes = 16;

/** It was changed, cut short, put under another name, or sealed with a key that is not there. */
export class SealBroken extends Error {}

/** How long what is sealed becomes. */
export function sealedSize(size: number, keys: SealingKeys): number {
  const chunks = Math.max(1, Math.ceil(size / chunkBytes));
  return magic.length + 1 + keys.current.length + saltBytes + size + chunks * tagBytes;
}

/**
 * AES-256-GCM in chunks, so that neither side holds a file whole. Each file has a key of its own; a chunk's nonce is its
 * place and whether it is the last, so that none can be moved, left out or cut off; the name is authenticated with it,
 * so that no file can be put in the place of another.
 */
export async function* seal(
  plain: AsyncIterable<Uint8Array>,
  name: string,
  keys: SealingKeys,
): AsyncGenerator<Buffer> {
  const id = Buffer.from(keys.current);
  const salt = randomBytes(saltBytes);
  const header = Buffer.concat([magic, Buffer.from([id.length]), id, salt]);
  const key = keys.derive(keys.current, salt, purposeOf(name));
  yield header;
  for await (const { bytes, at, isLast } of inChunks(plain, chunkBytes)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(at, isLast));
    cipher.setAAD(header);
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  }
}

/** Throws `SealBroken` at the first chunk that is not as it was sealed; what came before it was. */
export async function* unseal(
  sealed: AsyncIterable<Uint8Array>,
  name: string,
  keys: SealingKeys,
): AsyncGenerator<Buffer> {
  const source = sealed[Symbol.asyncIterator]();
  try {
    const { header, id, salt, rest } = await readHeader(source);
    if (!keys.has(id)) throw new SealBroken(`sealed with key ${id}, which is not configured`);
    const key = keys.derive(id, salt, purposeOf(name));
    for await (const { bytes, at, isLast } of inChunks(following(rest, source), chunkBytes + tagBytes)) {
      if (bytes.length < tagBytes) throw new SealBroken('cut short');
      const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(at, isLast));
      decipher.setAAD(header);
      decipher.setAuthTag(bytes.subarray(-tagBytes));
      yield opened(decipher, bytes.subarray(0, -tagBytes));
    }
  } finally {
    await source.return?.();
  }
}

function opened(decipher: ReturnType<typeof createDecipheriv>, bytes: Buffer): Buffer {
  try {
    return Buffer.concat([decipher.update(bytes), decipher.final()]);
  } catch {
    throw new SealBroken('not as it was sealed');
  }
}

function purposeOf(name: string): string {
  return `attachment ${name}`;
}

function nonceOf(at: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(at, 7);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

async function readHeader(source: AsyncIterator<Uint8Array>) {
  let bytes = Buffer.alloc(0);
  const lengthWith = () => magic.length + 1 + (bytes[magic.length] ?? 0) + saltBytes;
  while (bytes.length <= magic.length || bytes.length < lengthWith()) {
    const next = await source.next();
    if (next.done) throw new SealBroken('cut short');
    bytes = Buffer.concat([bytes, next.value]);
  }
  if (!bytes.subarray(0, magic.length).equals(magic)) throw new SealBroken('not sealed by us');
  const length = lengthWith();
  return {
    header: bytes.subarray(0, length),
    id: bytes.toString('latin1', magic.length + 1, length - saltBytes),
    salt: bytes.subarray(length - saltBytes, length),
    rest: bytes.subarray(length),
  };
}

async function* following(first: Uint8Array, source: AsyncIterator<Uint8Array>) {
  yield first;
  for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
}

interface Chunk {
  readonly bytes: Buffer;
  readonly at: number;
  readonly isLast: boolean;
}

/** Of one size all but the last; of nothing, one that is empty. */
async function* inChunks(source: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Chunk> {
  let held: Uint8Array[] = [];
  let length = 0;
  let at = 0;
  for await (const piece of source) {
    held.push(piece);
    length += piece.length;
    if (length <= size) continue;
    let bytes = Buffer.concat(held);
    for (; bytes.length > size; bytes = bytes.subarray(size))
      yield { bytes: bytes.subarray(0, size), at: at++, isLast: false };
    held = [bytes];
    length = bytes.length;
  }
  yield { bytes: Buffer.concat(held), at, isLast: true };
}
