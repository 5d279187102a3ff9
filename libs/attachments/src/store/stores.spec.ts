import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { seal, sealedSize, unseal } from '../sealed/seal.ts';
import { SealingKeys } from '../sealed/sealing-keys.ts';
import { BlobMissing, type BlobStore } from './blob-store.ts';
import { FolderStore } from './folder-store.ts';
import { S3Store } from './s3-store.ts';

const keys = SealingKeys.read(`test:${randomBytes(32).toString('base64')}`);
const folder = () => mkdtemp(join(tmpdir(), 'store-'));

/** A real server, started by `npm run test:s3`. */
const endpoint = process.env['FENGQIAO_TEST_S3'];
const bucket = new S3Store({
  ...{
    bucket: 'attachments',
    prefix: 'below/here/',
    endpoint: endpoint ?? 'http://127.0.0.1:1',
    region: 'us-east-1',
  },
  ...{ accessKeyId: 'fengqiao-test', secretAccessKey: 'fengqiao-secret' },
});

const stores: [string, () => Promise<BlobStore>][] = [
  ['a folder', async () => new FolderStore(await folder())],
  ...(endpoint === undefined ? [] : ([['S3', async () => bucket]] as [string, () => Promise<BlobStore>][])),
];

describe.each(stores)('in %s', (_, open) => {
  it.each([0, 70_000, 12_000_000])(
    'what was put is there, sealed, of %d bytes',
    async (size) => {
      const store = await open();
      const [name, bytes] = [randomUUID(), randomBytes(size)];
      await store.put(name, seal(Readable.from([bytes]), name, keys), sealedSize(size, keys));
      const opened = await buffer(Readable.from(unseal(await store.get(name), name, keys)));
      expect(opened.equals(bytes)).toBe(true);
    },
    60_000,
  );

  it('what is put again takes the place of what was there; what is deleted is gone, and may be deleted twice', async () => {
    const store = await open();
    const name = `${randomUUID()}.original`;
    const text = async () => (await buffer(await store.get(name))).toString();
    await store.put(name, Readable.from([Buffer.from('one')]), 3);
    await store.put(name, Readable.from([Buffer.from('other')]), 5);
    expect(await text()).toBe('other');
    await store.delete(name);
    await store.delete(name);
    await expect(store.get(name)).rejects.toThrow(BlobMissing);
  });

  it('what breaks off while it is put is not there', async () => {
    const store = await open();
    const name = randomUUID();
    const broken = async function* () {
      yield Buffer.alloc(1_000);
      throw new Error('broken off');
    };
    await expect(store.put(name, broken(), 5_000)).rejects.toThrow();
    await expect(store.get(name)).rejects.toThrow(BlobMissing);
  });

  it.each(['../x', '/etc/passwd', 'a/b', '', 'A', 'x.y.z'])('%j names nothing', async (name) => {
    const store = await open();
    await expect(store.put(name, Readable.from([Buffer.from('x')]), 1)).rejects.toThrow(RangeError);
  });
});

it('a folder is closed to everybody else, and holds nothing half written', async () => {
  const place = await folder();
  const store = new FolderStore(join(place, 'attachments'));
  const name = randomUUID();
  await store.put(name, Readable.from([Buffer.from('x')]));
  const below = join(place, 'attachments', name.slice(-2));
  const modes = [join(place, 'attachments'), below, join(below, name)].map(
    async (path) => (await stat(path)).mode,
  );
  expect((await Promise.all(modes)).map((mode) => (mode & 0o777).toString(8))).toEqual(['700', '700', '600']);
  expect(await readdir(below)).toEqual([name]);
});

it('a bucket whose server is away says so soon', async () => {
  const away = new S3Store({
    ...{ bucket: 'b', prefix: '', endpoint: 'http://127.0.0.1:1', region: 'us-east-1' },
    ...{ accessKeyId: 'a', secretAccessKey: 'b' },
  });
  await expect(away.put(randomUUID(), Readable.from([Buffer.from('x')]), 1)).rejects.toThrow();
});
