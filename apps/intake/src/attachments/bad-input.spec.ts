import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ClamavServer, eicar } from '@fengqiao/test-rig/fakes/clamav-server';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { until } from '@fengqiao/test-rig/harness/until';
import sharp from 'sharp';
import { asCitizen, caseIn, give, matter, register } from '../intake.scenario.ts';
import { handIn, photo, startWithAttachments, testKey, type File } from './attachments.scenario.ts';

const clock = new ManualClock('2026-11-16T10:00:00+08:00');
let intake: TestService;
let place: string;
let clamav: ClamavServer;

beforeAll(async () => {
  clamav = await ClamavServer.start();
  const folder = await mkdtemp(join(tmpdir(), 'policy-'));
  const policyFile = join(folder, 'policy.json');
  const attachments = { megabytes: 1, ofCase: 3, megapixels: 1, pages: 2 };
  await writeFile(policyFile, JSON.stringify({ version: 'small-files', attachments }));
  ({ intake, place } = await startWithAttachments(clock, { clamav: clamav.address }, { policyFile }));
});
afterAll(async () => {
  await intake.stop();
  await clamav.stop();
});

async function files(): Promise<number> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).length;
}

async function rows(): Promise<number> {
  const [{ count }] = await intake.dataSource.query('select count(*)::int as count from attachment');
  return count;
}

/** Refused so, with nothing kept and nothing left on its way. */
async function expectRefused(file: File, status: number, code: string): Promise<void> {
  const before = [await rows(), await files()];
  const refused = await handIn(intake, file);
  expect([refused.status, refused.body.code]).toEqual([status, code]);
  expect(refused.body.title).toMatch(/[\u4e00-\u9fff]/);
  const english = await handIn(intake, { ...file, headers: { ...file.headers, 'accept-language': 'en' } });
  expect(english.body.title).toMatch(/^[\x20-\x7e]+$/);
  expect([await rows(), await files()]).toEqual(before);
}

const text = (content: string) => Buffer.from(content);
const zip = text('PK\u0003\u0004planted');
/** ZIP (also an office document, an app or a Java archive), 7z, RAR, gzip, bzip2, xz, tar, cabinet. */
const archives = [
  zip,
  Buffer.from('377abcaf271c0004', 'hex'),
  Buffer.from('526172211a070100', 'hex'),
  Buffer.from('1f8b0800000000000003', 'hex'),
  Buffer.from('425a683931415926', 'hex'),
  Buffer.from('fd377a585a000004', 'hex'),
  Buffer.concat([Buffer.alloc(257), text('ustar\x0000'), Buffer.alloc(248)]),
  Buffer.from('4d53434600000000', 'hex'),
];
const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), text('ftypheic\0\0\0\0mif1heic')]);

describe('a file that is not what it says', () => {
  it('is refused: HTML as a photo, a photo as PDF, a PDF as photo', async () => {
    const jpeg = await photo();
    await expectRefused(
      { bytes: text('<html><script>1</script>'), type: 'image/jpeg' },
      422,
      'attachment-lies',
    );
    await expectRefused({ bytes: jpeg, type: 'application/pdf' }, 422, 'attachment-lies');
    await expectRefused({ bytes: jpeg, type: 'text/html' }, 422, 'attachment-lies');
    await expectRefused({ bytes: text('%PDF-1.7\n'), type: 'image/png' }, 422, 'attachment-lies');
    await expectRefused({ bytes: zip, type: 'application/pdf' }, 422, 'attachment-lies');
  });

  it('is refused: any archive as a photo or as a paper', async () => {
    for (const bytes of archives)
      for (const type of ['image/jpeg', 'application/pdf'])
        await expectRefused(
          { bytes, type, name: type === 'image/jpeg' ? 'a.jpg' : 'a.pdf' },
          422,
          'attachment-lies',
        );
  });

  it('of a kind that is not taken is refused, whatever it says', async () => {
    for (const [bytes, type] of [
      [zip, 'application/zip'],
      [zip, 'application/octet-stream'],
      [text('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml'],
      [heic, 'image/heic'],
      [
        await sharp(await photo())
          .gif()
          .toBuffer(),
        'image/gif',
      ],
      [text(`GIF89a;%PDF-1.7`), 'application/octet-stream'],
    ] as const)
      await expectRefused({ bytes, type }, 415, 'attachment-not-taken');
  });

  it('is taken for what it is where it says nothing', async () => {
    const { status, body } = await handIn(intake, {
      ...{ bytes: await photo(), type: 'application/octet-stream', name: '../../\u202egpj.exe' },
    });
    expect([status, body.type, body.name]).toEqual([201, 'image/jpeg', 'gpj.exe.jpg']);
  });
});

describe('a file that is too much', () => {
  it('of bytes: refused by what it says, and by what comes', async () => {
    const large = Buffer.concat([await photo(), Buffer.alloc(1_100_000)]);
    await expectRefused({ bytes: large }, 413, 'too-large');
    const before = [await rows(), await files()];
    // In chunks, its length unsaid.
    const response = await fetch(`${intake.running.url}/v1/attachments`, {
      method: 'POST',
      headers: { 'content-type': 'image/jpeg' },
      body: new Blob([large]).stream(),
      duplex: 'half',
    } as RequestInit);
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([413, 'too-large']);
    expect([await rows(), await files()]).toEqual(before);
  });

  it('of pixels or pages is refused', async () => {
    const picture = await sharp({ create: { width: 1_100, height: 1_000, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    await expectRefused({ bytes: picture, type: 'image/png' }, 422, 'attachment-too-complex');
    const kids = [3, 4, 5]
      .map((n) => `${n} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n`)
      .join('');
    const pdf = `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R 4 0 R 5 0 R]/Count 3>>endobj\n${kids}trailer<</Root 1 0 R>>\n%%EOF`;
    await expectRefused({ bytes: text(pdf), type: 'application/pdf' }, 422, 'attachment-too-complex');
  });

  it('empty, broken or packed is refused', async () => {
    await expectRefused({ bytes: new Uint8Array() }, 422, 'attachment-empty');
    const whole = await sharp(await photo(900, 900))
      .jpeg()
      .toBuffer();
    await expectRefused({ bytes: whole.subarray(0, whole.length - 200) }, 422, 'attachment-unreadable');
    const packed = { bytes: await photo(), headers: { 'content-encoding': 'gzip' } };
    await expectRefused(packed, 415, 'unsupported-media-type');
  });

  it('for one case is refused with nothing of the command done', async () => {
    const own = await caseIn(intake, 'handling');
    const some = async (count: number) => {
      const sent = await Promise.all(
        Array.from({ length: count }, async () => handIn(intake, { bytes: await photo() })),
      );
      return sent.map(({ body: { id, key } }) => ({ id, key }));
    };
    expect((await asCitizen(intake, own, 'add', { text: '两张', attachments: await some(2) })).status).toBe(
      200,
    );
    const two = await some(2);
    const refused = await asCitizen(intake, own, 'add', { text: '再两张', attachments: two });
    expect([refused.status, refused.body.code, refused.body.most]).toEqual([409, 'too-many-attachments', 3]);
    const { body } = await asCitizen(intake, own, null);
    expect([body.attachments.length, body.added.length]).toEqual([2, 1]);
    expect((await asCitizen(intake, own, 'add', { text: '一张', attachments: two.slice(1) })).status).toBe(
      200,
    );
    const { body: evidence } = await handIn(intake, { bytes: await photo(), as: 'linjiang-officer-a' });
    const reply = await intake.post(`/v1/cases/${own.id}/reply`, {
      as: 'linjiang-officer-a',
      body: { result: '已劝止', evidence: [{ attachment: evidence.id }] },
    });
    expect([reply.status, reply.body.code]).toEqual([409, 'too-many-attachments']);
  });
});

describe('a broken connection', () => {
  it('leaves nothing, and the next one sends the file from its beginning', async () => {
    const before = [await rows(), await files()];
    const { port } = new URL(intake.running.url);
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(
      'POST /v1/attachments HTTP/1.1\r\nhost: x\r\ncontent-type: image/jpeg\r\ncontent-length: 5000\r\n\r\n',
    );
    socket.write(Buffer.alloc(2_000, 0xff));
    const arriving = async () => (await readdir(join(place, 'arriving'))).length;
    await until('it arrives', async () => (await arriving()) > 0);
    socket.destroy();
    await until('it is gone', async () => (await arriving()) === 0);
    expect([await rows(), await files()]).toEqual(before);
    expect((await handIn(intake, { bytes: await photo() })).status).toBe(201);
  });

  it('that stands still is told so in time', async () => {
    const slow = await startWithAttachments(clock, {}, { limits: { uploadWithinMs: 300 } });
    const { port } = new URL(slow.intake.running.url);
    const socket = connect(Number(port), '127.0.0.1');
    let said = '';
    socket.setEncoding('utf8').on('data', (piece: string) => (said += piece));
    socket.write(
      'POST /v1/attachments HTTP/1.1\r\nhost: x\r\ncontent-type: image/jpeg\r\ncontent-length: 5000\r\n\r\nx',
    );
    await until('it is told', async () => /408[^]*request-timeout/.test(said));
    await until('the connection ends', async () => socket.destroyed || socket.readableEnded);
    expect(await readdir(join(slow.place, 'arriving'))).toEqual([]);
    await slow.intake.stop();
  });
});

describe('a scanner', () => {
  it('that finds something has it refused; one that cannot look has nothing taken', async () => {
    const infected = Buffer.concat([await photo(), text(eicar)]);
    await expectRefused({ bytes: infected }, 422, 'attachment-infected');
    clamav.answer = 'INSTREAM size limit exceeded. ERROR';
    await expectRefused({ bytes: await photo() }, 503, 'unavailable');
    clamav.answer = null;
    const before = clamav.scanned.length;
    expect((await handIn(intake, { bytes: await photo() })).status).toBe(201);
    expect(clamav.scanned.length).toBe(before + 1);
  });

  it('that is away has nothing taken', async () => {
    const away = await startWithAttachments(clock, { clamav: '127.0.0.1:1' });
    const { status, body } = await handIn(away.intake, { bytes: await photo() });
    expect([status, body.code]).toEqual([503, 'unavailable']);
    const entries = await readdir(away.place, { recursive: true, withFileTypes: true });
    expect(entries.filter((entry) => entry.isFile())).toEqual([]);
    await away.intake.stop();
  });
});

describe('without a place', () => {
  it('none are taken in, and it is said so', async () => {
    const off = await startWithAttachments(clock, { place: undefined, keys: testKey });
    const { status, body } = await handIn(off.intake, { bytes: await photo() });
    expect([status, body.code]).toEqual([422, 'attachments-off']);
    await off.intake.stop();
  });
});

describe('an address', () => {
  it('that was made up, changed, or is of another key leads nowhere', async () => {
    const { body: sent } = await handIn(intake, { bytes: await photo() });
    const attachments = [{ id: sent.id, key: sent.key }];
    const { body: own } = await register(intake, { body: { ...matter, attachments } });
    await give(intake, own.id, []);
    const { body } = await intake.post(`/v1/public/cases/${own.number}/attachments/${sent.id}/address`, {
      body: {},
      headers: { 'query-code': own.queryCode },
    });
    const token: string = body.url.split('/').at(-1);
    expect((await intake.get(body.url)).status).toBe(200);
    const [key = '', sealed = ''] = token.split('.');
    const other = (char = '') => (char === 'A' ? 'B' : 'A');
    const forged = [
      `${key}.${other(sealed[0])}${sealed.slice(1)}`,
      `${key}.${sealed.slice(0, -8)}${other(sealed.at(-8))}${sealed.slice(-7)}`,
      `${Buffer.from('2025').toString('base64url')}.${sealed}`,
      `${key}.`,
      sealed,
      'x',
    ];
    for (const each of forged) expect((await intake.get(`/v1/attachments/content/${each}`)).status).toBe(404);
  });

  it('is not given by another case’s code, nor for what belongs to no case', async () => {
    const { body: loose } = await handIn(intake, { bytes: await photo() });
    const own = await caseIn(intake, 'registered');
    const other = await caseIn(intake, 'registered');
    const { body: sent } = await handIn(intake, { bytes: await photo() });
    await asCitizen(intake, other, 'add', { text: '照片', attachments: [{ id: sent.id, key: sent.key }] });
    for (const id of [loose.id, sent.id]) {
      const refused = await intake.post(`/v1/public/cases/${own.number}/attachments/${id}/address`, {
        body: {},
        headers: { 'query-code': own.queryCode },
      });
      expect(refused.status).toBe(404);
    }
    expect(
      (await intake.post(`/v1/attachments/${loose.id}/address`, { as: 'supervisor', body: {} })).status,
    ).toBe(404);
  });
});
