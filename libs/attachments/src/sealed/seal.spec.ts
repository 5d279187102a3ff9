import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { seal, SealBroken, sealedSize, unseal } from './seal.ts';
import { SealingKeys } from './sealing-keys.ts';

const [first, second] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
const keys = SealingKeys.read(`2026:${first}`);

const sealed = (bytes: Buffer, name = 'one', by = keys) =>
  buffer(Readable.from(seal(Readable.from([bytes]), name, by)));
const opened = (bytes: Buffer, name = 'one', by = keys) =>
  buffer(Readable.from(unseal(Readable.from(pieces(bytes)), name, by)));

/** As a disk or a network gives it: in pieces of any size. */
function* pieces(bytes: Buffer) {
  for (let at = 0; at < bytes.length; at += 40_000) yield bytes.subarray(at, at + 40_000);
}

describe('what is sealed', () => {
  it.each([0, 1, 65_535, 65_536, 65_537, 131_072, 500_000])('opens as it was, of %d bytes', async (size) => {
    const bytes = randomBytes(size);
    const closed = await sealed(bytes);
    expect(closed.length).toBe(sealedSize(size, keys));
    expect((await opened(closed)).equals(bytes)).toBe(true);
    if (size > 8) expect(closed.includes(bytes.subarray(0, 8))).toBe(false);
  });

  it('is never twice the same', async () => {
    const bytes = Buffer.alloc(100);
    expect((await sealed(bytes)).equals(await sealed(bytes))).toBe(false);
  });

  it('does not open changed anywhere, cut short, lengthened, or with its chunks moved', async () => {
    const closed = await sealed(randomBytes(200_000));
    const header = sealedSize(0, keys) - 16;
    const chunk = 65_536 + 16;
    const parts = [0, 1, 2].map((n) => closed.subarray(header + n * chunk, header + (n + 1) * chunk));
    const rest = closed.subarray(header + 3 * chunk);
    const at = (n: number) => {
      const changed = Buffer.from(closed);
      changed[n] = (changed[n] ?? 0) ^ 1;
      return changed;
    };
    const broken = [
      ...[0, 5, 12, header, header + chunk, closed.length - 1].map(at),
      closed.subarray(0, header - 1),
      closed.subarray(0, header),
      closed.subarray(0, header + chunk),
      closed.subarray(0, closed.length - 1),
      Buffer.concat([closed, Buffer.alloc(1)]),
      Buffer.concat([closed.subarray(0, header), parts[1]!, parts[0]!, parts[2]!, rest]),
      Buffer.concat([closed.subarray(0, header), parts[0]!, parts[2]!, rest]),
    ];
    for (const each of broken) await expect(opened(each)).rejects.toThrow(SealBroken);
  });

  it('does not open under another name: none can be put in the place of another', async () => {
    await expect(opened(await sealed(Buffer.from('x'), 'one'), 'two')).rejects.toThrow(SealBroken);
  });

  it('opens after the key was changed, as long as the old one stands in the list', async () => {
    const old = await sealed(Buffer.from('old'));
    const rotated = SealingKeys.read(`2027:${second}, 2026:${first}`);
    expect((await opened(old, 'one', rotated)).toString()).toBe('old');
    expect((await sealed(Buffer.from('new'), 'one', rotated)).includes('2027')).toBe(true);
    await expect(opened(old, 'one', SealingKeys.read(`2027:${second}`))).rejects.toThrow(SealBroken);
  });
});

it.each(['', 'x', '2026:short', `2026:${first},2026:${second}`, `a b:${first}`])(
  'keys that are none are refused without being said: %s',
  (text) => {
    expect(() => SealingKeys.read(text)).toThrow(RangeError);
    expect(() => SealingKeys.read(text)).not.toThrow(first);
  },
);
