import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { crc32, deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PDFDocument, PDFName, PDFRawStream, PDFString } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import type { Refusal } from '@fengqiao/domain/refusal';
import { kindOf } from './file-kind.ts';
import { rewrite } from './pdf.ts';
import { redraw } from './picture.ts';

const here = new AbortController().signal;
let folder: string;
let from: string;
let to: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'content-'));
  [from, to] = [join(folder, 'from'), join(folder, 'to')];
});
afterAll(() => rm(folder, { recursive: true }));

const plain = (width = 30, height = 20) =>
  sharp({ create: { width, height, channels: 3, background: '#336699' } });

async function redrawn(bytes: Uint8Array, megapixels = 100) {
  await writeFile(from, bytes);
  await rm(to, { force: true });
  return redraw(from, to, { megapixels }, here);
}

async function rewritten(bytes: Uint8Array, pages = 500) {
  await writeFile(from, bytes);
  await rm(to, { force: true });
  return rewrite(from, to, pages, here);
}

function chunk(type: string, data: Buffer): Buffer {
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  const named = Buffer.concat([Buffer.from(type), data]);
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** A PNG that says it is so large, with hardly anything in it. */
function hugePng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const mark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(Buffer.alloc(1_000_000));
  return Buffer.concat([mark, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

describe('a picture', () => {
  it.each(['jpeg', 'png', 'webp'] as const)(
    'as %s keeps its format and loses what was said in it',
    async (format) => {
      const bytes = await plain()
        .withExif({ IFD0: { Make: 'PlantedMaker' }, IFD3: { GPSLatitudeRef: 'N' } })
        .toFormat(format)
        .toBuffer();
      expect(bytes.includes('PlantedMaker')).toBe(true);
      expect(await redrawn(bytes)).toBeNull();
      const drawn = await readFile(to);
      const about = await sharp(drawn).metadata();
      expect([about.format, about.width, about.exif, about.xmp]).toEqual([format, 30, undefined, undefined]);
      expect(drawn.includes('PlantedMaker')).toBe(false);
    },
  );

  it('with an archive hung on to it is a picture alone', async () => {
    const bytes = Buffer.concat([
      await plain().jpeg().toBuffer(),
      Buffer.from('PK\u0003\u0004planted-archive'),
    ]);
    expect(await redrawn(bytes)).toBeNull();
    expect((await readFile(to)).includes('planted-archive')).toBe(false);
  });

  it('of 60,000 by 60,000 is refused before anything is unpacked', async () => {
    const before = performance.now();
    expect(await redrawn(hugePng(60_000, 60_000))).toMatchObject({ code: 'attachment-too-complex' });
    expect(performance.now() - before).toBeLessThan(5_000);
  });

  it('of more pixels than policy allows is refused, of as many drawn', async () => {
    expect(await redrawn(await plain(1_001, 1_000).png().toBuffer(), 1)).toMatchObject({
      code: 'attachment-too-complex',
    });
    expect(await redrawn(await plain(1_000, 1_000).png().toBuffer(), 1)).toBeNull();
  });

  it('cut off or broken is refused', async () => {
    const noise = await sharp(createHash('sha512').digest(), { raw: { width: 4, height: 4, channels: 4 } })
      .resize(400, 400)
      .jpeg()
      .toBuffer();
    expect(await redrawn(noise.subarray(0, noise.length / 2))).toMatchObject({
      code: 'attachment-unreadable',
    });
    expect(await redrawn(Buffer.from('no picture'))).toMatchObject({ code: 'attachment-unreadable' });
  });

  it('of another kind is not even opened: SVG, GIF and TIFF', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    expect(await redrawn(svg)).toMatchObject({ code: 'attachment-unreadable' });
    expect(await redrawn(await plain().gif().toBuffer())).toMatchObject({ code: 'attachment-unreadable' });
    expect(await redrawn(await plain().tiff().toBuffer())).toMatchObject({ code: 'attachment-unreadable' });
  });
});

async function pdf(pages: number): Promise<PDFDocument> {
  const document = await PDFDocument.create();
  for (let n = 0; n < pages; n += 1) document.addPage([200, 200]);
  return document;
}

describe('a PDF', () => {
  it('loses who wrote it with what, scripts, files inside it, and where its photos were taken', async () => {
    const document = await pdf(2);
    document.setAuthor('PlantedAuthor');
    document.setProducer('PlantedProducer');
    document.addJavaScript('run', 'app.alert("PlantedScript")');
    await document.attach(Buffer.from('PlantedFile'), 'planted.bin', { mimeType: 'application/zip' });
    const { context, catalog } = document;
    const xmp = context.stream(Buffer.from('<x:xmpmeta>PlantedXmp</x:xmpmeta>'), {
      Type: 'Metadata',
      Subtype: 'XML',
    });
    catalog.set(PDFName.of('Metadata'), context.register(xmp));
    const action = context.obj({ S: 'URI', URI: PDFString.of('https://planted.example/') });
    catalog.set(PDFName.of('OpenAction'), context.register(action));
    const photo = await plain()
      .withExif({ IFD0: { Make: 'PlantedMaker' } })
      .jpeg()
      .toBuffer();
    const image = await document.embedJpg(photo);
    document.getPage(0).drawImage(image);
    const bytes = await document.save({ useObjectStreams: false });
    expect(Buffer.from(bytes).includes('PlantedMaker')).toBe(true);
    expect(await rewritten(bytes)).toBeNull();
    const after = await PDFDocument.load(await readFile(to), { updateMetadata: false });
    expect([after.getPageCount(), after.getAuthor(), after.getProducer()]).toEqual([2, undefined, undefined]);
    expect(after.catalog.get(PDFName.of('OpenAction'))).toBeUndefined();
    const plainText = Buffer.from(
      await after.save({ useObjectStreams: false, addDefaultPage: false }),
    ).toString('latin1');
    for (const planted of ['PlantedXmp', 'PlantedMaker', 'PlantedScript', 'planted.bin', 'PlantedAuthor'])
      expect([planted, plainText.includes(planted)]).toEqual([planted, false]);
    const streams = after.context
      .enumerateIndirectObjects()
      .filter(
        ([, object]) =>
          object instanceof PDFRawStream &&
          object.dict.get(PDFName.of('Type')) === PDFName.of('EmbeddedFile'),
      );
    expect(streams).toEqual([]);
    // The photo is still on its page.
    expect(plainText).toContain('/DCTDecode');
  });

  it('of 10,000 pages is refused, of as many as policy allows written', async () => {
    const kids = Array.from({ length: 10_000 }, (_, n) => n + 3);
    const objects = kids.map((n) => `${n} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n`);
    const tree = `<</Type/Pages/Kids[${kids.map((n) => `${n} 0 R`).join(' ')}]/Count 10000>>`;
    const head = `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj${tree}endobj\n`;
    const many = Buffer.from(`${head}${objects.join('')}trailer<</Root 1 0 R>>\n%%EOF`);
    expect(await rewritten(many)).toMatchObject({ code: 'attachment-too-complex' });
    expect(await rewritten(await (await pdf(3)).save(), 3)).toBeNull();
    expect(await rewritten(await (await pdf(4)).save(), 3)).toMatchObject({ code: 'attachment-too-complex' });
  }, 60_000);

  it('whose structure unpacks to hundreds of megabytes is refused, and costs no more than it may', async () => {
    const bomb = deflateSync(Buffer.alloc(400 * 1_048_576, 0x20));
    const head = `%PDF-1.5\n1 0 obj\n<</Type/#4fbjStm/N 1/First 4/Filter/#46lateDecode/Length ${bomb.length}>>\nstream\n`;
    const tail = '\nendstream\nendobj\n2 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 2 0 R>>\n%%EOF';
    const refused = await rewritten(Buffer.concat([Buffer.from(head), bomb, Buffer.from(tail)]));
    expect(refused).toMatchObject({ code: 'attachment-too-complex' });
  }, 60_000);

  it('whose pages stand in a ring, or which is none, is refused', async () => {
    const ring = `%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[2 0 R]/Count 1>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF`;
    expect(await rewritten(Buffer.from(ring))).not.toBeNull();
    expect(await rewritten(Buffer.from('%PDF-1.7\nnothing'))).not.toBeNull();
  }, 60_000);

  it('with a password is refused', async () => {
    const document = await pdf(1);
    document.encrypt({ userPassword: 'secret', ownerPassword: 'secret' });
    expect(await rewritten(await document.save())).toMatchObject({ code: 'attachment-unreadable' });
  });
});

describe('the kind of a file', () => {
  it.each([
    ['PDF', Buffer.from('%PDF-1.7\n%âãÏÓ\n'), 'application/pdf'],
    ['a PDF behind something else', Buffer.from(`GIF89a${' '.repeat(40)}%PDF-1.7`), 'image/gif'],
    ['a PDF behind blanks', Buffer.from(`${' '.repeat(40)}%PDF-1.7`), null],
    ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>'), null],
    ['an archive', Buffer.from('PK\u0003\u0004'), 'application/zip'],
    ['nothing', Buffer.alloc(0), null],
  ])('%s', async (_, bytes, kind) => {
    await writeFile(from, bytes);
    expect(await kindOf(from)).toBe(kind);
  });
});

describe('work for somebody who has gone away', () => {
  const aborted = async (work: (gone: AbortSignal) => Promise<Refusal | null>, leaves: Promise<unknown>) => {
    const gone = new AbortController();
    const done = work(gone.signal);
    void leaves.then(() => gone.abort());
    expect((await done)?.code).toBe('attachment-broken-off');
    await expect(readFile(to)).rejects.toThrow(/ENOENT/);
  };

  it.each([
    ['soon after it began', () => setTimeout(50)],
    ['in the middle of its writing', writing],
  ])(
    'on a picture ends with him, %s',
    async (_, leaves) => {
      await writeFile(from, await plain(9_000, 9_000).png({ compressionLevel: 0 }).toBuffer());
      await rm(to, { force: true });
      await aborted((gone) => redraw(from, to, { megapixels: 100 }, gone), leaves());
    },
    60_000,
  );

  it('on a paper ends with him', async () => {
    const paper = await PDFDocument.create();
    for (let n = 0; n < 2_000; n += 1) paper.addPage().drawSvgPath('M 0 0 L 9 9 L 9 0 z'.repeat(50));
    await writeFile(from, await paper.save());
    await aborted((gone) => rewrite(from, to, 2_000, gone), setTimeout(50));
  }, 60_000);

  it('that went away before it began is none', async () => {
    await writeFile(from, await plain().png().toBuffer());
    const gone = AbortSignal.abort();
    expect((await redraw(from, to, { megapixels: 100 }, gone))?.code).toBe('attachment-broken-off');
  });

  async function writing(): Promise<void> {
    while (!existsSync(to)) await setTimeout(5);
  }
});
