import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import sharp from 'sharp';
import { asCitizen, caseIn, give, matter, register } from '../intake.scenario.ts';
import { AttachmentSweep } from './attachment-sweep.ts';
import { download, handIn, photo, startWithAttachments } from './attachments.scenario.ts';

const clock = new ManualClock('2026-11-16T10:00:00+08:00');
let intake: TestService;
let place: string;

beforeAll(async () => {
  ({ intake, place } = await startWithAttachments(clock));
});
afterAll(() => intake.stop());

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const post = (path: string, as: string, body: object = {}) => intake.post(path, { as, body });
const citizensAddress = (own: { number: string; queryCode: string }, id: string) =>
  intake.post(`/v1/public/cases/${own.number}/attachments/${id}/address`, {
    body: {},
    headers: { 'query-code': own.queryCode },
  });

async function contents(): Promise<string[]> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

/** A photo of a citizen, in a case. */
async function withPhoto() {
  const { body: sent } = await handIn(intake, { bytes: await photo() });
  const { id, key } = sent;
  const { body } = await register(intake, { body: { ...matter, attachments: [{ id, key }] } });
  return { own: body, id: id as string, key: key as string };
}

/** A reply shown by a photo of the handler's. */
async function withEvidence() {
  const own = await caseIn(intake, 'handling');
  const bytes = await photo();
  const { body: sent } = await handIn(intake, { bytes, as: 'linjiang-officer-a', name: '整改后.jpg' });
  await give(intake, own.id, [
    ['reply', 'linjiang-officer-a', { result: '已劝止', evidence: [{ attachment: sent.id }] }],
  ]);
  return { own, id: sent.id as string, bytes };
}

describe('a photo of a citizen', () => {
  it('is drawn anew, upright, without place and device, and opens by code and to the desk', async () => {
    const bytes = await photo();
    const { status, body: sent } = await handIn(intake, { bytes });
    expect([status, sent]).toMatchObject([201, { name: '现场.jpg', type: 'image/jpeg' }]);
    expect(sent.key).toEqual(expect.any(String));
    const { id, key } = sent;
    const { body: own } = await register(intake, { body: { ...matter, attachments: [{ id, key }] } });
    const { body: seen } = await asCitizen(intake, own, null);
    expect(seen.attachments).toMatchObject([{ id, use: 'words', seq: 1, erasedAt: null }]);
    const { status: given, body: address } = await citizensAddress(own, id);
    expect([given, address.expiresAt]).toEqual([200, '2026-11-16T10:05:00+08:00']);
    const shown = await download(intake, address.url);
    expect([shown.status, shown.bytes.length, sha256(shown.bytes)]).toEqual([200, sent.size, sent.sha256]);
    const { width, height, exif, orientation } = await sharp(shown.bytes).metadata();
    expect({ width, height, exif, orientation }).toEqual({ width: 20, height: 40 });
    expect(bytes.includes('PlantedMaker')).toBe(true);
    expect(shown.bytes.includes('PlantedMaker')).toBe(false);
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': expect.stringMatching(/^attachment; filename="__\.jpg"; filename\*=UTF-8''%E7/),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
    });
    const { body: staffs } = await post(`/v1/attachments/${id}/address`, 'linjiang-desk');
    expect((await download(intake, staffs.url, 'linjiang-desk')).status).toBe(200);
  });

  it('lies sealed: nothing of it can be read where it is kept, and nobody else may enter', async () => {
    await withPhoto();
    const files = await contents();
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const bytes = await readFile(file);
      expect(bytes.toString('latin1', 0, 4)).toBe('FQS1');
      expect(bytes.includes('JFIF')).toBe(false);
    }
  });

  it('is used once, by whoever has its key', async () => {
    const { id, key } = await withPhoto();
    const another = await handIn(intake, { bytes: await photo() });
    for (const attachments of [
      [{ id, key }],
      [{ id: another.body.id }],
      [{ id: another.body.id, key: 'x'.repeat(32) }],
      [another.body, another.body].map((each) => ({ id: each.id, key: each.key })),
    ]) {
      const refused = await register(intake, { body: { ...matter, attachments } });
      expect([refused.status, refused.body.code]).toEqual([422, 'unknown-attachment']);
    }
  });

  it('is added to a case later, and stands with the words it came with', async () => {
    const own = await caseIn(intake, 'handling');
    const { body: sent } = await handIn(intake, { bytes: await photo() });
    const attachments = [{ id: sent.id, key: sent.key }];
    const { status, body } = await asCitizen(intake, own, 'add', { text: '又拍到了', attachments });
    expect([status, body.added.at(-1).attachments]).toEqual([200, [sent.id]]);
    const { body: events } = await intake.get(`/v1/cases/${own.id}/events`, { as: 'linjiang-desk' });
    expect(events.items.at(-1).fact.attachments).toEqual([sent.id]);
  });

  it('that no command named within a day is gone', async () => {
    const { body: sent } = await handIn(intake, { bytes: await photo() });
    const before = await contents();
    clock.advance(86_400_000);
    const attachments = [{ id: sent.id, key: sent.key }];
    const late = await register(intake, { body: { ...matter, attachments } });
    expect(late.body.code).toBe('unknown-attachment');
    const sweep = intake.running.app.get(AttachmentSweep);
    while (await sweep.sweep());
    expect((await contents()).length).toBeLessThan(before.length);
    expect((await contents()).join()).not.toContain(sent.id);
  });
});

describe('evidence', () => {
  it('is kept as it was sent beside what is shown, and opens to those who see the case alone', async () => {
    const { own, id, bytes } = await withEvidence();
    const { body: list } = await intake.get(`/v1/cases/${own.id}/attachments`, { as: 'linjiang-desk' });
    expect(list.items).toMatchObject([{ id, use: 'evidence', original: true, sha256: sha256(bytes) }]);
    const { body: address } = await post(`/v1/attachments/${id}/address`, 'linjiang-desk', {
      original: true,
    });
    const original = await download(intake, address.url, 'linjiang-desk');
    expect([sha256(original.bytes), original.headers.get('content-type')]).toEqual([
      sha256(bytes),
      'application/octet-stream',
    ]);
    const { body: shownAt } = await post(`/v1/attachments/${id}/address`, 'linjiang-desk');
    const shown = await download(intake, shownAt.url, 'linjiang-desk');
    expect(shown.bytes.includes('PlantedMaker')).toBe(false);
    // Another's address, nobody's token, and whoever may not see the case.
    expect((await download(intake, shownAt.url, 'linjiang-chief')).status).toBe(404);
    expect((await download(intake, shownAt.url)).status).toBe(404);
    expect((await post(`/v1/attachments/${id}/address`, 'hubin-chief')).status).toBe(404);
    expect((await citizensAddress(own, id)).status).toBe(404);
    expect((await asCitizen(intake, own, null)).body.attachments).toEqual([]);
  });

  it('of another person proves nothing', async () => {
    const own = await caseIn(intake, 'handling');
    const { body: sent } = await handIn(intake, { bytes: await photo(), as: 'linjiang-officer-b' });
    const refused = await post(`/v1/cases/${own.id}/reply`, 'linjiang-officer-a', {
      ...{ result: '已劝止', evidence: [{ text: '记录' }, { attachment: sent.id }] },
    });
    expect([refused.status, refused.body.errors[0]]).toMatchObject([
      422,
      { field: 'evidence.1.attachment', code: 'unknown-attachment' },
    ]);
  });
});

describe('each address and each reading', () => {
  it('leaves a line', async () => {
    const { id } = await withEvidence();
    const { body } = await post(`/v1/attachments/${id}/address`, 'linjiang-desk');
    await download(intake, body.url, 'linjiang-desk');
    const lines = await intake.dataSource.query(
      'select person, what from read_audit where attachment_id = $1 order by what',
      [id],
    );
    expect(lines).toEqual([
      { person: 'linjiang-desk', what: 'attachment' },
      { person: 'linjiang-desk', what: 'attachment-address' },
    ]);
  });

  it('runs out after minutes', async () => {
    const { own, id } = await withPhoto();
    const { body } = await citizensAddress(own, id);
    clock.advance(5 * 60_000);
    expect((await download(intake, body.url)).status).toBe(404);
  });
});

describe('erasing', () => {
  it('takes the content away for good, and says that it was there and why it is not', async () => {
    const { own, id } = await withPhoto();
    const { body: before } = await citizensAddress(own, id);
    const command = { attachment: id, reason: '照片中有无关人员' };
    const byDesk = await post(`/v1/cases/${own.id}/erase-attachment`, 'linjiang-desk', command);
    expect(byDesk.body.code).toBe('forbidden');
    const { status } = await post(`/v1/cases/${own.id}/erase-attachment`, 'supervisor', command);
    expect(status).toBe(200);
    expect((await download(intake, before.url)).status).toBe(409);
    expect((await citizensAddress(own, id)).body.code).toBe('attachment-erased');
    while (await intake.running.app.get(AttachmentSweep).sweep());
    expect((await contents()).join()).not.toContain(id);
    const [row] = await intake.dataSource.query(
      'select name, erased_by, erased_at is null as stands, gone_at is null as there from attachment where id = $1',
      [id],
    );
    expect(row).toEqual({ name: null, erased_by: 'supervisor', stands: false, there: false });
    const again = await post(`/v1/cases/${own.id}/erase-attachment`, 'admin', command);
    expect([again.status, again.body.code]).toEqual([409, 'attachment-erased']);
    const { body: events } = await intake.get(`/v1/cases/${own.id}/events`, { as: 'supervisor' });
    expect(events.items.at(-1)).toMatchObject({
      fact: { type: 'attachment-erased', attachment: id },
      record: { reason: '照片中有无关人员' },
    });
  });
});
