import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { RowCounts } from '@fengqiao/test-rig/fuzz/row-counts';
import { sampleFile } from '@fengqiao/test-rig/harness/sample';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { randomUUID } from 'node:crypto';
import { complaint, give, linjiang, matter, register, roadTo, startIntake } from '../intake.scenario.ts';

const clock = new ManualClock('2026-11-23T09:30:00+08:00');
let intake: TestService;
beforeAll(async () => {
  intake = await startIntake(clock);
}, 60_000);
afterAll(() => intake.stop());

const law = [{ nameZh: '《噪声污染防治法》第八十二条', nameEn: 'Noise Pollution Act, article 82' }];
const steps = [{ textZh: '到场劝止' }, { textZh: '告知结果', textEn: 'Tell the citizen' }];
const asked = { nameZh: '已劝止', textZh: '{number}：{unit}已于现场劝止，{handler}，{place}，{due}前答复。' };
const noise = { law, steps, answers: [asked] };
const put = (about: string, body: object, as = 'admin', headers: Record<string, string> = {}) =>
  intake.put(`/v1/guidance/${about}`, { as, body, headers });
const get = (path: string, as = 'linjiang-officer-a') => intake.get(`/v1/guidance${path}`, { as });

describe('guidance', () => {
  it('is published in versions, each with its day and its publisher; the same again is no new one', async () => {
    const nothing = await get('/category.noise');
    expect([nothing.status, nothing.body]).toEqual([
      200,
      {
        ...{ about: 'category.noise', law: [], steps: [], answers: [], version: 0 },
        ...{ publishedAt: null, publishedBy: null, mayPublish: false },
        serverTime: '2026-11-23T09:30:00+08:00',
      },
    ]);
    expect((await put('category.noise', {})).body.version).toBe(0);
    const first = await put('category.noise', noise, 'admin', { 'if-match': '"0"' });
    expect([first.status, first.headers.get('etag'), first.body]).toEqual([
      ...[200, '"1"'],
      expect.objectContaining({ ...noise, version: 1, publishedBy: 'admin', mayPublish: true }),
    ]);
    // As it was read it can be sent back.
    expect((await put('category.noise', first.body)).body.version).toBe(1);
    clock.set('2026-11-24T09:30:00+08:00');
    const more = { ...noise, steps: [...steps, { textZh: '回访' }] };
    expect((await put('category.noise', more, 'admin', { 'if-match': '"1"' })).body.version).toBe(2);
    const stale = await put('category.noise', noise, 'admin', { 'if-match': '"1"' });
    expect([stale.status, stale.body.code]).toEqual([412, 'stale-version']);
    expect((await get('/category.noise?version=1')).body.steps).toEqual(steps);
    expect((await get('/category.noise')).body.steps).toHaveLength(3);
    expect((await get('/category.noise?version=7')).status).toBe(404);
    expect((await get('/category.noise/history')).body.items).toEqual([
      { version: 2, publishedAt: '2026-11-24T09:30:00+08:00', publishedBy: 'admin' },
      { version: 1, publishedAt: '2026-11-23T09:30:00+08:00', publishedBy: 'admin' },
    ]);
  });

  it('of many published at once over the same version one stands, and the same call twice is one', async () => {
    const over = { 'if-match': '"0"' };
    const many = await Promise.all(
      [...'一二三四五六七八'].map((nameZh) => put('category.wages', { law: [{ nameZh }] }, 'admin', over)),
    );
    expect(many.map(({ status }) => status).sort()).toEqual([200, ...many.slice(1).map(() => 412)]);
    const key = { 'idempotency-key': randomUUID() };
    const [one, two] = [await put('general', noise, 'admin', key), await put('general', noise, 'admin', key)];
    expect([one.status, two.body]).toEqual([200, one.body]);
    expect((await put('general', {}, 'admin')).body.version).toBe(2);
    expect((await get('/general/history')).body.items).toHaveLength(2);
  });

  it.each([
    ['by a supervisor', 'category.noise', noise, 'supervisor', 403, 'forbidden', undefined],
    ['by a chief about a category', 'category.noise', noise, 'linjiang-chief', 403, 'forbidden', undefined],
    ['by a desk about its unit', `unit.${linjiang}`, {}, 'linjiang-desk', 403, 'forbidden', undefined],
    [
      'by a chief about the unit beside',
      'unit.shifan.dongcheng.hubin',
      {},
      'linjiang-chief',
      403,
      'forbidden',
      undefined,
    ],
    ['about a category nobody published', 'category.nois', noise, 'admin', 422, 'unknown-category', 'about'],
    ['about a unit that is not there', 'unit.shifan.nowhere', {}, 'admin', 422, 'unknown-unit', 'about'],
    [
      'with a blank nobody knows',
      'general',
      { answers: [{ ...asked, textEn: '{reporter}' }] },
      'admin',
      ...([422, 'unknown-blank', 'answers.0.textEn'] as const),
    ],
    [
      'with an answer twice',
      'general',
      { answers: [asked, asked] },
      'admin',
      422,
      'duplicate-answer',
      'answers.1.nameZh',
    ],
    ['with law, by a unit', `unit.${linjiang}`, { law }, 'linjiang-chief', 422, 'answers-alone', 'law'],
    ['about nothing there is', 'ledger.noise', {}, 'admin', 400, 'validation', undefined],
    ['with an empty step', 'general', { steps: [{ textZh: ' ' }] }, 'admin', 400, 'validation', undefined],
  ])('%s is refused, with nothing written', async (_, about, body, as, status, code, field) => {
    const counts = await RowCounts.of(intake.dataSource);
    const before = await counts.read();
    for (const language of ['zh-CN', 'en']) {
      const refused = await put(about, body, as, { 'accept-language': language });
      expect([refused.status, refused.body.code]).toEqual([status, code]);
      expect(refused.body.title).not.toBe(code);
      if (field) expect(refused.body.errors[0].field).toBe(field);
    }
    expect(await counts.read()).toBe(before);
  });

  it('is for staff', async () => {
    for (const path of ['', '/general', '/general/history', '/in-force?category=noise&ledger=claim']) {
      expect((await intake.get(`/v1/guidance${path}`)).status).toBe(401);
      expect((await get(path)).status).toBe(200);
    }
  });

  it('of a unit is its answers, kept by its chief and whoever stands in', async () => {
    const own = { answers: [{ nameZh: '临江答复', textZh: '临江派出所：{number}' }] };
    const kept = await put(`unit.${linjiang}`, own, 'linjiang-chief');
    expect([kept.status, kept.body.publishedBy, kept.body.mayPublish]).toEqual([200, 'linjiang-chief', true]);
    const { body } = await get('', 'linjiang-chief');
    expect(body.mine).toEqual([`unit.${linjiang}`]);
    expect((await get('')).body.mine).toEqual([]);
    const standIn = { unit: 'shifan.dongcheng.hubin', person: 'hubin-officer' };
    const set = await intake.post('/v1/directory/stand-ins', { as: 'admin', body: standIn });
    expect(set.status).toBe(200);
    const stoodIn = await put(`unit.${standIn.unit}`, { answers: own.answers }, standIn.person);
    expect([stoodIn.status, (await get('', standIn.person)).body.mine]).toEqual([
      ...[200, [`unit.${standIn.unit}`]],
    ]);
    expect(body.items).toContainEqual({
      ...{ about: `unit.${linjiang}`, version: 1, law: 0, steps: 0, answers: 1 },
      ...{ publishedAt: '2026-11-24T09:30:00+08:00', publishedBy: 'linjiang-chief' },
    });
  });
});

describe('the guidance for a case', () => {
  const ofCase = (id: string, as: string) => intake.get(`/v1/cases/${id}/guidance`, { as });

  it('is its category’s with the answers of who handles it, filled; what is not known stays and is said', async () => {
    const { body } = await register(intake);
    await give(intake, body.id, roadTo('accept'));
    const { status, body: shown } = await ofCase(body.id, 'linjiang-officer-a');
    const own = await intake.get(`/v1/cases/${body.id}`, { as: 'linjiang-officer-a' });
    expect([status, shown.law]).toEqual([200, [{ ...law[0], about: 'category.noise' }]]);
    const handler = shown.blanks.find(({ blank }: { blank: string }) => blank === 'handler').zh;
    expect(handler).toMatch(/\p{Script=Han}/u);
    expect(own.body.clocks.find(({ name }: { name: string }) => name === 'complete').dueAt).toBe(
      '2026-12-03T18:00:00+08:00',
    );
    expect(shown.answers.map(({ nameZh, textZh }: typeof asked) => [nameZh, textZh])).toEqual([
      ['临江答复', `临江派出所：${body.number}`],
      ['已劝止', `${body.number}：临江派出所已于现场劝止，${handler}，{place}，2026年12月3日 18:00前答复。`],
    ]);
    expect(shown.blanks).toContainEqual({ blank: 'place', zh: null, en: null });
    expect(shown.blanks).toContainEqual({
      ...{ blank: 'received', zh: '2026年11月24日 09:30', en: '24 November 2026, 09:30' },
    });
    expect(JSON.stringify(shown)).not.toContain(matter.reporter.name);
    expect(shown.sources.map(({ about, version }: { about: string; version: number }) => [about, version]))
      // In the order of what it is about.
      .toEqual([
        ['category.noise', 2],
        [`unit.${linjiang}`, 1],
      ]);
  });

  it('is read by whoever may see it, and the reading is on record', async () => {
    const { body } = await register(intake, { body: complaint });
    expect((await ofCase(body.id, 'hubin-chief')).status).toBe(404);
    expect((await ofCase(body.id, 'dongcheng-desk')).status).toBe(200);
    const lines = await intake.dataSource.query('select person, what from read_audit where case_id = $1', [
      body.id,
    ]);
    expect(lines).toEqual([{ person: 'dongcheng-desk', what: 'guidance' }]);
  });
});

it('nobody is promised an answer by a day that is over', async () => {
  const { body } = await register(intake);
  await give(intake, body.id, roadTo('accept'));
  const dueBlank = async () =>
    (await intake.get(`/v1/cases/${body.id}/guidance`, { as: 'linjiang-officer-a' })).body.blanks.find(
      ({ blank }: { blank: string }) => blank === 'due',
    );
  expect(await dueBlank()).toMatchObject({ zh: '2026年12月3日 18:00' });
  clock.set('2026-12-04T09:00:00+08:00');
  expect(await dueBlank()).toEqual({ blank: 'due', zh: null, en: null });
});

it('what the sample says of its categories can be published, and whoever handles them is shown it', async () => {
  const kept = Object.entries(JSON.parse(sampleFile('guidance.json')) as Record<string, object>);
  expect(kept.length).toBeGreaterThan(3);
  for (const [about, content] of kept) {
    const { status, body } = await put(about, content);
    expect([about, status, body]).toEqual([about, 200, expect.objectContaining(content)]);
  }
  const { body } = await get('/in-force?category=window-conduct&ledger=complaint');
  expect(body.steps[0]).toMatchObject({ about: 'ledger.complaint' });
});
