import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parsePeriod } from '@fengqiao/domain/score/periods/period';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { until } from '@fengqiao/test-rig/harness/until';
import { PeriodCloser } from '../close-period/period-closer.ts';
import { startHeadquarters, type Headquarters } from '../scoring.scenario.ts';

const clock = new ManualClock('2026-11-20T17:00:00+08:00');
const hongqi = 'shifan.dongcheng.linjiang.hongqi';
const petition = { place: hongqi, kind: 'petition', occurredOn: '2026-10-12', source: 'xinfang' };
const other = { ...petition, occurredOn: '2026-10-20' };
const linjiang = 'unit=shifan.dongcheng.linjiang&period=2026-10';
let headquarters: Headquarters;

beforeAll(async () => {
  headquarters = await startHeadquarters(clock);
  await until('units are known', async () => (await index()).status === 200);
  expect((await importing(petition)).body).toMatchObject({ imported: 1 });
  await struck(['petition']);
}, 60_000);
afterAll(() => headquarters.stop());

const get = (path: string, as = 'hq-analyst') => headquarters.scoring.get(path, { as });
const index = (query = '') => get(`/v1/indices/three-zero?${linjiang}${query}`);
const importing = (...rows: (typeof petition)[]) =>
  headquarters.scoring.post('/v1/imports/occurrences', {
    as: 'admin',
    body: ['place,kind,occurredOn,source', ...rows.map((row) => Object.values(row).join(','))].join('\n'),
  });
const rule = (path: string, body: object, as = 'admin', headers: Record<string, string> = {}) =>
  headquarters.scoring.post(`/v1/occurrences/${path}`, { as, body, headers });
const takeBack = (change: object = {}, as?: string, headers?: Record<string, string>) =>
  rule('take-back', { ...petition, reason: 'wrong-place', ...change }, as, headers);

/** The answer once it says so: the mark follows what was ruled. */
function struck(kinds: string[]) {
  return until(`hongqi has ${kinds.join() || 'nothing'}`, async () => {
    clock.advance(1_000);
    const { body } = await index();
    const [found] = body.struck ?? [];
    return (found?.kinds ?? []).join() === kinds.join() && body;
  });
}
const rows = async () => (await get('/v1/occurrences?period=2026-10', 'admin')).body.items;

describe('an occurrence imported in error', () => {
  it('is taken back by administrators only, with a reason, if there is such a one', async () => {
    expect((await takeBack({}, 'supervisor')).status).toBe(403);
    expect((await takeBack({ reason: undefined })).body.code).toBe('validation');
    expect((await takeBack({ occurredOn: '2026-10-13' })).body.code).toBe('not-found');
    for (const [language, title] of [
      ['zh-CN', '该发生情况没有被撤回'],
      ['en', 'That occurrence was not taken back; it counts'],
    ] as const) {
      const { status, body } = await rule('restore', petition, 'admin', { 'accept-language': language });
      expect([status, body.code, body.title]).toEqual([422, 'not-taken-back', title]);
    }
    expect((await rows()).map(({ counts, rulings }: Record<string, unknown>) => [counts, rulings])).toEqual([
      [true, []],
    ]);
  });

  it('is counted by what was known before, and no more by what is known since; it stays on record', async () => {
    const before = (await index()).body;
    const { status, headers, body } = await takeBack({}, 'admin', { 'if-match': '"1"' });
    expect([status, headers.get('etag'), body.counts, body.frozen]).toEqual([200, '"2"', false, []]);
    const after = await struck([]);
    expect(after.items[0]).toEqual({ kind: 'petition', zero: 2, share: 100 });
    const [asOf, knownAt] = [before.asOf, before.knownAt].map(encodeURIComponent);
    const again = (await index(`&asOf=${asOf}&knownAt=${knownAt}`)).body;
    expect(again).toEqual(before);
    expect(again.items[0]).toEqual({ kind: 'petition', zero: 1, share: 50 });
    // As of an earlier day too: by what is known now it never happened.
    expect((await index(`&asOf=${asOf}`)).body.items[0].zero).toBe(2);
    expect(await rows()).toMatchObject([
      { ...petition, counts: false, rulings: [{ reason: 'wrong-place', recordedBy: 'admin' }] },
    ]);
    expect((await takeBack()).body.code).toBe('already-taken-back');
    expect((await takeBack({}, 'admin', { 'if-match': '"1"' })).body.code).toBe('stale-version');
  });

  it('does not come back with the next list that still names it, but when it is restored', async () => {
    expect((await importing(petition, other)).body).toMatchObject({ rows: 2, imported: 1, skipped: 1 });
    await struck(['petition']);
    await takeBack({ ...other, reason: 'told-twice' });
    await struck([]);
    expect((await rule('restore', petition)).body).toMatchObject({ version: 3, counts: true });
    await struck(['petition']);
  });

  it('is listed a page at a time, to whom the place belongs', async () => {
    const first = (await get('/v1/occurrences?period=2026-10&limit=1', 'linjiang-chief')).body;
    expect(first.items).toMatchObject([{ ...petition, counts: true, version: 3 }]);
    const cursor = encodeURIComponent(first.next);
    const second = (await get(`/v1/occurrences?period=2026-10&cursor=${cursor}`, 'linjiang-chief')).body;
    expect([second.items, second.next]).toMatchObject([[{ ...other, counts: false }], null]);
    expect((await get('/v1/occurrences?period=2026-10', 'hubin-chief')).body.items).toEqual([]);
    expect((await get(`/v1/occurrences?${linjiang}`, 'hubin-chief')).status).toBe(404);
    for (const never of ['%00', 'x', '2026-10-01%20%00'])
      expect((await get(`/v1/occurrences?period=2026-10&cursor=${never}`, 'linjiang-chief')).status).toBe(
        400,
      );
  });
});

describe('in a frozen period', () => {
  const revise = () =>
    headquarters.scoring.post('/v1/periods/2026-10/revisions', {
      as: 'supervisor',
      body: { cause: 'occurrence-taken-back' },
    });

  it('the index is as it was frozen until a revision names the cause and the place', async () => {
    const closer = headquarters.scoring.running.app.get(PeriodCloser);
    await closer.advance(parsePeriod('2026-10')!);
    clock.set('2026-11-28T09:00:00+08:00');
    expect(await closer.advance(parsePeriod('2026-10')!)).toMatchObject({ status: 'frozen' });
    expect((await revise()).body.code).toBe('nothing-changed');
    const { body } = await takeBack();
    expect(body.frozen).toEqual(['2026-10']);
    await until('it is known', async () => {
      clock.advance(1_000);
      const asOf = new Date(await clock.now()).toISOString();
      return (await index(`&asOf=${asOf}`)).body.items[0].zero === 2;
    });
    expect((await index()).body.items[0].zero).toBe(1);
    const revision = (await revise()).body;
    expect(revision).toMatchObject({
      revision: 2,
      cause: 'occurrence-taken-back',
      difference: [],
      struck: [{ place: hongqi, from: ['petition'], to: [] }],
    });
    expect((await index()).body.items[0].zero).toBe(2);
    const seenBy = async (as: string) => {
      const { items } = (await get('/v1/periods/2026-10/revisions', as)).body;
      return items[1].struck.length;
    };
    expect([await seenBy('linjiang-chief'), await seenBy('hubin-chief')]).toEqual([1, 0]);
  });
});
