import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { v4 as uuidv4 } from 'uuid';
import { asCitizen, complaint, give, matter, register } from '../intake.scenario.ts';
import { handIn, photo, startWithAttachments } from './attachments.scenario.ts';

const clock = new ManualClock('2026-11-16T10:00:00+08:00');
let intake: TestService;

beforeAll(async () => {
  ({ intake } = await startWithAttachments(clock));
});
afterAll(() => intake.stop());

async function sent(as?: string) {
  const { body } = await handIn(intake, { bytes: await photo(), ...(as !== undefined && { as }) });
  return { id: body.id as string, key: body.key as string | undefined };
}

const attachedTo = async (caseId: string, as = 'linjiang-desk') => {
  const { body } = await intake.get(`/v1/cases/${caseId}/attachments`, { as });
  return body.items.map(({ id, use, by }: Record<string, unknown>) => [id, use, by]);
};

describe('a command that is repeated by its key', () => {
  it('attaches once, and is answered as it was', async () => {
    const photo = await sent();
    const headers = { 'idempotency-key': uuidv4() };
    const body = { ...matter, attachments: [photo] };
    const first = await register(intake, { body, headers });
    const again = await register(intake, { body, headers });
    expect([again.status, again.body.id, again.body.queryCode]).toEqual([
      201,
      first.body.id,
      first.body.queryCode,
    ]);
    expect(await attachedTo(first.body.id)).toEqual([[photo.id, 'words', null]]);
    const other = await register(intake, { body: { ...body, attachments: [await sent()] }, headers });
    expect(other.body.code).toBe('idempotency-conflict');
  });

  it('adds once', async () => {
    const { body: own } = await register(intake);
    const headers = { 'idempotency-key': uuidv4() };
    const words = { text: '照片', attachments: [await sent()] };
    const first = await asCitizen(intake, own, 'add', words, headers);
    const again = await asCitizen(intake, own, 'add', words, headers);
    expect(again.body).toEqual(first.body);
    expect(again.body.attachments).toHaveLength(1);
  });
});

describe('solved on the spot', () => {
  it('what the citizen gave and what the result is shown by are told apart', async () => {
    const officer = 'linjiang-officer-a';
    const [given, proof] = [await sent(officer), await sent(officer)];
    const body = { ...matter, channel: 'visit', result: '已劝止', attachments: [{ id: given.id }] };
    const both = { ...body, evidence: [{ attachment: given.id }] };
    const twice = await intake.post('/v1/cases/handle-at-once', { as: officer, body: both });
    expect([twice.status, twice.body.errors[0].field]).toEqual([422, 'evidence.0.attachment']);
    const apart = { ...body, evidence: [{ attachment: proof.id }] };
    const { status, body: own } = await intake.post('/v1/cases/handle-at-once', { as: officer, body: apart });
    expect(status).toBe(201);
    const by = officer;
    expect(await attachedTo(own.id)).toEqual([
      [given.id, 'words', by],
      [proof.id, 'evidence', by],
    ]);
  });
});

describe('of a merged case', () => {
  it('its citizen sees the own photos, before and after, and never those of the one that survives', async () => {
    const [mine, theirs] = [await sent(), await sent()];
    const { body: own } = await register(intake, { body: { ...matter, attachments: [mine] } });
    const { body: survivor } = await register(intake, { body: { ...matter, attachments: [theirs] } });
    await give(intake, own.id, [['merge', 'linjiang-desk', { into: survivor.id }]]);
    const { body } = await asCitizen(intake, own, null);
    expect(body.attachments.map(({ id }: { id: string }) => id)).toEqual([mine.id]);
    const address = (id: string) =>
      intake.post(`/v1/public/cases/${own.number}/attachments/${id}/address`, {
        body: {},
        headers: { 'query-code': own.queryCode },
      });
    expect([(await address(mine.id)).status, (await address(theirs.id)).status]).toEqual([200, 404]);
    expect(await attachedTo(survivor.id)).toEqual([[theirs.id, 'words', null]]);
  });
});

describe('a complaint', () => {
  it('shows its photos to nobody from whom it is hidden', async () => {
    const photo = await sent();
    const { body: own } = await register(intake, { body: { ...complaint, attachments: [photo] } });
    for (const as of ['hubin-chief', 'hubin-desk']) {
      expect((await intake.get(`/v1/cases/${own.id}/attachments`, { as })).status).toBe(404);
      expect((await intake.post(`/v1/attachments/${photo.id}/address`, { as, body: {} })).status).toBe(404);
    }
    expect(await attachedTo(own.id, 'dongcheng-desk')).toHaveLength(1);
  });
});

describe('a voided matter', () => {
  it('keeps its photos, which can still be erased', async () => {
    const photo = await sent();
    const { body: own } = await register(intake, { body: { ...matter, attachments: [photo] } });
    const reason = '内容违法';
    await give(intake, own.id, [
      ['void', 'supervisor', { reason }],
      ['erase-attachment', 'admin', { attachment: photo.id, reason }],
    ]);
    const { body } = await asCitizen(intake, own, null);
    expect(body.attachments).toMatchObject([{ id: photo.id, name: '', erasedAt: expect.any(String) }]);
  });
});

describe('what leaves the house', () => {
  it('carries ids of attachments alone', async () => {
    const [{ data }] = await intake.dataSource.query(
      `select string_agg(data::text, '') as data from event where data::text like '%attachment%'`,
    );
    expect(data).toContain('"attachments"');
    expect(data).not.toMatch(/\.jpg|sha256|image\//);
  });
});
