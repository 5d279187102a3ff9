import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { RowCounts } from '@fengqiao/test-rig/fuzz/row-counts';
import { sampleFile, sampleRows } from '@fengqiao/test-rig/harness/sample';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { ledgerColumns } from '../import-ledger/ledger-table.ts';
import { asCitizen, give, matter, startIntake, steps } from '../intake.scenario.ts';

interface Kept {
  readonly slug: string;
  readonly audience: string;
  readonly ledgers: string[];
  readonly limits?: object;
}

const path = '/v1/categories';
const sample = JSON.parse(sampleFile('categories.json')) as { categories: Kept[] };
const clock = new ManualClock('2026-11-23T09:30:00+08:00');
let intake: TestService;
beforeAll(async () => {
  intake = await startIntake(clock);
}, 60_000);
afterAll(() => intake.stop());

const lost = { ...matter, category: 'lost-property', fields: { item: '雨伞' } };
const post = (body: object, as?: string, headers = {}) =>
  intake.post('/v1/cases', { ...(as && { as }), body, headers });
const publish = (categories: object[], headers = {}) =>
  intake.put(path, { as: 'admin', body: { categories }, headers });

describe('the catalogue of the sample', () => {
  it('has thirty categories, among them all of its ledger', () => {
    const slugs = new Map(sample.categories.map((each) => [each.slug, each]));
    expect(slugs.size).toBe(30);
    for (const { category = '', ledger } of sampleRows('ledger.csv'))
      expect(slugs.get(category)?.ledgers).toContain(ledger);
  });

  it('is shown to anybody but for what is staff’s, with its version; history to staff', async () => {
    const shown = await intake.get(path);
    const all = await intake.get(path, { as: 'linjiang-desk' });
    expect([shown.status, shown.headers.get('etag'), shown.body.publishedBy]).toEqual([200, '"1"', null]);
    expect(all.body.categories).toHaveLength(30);
    const staffs = sample.categories.filter(({ audience }) => audience === 'staff').map(({ slug }) => slug);
    expect(staffs.length).toBeGreaterThan(0);
    const slugs = shown.body.categories.map(({ slug }: Kept) => slug);
    expect(slugs).toHaveLength(30 - staffs.length);
    for (const slug of staffs) expect(slugs).not.toContain(slug);
    expect((await intake.get(`${path}?version=1`)).status).toBe(401);
    expect((await intake.get(`${path}/history`)).status).toBe(401);
  });
});

describe('a matter', () => {
  it.each([
    ['a category nobody published', { category: 'nois' }, undefined, 422, 'unknown-category', 'category'],
    [
      'one for staff, without a token',
      { category: 'transferred' },
      undefined,
      401,
      'unauthenticated',
      'category',
    ],
    [
      'one of another ledger',
      { category: 'discipline' },
      undefined,
      422,
      'category-not-of-ledger',
      'category',
    ],
    ['what it needs left out', { category: 'lost-property' }, undefined, 400, 'validation', 'fields.item'],
    [
      'the wrong type',
      { category: 'wages', fields: { people: '三' } },
      undefined,
      400,
      'validation',
      'fields.people',
    ],
    [
      'what it does not ask for',
      { fields: { receivedAt: '1950' } },
      undefined,
      400,
      'validation',
      'fields.receivedAt',
    ],
    [
      'a category nobody published, by a desk',
      { category: 'nois' },
      'bureau-desk',
      422,
      'unknown-category',
      'category',
    ],
  ])('with %s is refused by its field, with nothing written', async (_, more, as, status, code, named) => {
    const counts = await RowCounts.of(intake.dataSource);
    const before = await counts.read();
    const refused = await post({ ...matter, ...more }, as, { 'accept-language': 'en' });
    expect([refused.status, refused.body.code, refused.body.errors[0].field]).toEqual([status, code, named]);
    expect(refused.body.title).not.toBe(code);
    expect(await counts.read()).toBe(before);
  });

  it('solved on the spot is asked the same', async () => {
    const done = { result: '已处理', evidence: [{ text: '记录' }], category: 'nois', channel: 'visit' };
    const body = { ...matter, ...done, unit: undefined };
    const refused = await intake.post('/v1/cases/handle-at-once', { as: 'linjiang-officer-a', body });
    expect([refused.status, refused.body.code]).toEqual([422, 'unknown-category']);
  });

  it('keeps what was said beside: for whoever reads the detail and for its citizen, in no event', async () => {
    const { status, body } = await post(lost);
    expect([status, body.fields]).toEqual([201, { item: '雨伞' }]);
    expect((await intake.get(`/v1/cases/${body.id}`, { as: 'linjiang-desk' })).body.fields).toEqual(
      lost.fields,
    );
    expect((await asCitizen(intake, body, null)).body.fields).toEqual(lost.fields);
    const events = await intake.dataSource.query('select data, record from event where aggregate_id = $1', [
      body.id,
    ]);
    expect(events.length).toBeGreaterThan(0);
    expect(JSON.stringify(events)).not.toContain('雨伞');
  });

  it('goes to another ledger under a category of that ledger alone', async () => {
    const { body } = await post(lost);
    const reclassify = (more: object) =>
      intake.post(`/v1/cases/${body.id}/reclassify`, {
        as: 'linjiang-desk',
        body: { ledger: 'suggestion', ...more },
      });
    const kept = await reclassify({});
    expect([kept.status, kept.body.code, kept.body.errors[0].field]).toEqual([
      ...[422, 'category-not-of-ledger', 'category'],
    ]);
    expect((await reclassify({ category: 'nois' })).body.code).toBe('unknown-category');
    const moved = await reclassify({ category: 'patrol' });
    expect([moved.status, moved.body.ledger, moved.body.category]).toEqual([200, 'suggestion', 'patrol']);
    const submit = { unit: matter.unit, category: 'nois' };
    const refused = await intake.post(`/v1/cases/${body.id}/submit`, { as: 'linjiang-desk', body: submit });
    expect([refused.status, refused.body.code]).toEqual([422, 'unknown-category']);
  });

  it('that is imported keeps an unknown category, marked', async () => {
    const body = `${ledgerColumns.join()}
k-1,claim,visit,of-long-ago,shifan.dongcheng.linjiang,,噪声,噪声,no,2026-11-20T10:00:00+08:00${','.repeat(10)}
k-2,claim,visit,noise,shifan.dongcheng.linjiang,,噪声,噪声,no,2026-11-20T10:00:00+08:00${','.repeat(10)}
`;
    const { body: answer } = await intake.post('/v1/imports/ledger', { as: 'admin', body });
    const imported = async ({ id }: { id: string }) =>
      (await intake.get(`/v1/cases/${id}/events`, { as: 'linjiang-desk' })).body.items[0].imported;
    expect(await imported(answer.items[0])).toEqual(['by', 'category']);
    expect(await imported(answer.items[1])).toEqual(['by']);
    const strange = await intake.get(`/v1/cases/${answer.items[0].id}`, { as: 'linjiang-desk' });
    expect(strange.body.category).toBe('of-long-ago');
  });
});

describe('another catalogue', () => {
  const ten = { kind: 'working-days', days: 10, end: 'close-of-day' };
  const limited = sample.categories.map((each) =>
    each.slug === 'noise' ? { ...each, limits: { complete: ten } } : each,
  );
  const completeOf = async () => {
    const { body } = await post(matter);
    await give(intake, body.id, steps.slice(0, 2));
    const { body: explained } = await intake.get(`/v1/cases/${body.id}/clocks`, { as: 'linjiang-desk' });
    const { body: view } = await intake.get(`/v1/cases/${body.id}`, { as: 'linjiang-desk' });
    const complete = explained.items.find(({ name }: { name: string }) => name === 'complete');
    return { policy: view.policy, dueAt: complete.dueAt, last: complete.steps.at(-1).why as string };
  };

  it('is published by an administrator alone, over the version read, and names what is wrong', async () => {
    const refused = await intake.put(path, { as: 'supervisor', body: sample });
    expect([refused.status, refused.body.code]).toEqual([403, 'forbidden']);
    expect((await publish(limited, { 'if-match': '"7"' })).status).toBe(412);
    const twice = await publish([...sample.categories, sample.categories[0] as Kept]);
    expect([twice.status, twice.body.code, twice.body.errors[0].field]).toEqual([
      ...[422, 'duplicate-category', 'categories.30.slug'],
    ]);
    const same = await publish(sample.categories);
    expect([same.status, same.body.version]).toEqual([200, 1]);
  });

  it('limits matters of a category that begin from then on, and says so day by day', async () => {
    const before = await completeOf();
    expect(before).toEqual({
      policy: 'default-2',
      dueAt: '2026-12-02T18:00:00+08:00',
      last: expect.anything(),
    });
    expect((await publish(limited, { 'if-match': '"1"' })).body.version).toBe(2);
    const after = await completeOf();
    expect(after).toMatchObject({ policy: 'default-2+categories-2', dueAt: '2026-12-07T18:00:00+08:00' });
    expect(after.last).toContain('10 of 10');
  });

  it('a policy published later keeps them, and shows itself as it can be published again', async () => {
    const policy = {
      version: 'five',
      rules: [{ when: {}, clocks: { complete: { limit: { ...ten, days: 5 } } } }],
    };
    const put = (body: object) => intake.put('/v1/policies/case', { as: 'admin', body });
    const { status, body } = await put({ policy });
    expect([status, body.policy.categories]).toEqual([200, undefined]);
    expect(await completeOf()).toMatchObject({ policy: 'five', dueAt: '2026-12-07T18:00:00+08:00' });
    expect((await publish(sample.categories)).body.version).toBe(3);
    expect(await completeOf()).toMatchObject({
      policy: 'five+categories-3',
      dueAt: '2026-11-30T18:00:00+08:00',
    });
    expect((await put({ policy })).status).toBe(200);
    expect((await completeOf()).policy).toBe('five+categories-3');
  });

  it('is on record with what changed and by whom', async () => {
    const { body } = await intake.get(`${path}/history`, { as: 'linjiang-desk' });
    expect(body.items).toMatchObject([
      { version: 3, publishedBy: 'admin', changed: ['noise'], added: [], removed: [] },
      { version: 2, publishedBy: 'admin', changed: ['noise'] },
      { version: 1, publishedBy: 'admin', changed: [] },
    ]);
    expect(body.items[2].added).toHaveLength(30);
    const second = await intake.get(`${path}?version=2`, { as: 'linjiang-desk' });
    expect(second.body.categories.find(({ slug }: Kept) => slug === 'noise').limits).toEqual({
      complete: ten,
    });
  });

  it('without some of them still names those, as they were last called; to anybody the public ones', async () => {
    const renamed = sample.categories.map((each) =>
      each.slug === 'noise' ? { ...each, nameZh: '旧噪声', nameEn: 'Old noise' } : each,
    );
    await publish(renamed);
    const { body: earlier } = await intake.post('/v1/cases', { body: matter });
    const left = sample.categories.filter(({ slug }) => slug !== 'noise' && slug !== 'transferred');
    expect((await publish(left)).body.former.map(({ slug }: Kept) => slug)).toEqual(['noise', 'transferred']);
    const names = { slug: 'noise', nameZh: '旧噪声', nameEn: 'Old noise' };
    // What a matter of then is called on paper and in an answer, too.
    const { body: kept } = await intake.get(`/v1/cases/${earlier.id}/guidance`, { as: 'linjiang-desk' });
    expect(kept.blanks).toContainEqual({ blank: 'category', zh: names.nameZh, en: names.nameEn });
    expect((await intake.get(path)).body.former).toEqual([names]);
    expect((await intake.get(path, { as: 'linjiang-desk' })).body.former).toContainEqual(names);
    const first = await intake.get(`${path}?version=1`, { as: 'linjiang-desk' });
    expect(first.body.former).toEqual([]);
    expect((await publish(sample.categories)).body.former).toEqual([]);
  });
});
